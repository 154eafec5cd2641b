/** What staff type that cannot be meant: each said in its row, and everything else goes on working. */
import { askDealers, type Cast, openCast } from './cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(() => cast.hub.rt.close());

const column = (tab: string, header: string) =>
  (cast.hub.rt.host.readTab({ sheet: tab })?.headers.indexOf(header) ?? -1) + 1;

/** Types into one cell as a person would, with all that the edit sets off. */
async function type(tab: string, row: number, header: string, value: string): Promise<void> {
  await cast.hub.finish(cast.hub.rt.edit({ sheet: tab, row, column: column(tab, header), value }));
}

const problem = (tab: string, row: number) => cast.hub.rows(tab)[row - 2]?.Problem ?? '';

async function dealersAsked(): Promise<string[]> {
  await askDealers(cast, cast.sari);
  return cast.hub
    .rows('Offers')
    .filter((offer) => offer.Status === 'OPEN')
    .map((offer) => offer['Dealer ID'] ?? '');
}

test('a dealer without coordinates, or with swapped ones, is told so, gets nothing, and the others do', async () => {
  await type('Dealers', 2, 'Latitude', '');
  expect(problem('Dealers', 2)).toContain('Latitude or Longitude is missing');
  await type('Dealers', 3, 'Latitude', '106.8');
  await type('Dealers', 3, 'Longitude', '-6.2');
  expect(problem('Dealers', 3)).toContain('look swapped');
  expect(problem('Dealers', 4)).toBe('');
  expect(await dealersAsked()).toEqual(['D3']);
});

test('a zone, a region, a model and an ID that do not exist are named in the row of the dealer', async () => {
  await type('Dealers', 2, 'Time zone', '');
  await type('Dealers', 2, 'Region', 'Jabar');
  await type('Dealers', 2, 'Models in stock', 'S3, Q9');
  await type('Dealers', 3, 'Dealer ID', 'D1');
  expect(problem('Dealers', 2)).toContain('There is no region "Jabar" in Regions');
  expect(problem('Dealers', 2)).toContain('time zone is none of WIB, WITA, WIT');
  expect(problem('Dealers', 2)).toContain('Q9');
  expect(problem('Dealers', 3)).toContain('Dealer ID D1 is also in row 2');
});

test('two reps with one number, and a rep who is also a customer, are told whose messages count', async () => {
  await cast.sari.says('Halo');
  await type('Reps', 3, 'WhatsApp number', '0812-0000-0001');
  expect(problem('Reps', 3)).toContain('The same number as row 2 (Andi)');
  await type('Reps', 4, 'WhatsApp number', '+62 813-1111-1111');
  expect(problem('Reps', 4)).toMatch(/also that of customer C-\d+/);
  await type('Reps', 4, 'WhatsApp number', 'nomor baru');
  expect(problem('Reps', 4)).toContain('is no WhatsApp number');
  expect(problem('Reps', 2)).toBe('');
});

test('a region whose manager has no number, or whose windows cannot be read, says so', async () => {
  await type('Regions', 2, 'Manager WhatsApp', '12');
  await type('Regions', 2, 'Claim window by hour', '08-17: 10; pagi: 5');
  expect(problem('Regions', 2)).toContain('head office gets what the manager should get');
  expect(problem('Regions', 2)).toContain('"pagi: 5" is passed over');
});

test('settings that contradict each other are both in force and both reported', async () => {
  const row = (key: string) => cast.hub.rows('Settings').findIndex((each) => each.Setting === key) + 2;
  await type('Settings', row('claimWindowMinutes'), 'Value', '300');
  await type('Settings', row('longestWaitHours'), 'Value', '2');
  await type('Settings', row('introTemplate'), 'Value', 'lead_offer_v1');
  expect(problem('Settings', row('claimWindowMinutes'))).toContain('Longer than longestWaitHours');
  expect(problem('Settings', row('introTemplate'))).toContain('Another setting names the same template');
  await type('Settings', row('longestWaitHours'), 'Value', '24');
  expect(problem('Settings', row('claimWindowMinutes'))).toBe('');
});

test('a message without one of its languages is reported, and goes out as it was', async () => {
  const row = cast.hub.rows('Messages').findIndex((each) => each.Key === 'rep.offer') + 2;
  await type('Messages', row, 'Bahasa Indonesia', '');
  expect(problem('Messages', row)).toContain('id: no text');
  await dealersAsked();
  expect(cast.andi.last).toContain('Lead baru');
});

test('what came in without an edit is found in the night, and dealers are rated', async () => {
  await dealersAsked();
  await cast.andi.taps('Claim');
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Dealers' }, { row: 4, column: column('Dealers', 'Region'), cells: [['Jabar']] }, owner);
  expect(problem('Dealers', 4)).toBe('');
  await cast.hub.rt.advance(17 * 3_600_000);
  const [first, second] = cast.hub.rows('Dealers');
  expect(Number(first?.Score)).toBeGreaterThan(50);
  expect(first?.['Score made of']).toContain('answers 24.0 of 40 (1 of 1)');
  expect(second?.Score).toBe('');
  expect(problem('Dealers', 4)).toContain('"Jabar"');
});
