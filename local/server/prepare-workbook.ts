/** Turns an empty workbook into a working hub: secrets, the hub's own setup, the demo network. */
import { createHash } from 'node:crypto';
import { type DataFolder, type Secrets, StartError } from './data-folder';
import { type DemoReport, loadDemoData } from './demo-data';
import { DEMO_GATEWAYS, gatewaySecret, secretProperty } from './fleet/demo-gateways';
import type { FleetDesk } from './fleet/desk';
import { loadGateways, reportOnce } from './fleet/load-fleet';
import { qontakCredentials, qontakTokens } from './qontak-account';
import type { HubRuntime } from './runtime-contract';
import { demoYear, OF_YEAR, putTabs } from './year/load-year';

const JAKARTA_MS = 7 * 3_600_000;
const RECOMPUTE = 'recomputeAllMetrics';

interface Preparation {
  readonly data: DataFolder;
  readonly code: string;
  readonly demoFolder: string;
  readonly business: { readonly number: string; readonly phoneNumberId: string };
  readonly fleet: FleetDesk;
  readonly withYear: boolean;
}

/** Runs setup on the first start and whenever the bundle has changed; loads the demo network once. */
export async function prepareWorkbook(
  options: Preparation,
  runtime: HubRuntime,
  secrets: Secrets,
): Promise<DemoReport | null> {
  const { data } = options;
  writeProperties(runtime, secrets, options.business);
  const bundle = createHash('sha256').update(options.code).digest('hex');
  const before = data.readyFor();
  if (before === bundle) return null;
  await runSetup(runtime);
  if (before !== null) {
    data.markReady(bundle);
    return null;
  }
  const today = new Date(runtime.now() + JAKARTA_MS).toISOString().slice(0, 10);
  const { owner: user } = runtime.host;
  const folder = options.demoFolder;
  const year = options.withYear ? demoYear({ folder, today }) : null;
  const network = loadDemoData(runtime.host, { folder, user, today, without: year ? OF_YEAR : [] });
  const ofYear = year ? putTabs(runtime.host, year.tabs, user) : [];
  const report = { ...network, loaded: [...network.loaded, ...ofYear] };
  const hasFleet = report.loaded.length > 0 && loadGateways(runtime);
  // Once more: what depends on the rows (dropdowns of regions and dealers, caches) is brought up to date.
  if (report.loaded.length > 0) {
    await runSetup(runtime);
    // As a night would have done by now: a newcomer sees what was found. Other scripts than the hub's have none of it.
    for (const name of ['auditAllSales', RECOMPUTE]) if (runtime.hasFunction(name)) await runtime.run(name);
    // What came late shows as what it is: a change of a month that had been reported.
    if (year && putTabs(runtime.host, year.late, user).length > 0 && runtime.hasFunction(RECOMPUTE)) await runtime.run(RECOMPUTE); // biome-ignore format: one line
    if (hasFleet) await reportOnce(runtime, options.fleet);
  }
  data.markReady(bundle);
  return report;
}

function writeProperties({ host }: HubRuntime, secrets: Secrets, business: Preparation['business']): void {
  const known = host.properties.all();
  const wanted = {
    META_ACCESS_TOKEN: secrets.accessToken,
    QONTAK_CLIENT_ID: qontakCredentials.clientId,
    QONTAK_CLIENT_SECRET: qontakCredentials.clientSecret,
    QONTAK_CRM_CLIENT_ID: qontakCredentials.clientId,
    QONTAK_CRM_CLIENT_SECRET: qontakCredentials.clientSecret,
    META_PHONE_NUMBER_ID: business.phoneNumberId,
    META_VERIFY_TOKEN: secrets.verifyToken,
    META_BUSINESS_NUMBER: business.number,
    WEBHOOK_KEY: secrets.webhookKey,
    TOKEN_SECRET: secrets.tokenSecret,
    ...Object.fromEntries(DEMO_GATEWAYS.map(({ id }) => [secretProperty(id), gatewaySecret(secrets.tokenSecret, id)])),
  };
  // Tokens are renewed by the hub itself; the local Qontak starts with these.
  for (const [key, token] of Object.entries(qontakTokens)) if (!known[key]) host.properties.set(key, token);
  for (const [key, value] of Object.entries(wanted)) if (known[key] !== value) host.properties.set(key, value);
}

async function runSetup(runtime: HubRuntime): Promise<void> {
  try {
    await runtime.run('setup');
  } catch (error) {
    throw new StartError(`The hub’s setup failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
