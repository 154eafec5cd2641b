/** Old rows go to BigQuery, too: the real bundle over the advanced service, with the manifest of whoever has chosen it. */
import { readFileSync } from 'node:fs';
import { createBigQueryWorld } from '../../local/world/bigquery/bigquery';
import type { BigQueryWorld } from '../../local/world/bigquery/server';
import type { Service } from '../../local/world/http';
import { withBigQuery } from '../../tools/build/manifest.mjs';
import { PLACE, rowsOf } from '../support/bigquery';
import { cutPoints, swept } from '../support/sweep';
import { type Cast, type CastOptions, openCast } from './cast';
import { MINUTE, makeOldLead, OLD_TIMES } from './old-lead';

/** What tabs are called in BigQuery. */
const TABLES = Object.keys(OLD_TIMES).map((tab) => [tab, tab.toLowerCase().replace(' ', '_')] as const);
const manifest = JSON.parse(withBigQuery(readFileSync('appsscript.json', 'utf8'))) as NonNullable<
  CastOptions['manifest']
>;

/** Head office has chosen BigQuery. */
async function chooseBigQuery(cast: Cast): Promise<void> {
  const { people, owner } = cast.hub.rt.host;
  people.appendRow({ sheet: 'Settings' }, ['bigQueryProject', PLACE.project], owner);
  const row = cast.hub.rows('Settings').length + 1;
  await cast.hub.rt.edit({ sheet: 'Settings', row, column: 2, value: PLACE.project });
}

let made: Awaited<ReturnType<typeof makeOldLead>>;
beforeAll(async () => {
  made = await makeOldLead(chooseBigQuery);
});

interface Opened {
  readonly cast: Cast;
  readonly world: BigQueryWorld;
}

async function open(options: Pick<CastOptions, 'intercept' | 'manifest'> = { manifest }): Promise<Opened> {
  const world = createBigQueryWorld(() => made.startMs);
  world.project(PLACE.project);
  const services: Service[] = [world.handle];
  const cast = await openCast({ ...made, seed: 2, minutes: 'when something is due', services, ...options });
  return { cast, world };
}

async function archive({ hub }: Cast): Promise<void> {
  for (let runs = 0; runs < 12; runs++) {
    const said = await hub.finish(hub.rt.run('archiveOldRows'));
    if (!JSON.stringify(said).includes('goes-on')) return;
  }
}

/** Keys by tab: in the archive workbooks, and in BigQuery. */
function whereabouts({ cast, world }: Opened) {
  const { host } = cast.hub.rt;
  const archives = host.spreadsheets().filter(({ id }) => id !== host.boundId);
  const keys = (sheet: string, id: string) =>
    (host.readTab({ sheet, spreadsheetId: id })?.rows ?? []).flatMap(([key = '']) => (key === '' ? [] : [key]));
  return TABLES.map(([tab, table]) => ({
    tab,
    archived: archives.flatMap(({ id }) => keys(tab, id)).sort(),
    inBigQuery: rowsOf(world, `${table}_now`).map((row) => String(row.id)).sort(), // biome-ignore format: one line
  }));
}

function expectSame(opened: Opened): void {
  for (const { tab, archived, inBigQuery } of whereabouts(opened))
    expect({ tab, keys: inBigQuery }).toEqual({ tab, keys: archived });
}

test('what goes to the archive workbook stands in BigQuery', async () => {
  const opened = await open();
  await archive(opened.cast);
  await archive(opened.cast);
  expectSame(opened);
  expect(opened.cast.hub.rows('Leads')).toEqual([]);
  const [lead] = rowsOf(opened.world, 'leads_now');
  expect(lead).toMatchObject({ id: 'L-000001', status: 'LOST', customerId: 'C-000001' });
  await opened.cast.hub.rt.close();
});

test('a deployment without the service says so, and the archive goes on', async () => {
  const opened = await open({});
  await archive(opened.cast);
  await archive(opened.cast);
  expect(opened.cast.hub.rows('Leads')).toEqual([]);
  const [alert] = opened.cast.hub.rows('Alerts').filter(({ Rule }) => Rule === 'bigquery-behind');
  expect(JSON.stringify(alert)).toContain('npm run deploy -- --bigquery');
  await opened.cast.hub.rt.close();
});

test('dead before or after any call: none lost, none doubled', async () => {
  const run = async (stop: number, when: 'before' | 'after') => {
    let [calls, isDead] = [0, false];
    const opened = await open({
      manifest,
      intercept: (call) => {
        if (call.function !== 'archiveOldRows') return;
        if (!isDead) calls = Math.max(calls, call.index);
        if (isDead || call.index !== stop || call.when !== when) return;
        isDead = true;
        return 'crash';
      },
    });
    const { hub } = opened.cast;
    await hub.finish(hub.rt.run('archiveOldRows')).catch(() => undefined);
    await hub.rt.advance(9 * MINUTE);
    await archive(opened.cast);
    await archive(opened.cast);
    expectSame(opened);
    expect(hub.rows('Leads')).toEqual([]);
    await hub.rt.close();
    return calls;
  };
  const calls = await run(-1, 'before');
  expect(calls).toBeGreaterThan(30);
  for (const { stop, when } of swept(cutPoints(calls), 5)) await run(stop, when);
});
