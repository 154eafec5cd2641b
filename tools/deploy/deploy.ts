/**
 * `npm run deploy`: pushes, then moves the one deployment to a new version, so that its id and URL stay. The first time it
 * makes that deployment. Every run uses up one of the 200 versions a script may have.
 */
import { readFileSync } from 'node:fs';
import { ClaspProblem, claspJson, orExplain } from './clasp.ts';
import { push } from './push.ts';

/** https://developers.google.com/apps-script/guides/services/quotas */
const MAX_VERSIONS = 200;
const WARN_FROM = 180;

interface Deployment {
  readonly deploymentId: string;
  readonly versionNumber?: number;
}

async function deploy(chosen: string | undefined): Promise<void> {
  await push();
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const id = await existingDeployment(chosen);
  const description = `Dealer Hub ${version}`;
  const made = (await claspJson(
    id ? ['update-deployment', id, '--description', description] : ['create-deployment', '--description', description],
  )) as Deployment;
  if (!made.deploymentId || !made.versionNumber)
    throw new ClaspProblem('clasp did not say what it deployed: look under Deploy → Manage deployments.');
  console.log(`${id ? 'Updated' : 'Made'} deployment ${made.deploymentId}, version ${made.versionNumber}.`);
  console.log(`https://script.google.com/macros/s/${made.deploymentId}/exec`);
  if (made.versionNumber >= WARN_FROM) {
    console.warn(
      `${made.versionNumber} of ${MAX_VERSIONS} versions are used: delete old ones in the script editor: Project history (the clock at the left) → ⋮ → Delete. At ${MAX_VERSIONS} nothing can be deployed.`,
    );
  }
}

/** The deployment to move: the one named, or the only versioned one. @HEAD is for editors and does not count. */
async function existingDeployment(chosen: string | undefined): Promise<string | null> {
  const all = (await claspJson(['list-deployments'])) as Deployment[];
  const versioned = all.filter((deployment) => deployment.versionNumber !== undefined);
  if (chosen !== undefined) {
    if (versioned.some((deployment) => deployment.deploymentId === chosen)) return chosen;
    throw new ClaspProblem(`There is no versioned deployment ${chosen}. Known: ${list(versioned)}.`);
  }
  if (versioned.length > 1) {
    throw new ClaspProblem(
      `There are ${versioned.length} deployments: ${list(versioned)}. Name one: npm run deploy -- --deployment ID`,
    );
  }
  return versioned[0]?.deploymentId ?? null;
}

function list(deployments: readonly Deployment[]): string {
  return deployments.map((d) => `${d.deploymentId} (version ${d.versionNumber})`).join(', ') || 'none';
}

const parameters = process.argv.slice(2);
const known = parameters.length === 0 || (parameters.length === 2 && parameters[0] === '--deployment');
await orExplain(async () => {
  if (!known) throw new ClaspProblem('Usage: npm run deploy [-- --deployment ID]');
  await deploy(parameters[1]);
});
