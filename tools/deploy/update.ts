/**
 * The one deployment: created the first time, then moved to each new version, so that its ID and URL stay, or moved back to an
 * older one. Every new version uses up one of the 200 that a script may have.
 */
import { readFileSync } from 'node:fs';
import { ClaspProblem, claspJson } from './clasp.ts';
import type { RollBack } from './options.ts';
import { push } from './push.ts';

/** https://developers.google.com/apps-script/guides/services/quotas */
const MAX_VERSIONS = 200;
const WARN_FROM = 180;

export interface Deployment {
  readonly deploymentId: string;
  readonly versionNumber?: number;
}

/** Where a deployment answers. */
export function addressOf(deploymentId: string): string {
  const base = process.env.HUB_WEB_APPS ?? 'https://script.google.com/macros/s';
  return `${base}/${deploymentId}/exec`;
}

/** Pushes, then moves the deployment, or creates it. `chosen`: the deployment ID, if there are several. */
export async function update(chosen?: string): Promise<Deployment> {
  await push();
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const id = (await existingDeployment(chosen))?.deploymentId;
  const description = `Dealer Hub ${version}`;
  const made = (await claspJson(
    id ? ['update-deployment', id, '--description', description] : ['create-deployment', '--description', description],
  )) as Deployment;
  const versionNumber = versionIn(made);
  console.log(`${id ? 'Updated' : 'Made'} deployment ${made.deploymentId}, version ${versionNumber}.`);
  console.log(addressOf(made.deploymentId));
  if (versionNumber >= WARN_FROM) {
    console.warn(
      `${versionNumber} of ${MAX_VERSIONS} versions are used: delete old ones in the script editor: Project history (the clock at the left) → ⋮ → Delete. At ${MAX_VERSIONS} nothing can be deployed.`,
    );
  }
  return made;
}

/** Moves the deployment to an existing version: the one named, or the previous one. Nothing is pushed. */
export async function rollBack({ version: wanted, deployment, mode }: RollBack): Promise<void> {
  const current = await existingDeployment(deployment);
  if (!current) throw new ClaspProblem('Nothing is deployed yet: there is nothing to go back from.');
  const now = versionIn(current);
  const versions = (await claspJson(['list-versions'])) as { versionNumber?: number }[];
  const known = versions.flatMap(({ versionNumber }) => versionNumber ?? []).sort((one, other) => one - other);
  const target = wanted ?? known.filter((version) => version < now).at(-1);
  if (target === undefined)
    throw new ClaspProblem(`Version ${now} is deployed, and there is none before it. Known: ${known.join(', ')}.`);
  if (!known.includes(target))
    throw new ClaspProblem(`There is no version ${target}. Version ${now} is deployed. Known: ${known.join(', ')}.`);
  if (mode === 'show') {
    console.log(`A dry run: deployment ${current.deploymentId} would go back from version ${now} to ${target}.`);
    return;
  }
  const description = `Dealer Hub, back to version ${target}`;
  const words = ['update-deployment', current.deploymentId, '-V', String(target), '--description', description];
  const made = (await claspJson(words)) as Deployment;
  if (versionIn(made) !== target)
    throw new ClaspProblem(`clasp says that version ${made.versionNumber} is deployed, not ${target}: try again.`);
  console.log(`Deployment ${made.deploymentId} is back from version ${now} to ${target}. Its address stays.`);
  console.log(
    'The workbook is as it was; columns that the newer version added may stay. Forward again: npm run deploy',
  );
}

function versionIn({ deploymentId, versionNumber }: Deployment): number {
  if (deploymentId && versionNumber) return versionNumber;
  throw new ClaspProblem('clasp did not say what it deployed: look under Deploy → Manage deployments.');
}

/** The deployment to move: the one named, or the only versioned one. @HEAD is for editors and does not count. */
async function existingDeployment(chosen: string | undefined): Promise<Deployment | null> {
  const all = (await claspJson(['list-deployments'])) as Deployment[];
  const versioned = all.filter((deployment) => deployment.versionNumber !== undefined);
  if (chosen !== undefined) {
    const named = versioned.find((deployment) => deployment.deploymentId === chosen);
    if (named) return named;
    throw new ClaspProblem(`There is no versioned deployment ${chosen}. Known: ${list(versioned)}.`);
  }
  if (versioned.length > 1) {
    throw new ClaspProblem(
      `There are ${versioned.length} deployments: ${list(versioned)}. Name one: npm run deploy -- --deployment ID`,
    );
  }
  return versioned[0] ?? null;
}

function list(deployments: readonly Deployment[]): string {
  return deployments.map((d) => `${d.deploymentId} (version ${d.versionNumber})`).join(', ') || 'none';
}
