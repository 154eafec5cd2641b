/** Runbooks of docs/OPERATE.md whose steps no other story follows: a rep leaves, the owner leaves, a backup is restored. */
import { askDealers, type Cast, openCast } from './cast';

const MINUTE_MS = 60_000;
let cast: Cast;

beforeEach(async () => {
  cast = await openCast();
});

afterEach(() => cast.hub.rt.close());

const columnOf = (tab: string, header: string) =>
  (cast.hub.rt.host.readTab({ sheet: tab })?.headers ?? []).indexOf(header) + 1;

/** As staff at the sheet: the edit trigger hears of it. */
async function type(tab: string, row: number, header: string, value: string): Promise<void> {
  await cast.hub.finish(cast.hub.rt.edit({ sheet: tab, row, column: columnOf(tab, header), value }));
  await cast.hub.rt.advance(2 * MINUTE_MS);
}

test('a rep left: inactive, their leads handed over; nothing is offered to them, and the customer is answered', async () => {
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
  const [first] = cast.hub.rows('Reps');
  expect(first).toMatchObject({ 'Rep ID': 'R1', 'Open leads': expect.stringContaining('L-000001') });
  await type('Reps', 2, 'Active', 'FALSE');
  await type('Leads', 2, 'Hand over to', 'R2');
  expect(cast.hub.rows('Leads')[0]).toMatchObject({ 'Owner rep': 'Dewi', 'Hand-over': 'Given to Dewi.' });
  expect(cast.hub.rows('Reps')[0]?.['Open leads']).toBe('');
  const heard = cast.andi.heard.length;
  const budi = cast.person('6281322222222', 'Budi');
  await askDealers(cast, budi);
  expect(cast.andi.heard.length).toBe(heard);
  const offered = cast.hub.rows('Offers').filter((offer) => offer['Lead ID'] === 'L-000002');
  expect(offered.map((offer) => offer['Rep ID'])).not.toContain('R1');
});

test('the owner left: their triggers are silent; set-up by the next one makes all anew, and nothing was lost', async () => {
  await cast.hub.rt.close();
  cast = await openCast({ minutes: 'every' });
  const { rt } = cast.hub;
  await rt.advance(2 * MINUTE_MS);
  const before = rt.triggers().map(({ id }) => id);
  for (const { handler } of rt.triggers()) rt.disableTrigger(handler);
  await rt.advance(40 * MINUTE_MS);
  await cast.sari.says('halo, mau beli motor');
  const report = (await cast.hub.finish(rt.run('setup'))) as string[];
  // A delivery has done the minute's work meanwhile, which is no trigger.
  expect(report.filter((line) => line.includes('made anew'))).toHaveLength(4);
  expect(rt.triggers().filter(({ id }) => before.includes(id))).toEqual([]);
  await rt.advance(2 * MINUTE_MS);
  expect(cast.sari.last).not.toBe('');
  expect(cast.hub.rows('Customers')).toHaveLength(1);
});

test('a backup is restored: set-up and the ledger’s check say where it ends, and the hub goes on', async () => {
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
  const backup = cast.hub.rt.snapshot();
  const before = cast.hub.rows('Ledger').length;
  const budi = cast.person('6281322222222', 'Budi');
  await askDealers(cast, budi);
  await cast.dewi.taps('Claim');
  expect(cast.hub.rows('Ledger').length).toBe(before + 1);
  const world = cast.hub.world.snapshot();
  const startMs = cast.hub.rt.now();
  const properties = cast.hub.rt.properties.all();
  await cast.hub.rt.close();
  cast = await openCast({ from: { runtime: backup, world }, startMs });
  // The workbook alone is as it was: the hub's properties know more.
  for (const [name, value] of Object.entries(properties)) cast.hub.rt.host.properties.set(name, value);
  expect(cast.hub.rows('Ledger').length).toBe(before);
  await cast.hub.finish(cast.hub.rt.run('setup'));
  const lines = (await cast.hub.finish(cast.hub.rt.run('verifyTheLedger'))) as string[];
  expect(lines.join(' ')).not.toMatch(/broken|says something else/);
  // Whoever came since is somebody new, and nobody else is harmed.
  await askDealers(cast, cast.person('6281322222222', 'Budi'));
  expect(cast.hub.rows('Customers').map((row) => row['Customer ID'])).toEqual(['C-000001', 'C-000002']);
  expect(cast.hub.rows('Leads').map((row) => [row['Lead ID'], row.Status])).toEqual([
    ['L-000001', 'CLAIMED'],
    ['L-000002', 'UNCLAIMED'],
  ]);
});
