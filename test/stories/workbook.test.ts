/** Staff at work in the workbook: what the hub survives, what it repairs, and what it refuses to guess. */
import { askDealers, type Cast, openCast } from './cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(() => cast.hub.rt.close());

const columnOf = (tab: string, header: string) =>
  (cast.hub.rt.host.readTab({ sheet: tab })?.headers.indexOf(header) ?? -1) + 1;

test('setup run again finds everything in place and changes nothing', async () => {
  const before = cast.hub.rt.host.snapshot().workbooks;
  expect(await cast.hub.finish(cast.hub.rt.run('setup'))).toEqual(['Everything was in place already.']);
  expect(cast.hub.rt.host.snapshot().workbooks).toEqual(before);
});

test('setup puts back a tab, a header and a trigger that somebody removed, and keeps what staff wrote', async () => {
  const { host } = cast.hub.rt;
  host.people.deleteColumns({ sheet: 'Campaigns' }, columnOf('Campaigns', 'Channel'), 1);
  host.typeInto({ sheet: 'Settings', row: 2, column: 2, value: 'Merek Kami', user: host.owner });
  const report = (await cast.hub.finish(cast.hub.rt.run('setup'))) as string[];
  expect(report).toEqual(['Tab "Campaigns": added "Channel".']);
  expect(host.readTab({ sheet: 'Campaigns' })?.headers).toContain('Channel');
  expect(cast.hub.rows('Settings')[0]?.Value).toBe('Merek Kami');
});

test('a set-up that is cut off while it dresses a big workbook goes on with the tabs that are left', async () => {
  await cast.hub.rt.close();
  let mostCalls = Number.POSITIVE_INFINITY;
  cast = await openCast({
    intercept: (call) => (call.function === 'setup' && call.index >= mostCalls ? 'crash' : undefined),
  });
  const look = () => (cast.hub.rt.properties.all()['hint.look'] ?? '').split('\n');
  const [now] = look();
  cast.hub.rt.properties.set('hint.look', 'an earlier one');
  mostCalls = 320;
  const left: number[] = [];
  const setUp = () => cast.hub.finish(cast.hub.rt.run('setup')).catch(() => 'cut off');
  for (let time = 0; time < 20 && (await setUp()) === 'cut off'; time += 1) left.push(look().length - 1);
  expect(left.length).toBeGreaterThan(1);
  expect(left).toEqual([...new Set(left)].sort((a, b) => b - a));
  expect(look()).toEqual([now]);
});

test('columns that people add and move do no harm, and are never written to', async () => {
  const { people, owner } = cast.hub.rt.host;
  people.insertColumns({ sheet: 'Leads' }, 3, 1);
  people.paste({ sheet: 'Leads' }, { row: 1, column: 3, cells: [['Catatan kami']] }, owner);
  people.moveColumns({ sheet: 'Offers' }, columnOf('Offers', 'Status'), 1, 2);
  people.moveColumns({ sheet: 'Reps' }, columnOf('Reps', 'WhatsApp number'), 1, 1);
  await askDealers(cast, cast.sari);
  people.paste({ sheet: 'Leads' }, { row: 2, column: 3, cells: [['jangan disentuh']] }, owner);
  await cast.andi.taps('Claim');
  expect(cast.hub.rows('Leads')[0]).toMatchObject({
    Status: 'CLAIMED',
    'Owner rep': 'Andi',
    'Catatan kami': 'jangan disentuh',
  });
  expect(cast.hub.rows('Offers')[0]).toMatchObject({ Status: 'WON', Rep: 'Andi' });
});

test('sorted rows are found again by their key', async () => {
  const others = [1, 2, 3].map((n) => cast.person(`628131000000${n}`, `Pelanggan ${n}`));
  await askDealers(cast, cast.sari);
  for (const other of others) await askDealers(cast, other);
  const { people } = cast.hub.rt.host;
  people.sort({ sheet: 'Leads' }, 1, false);
  people.sort({ sheet: 'Customers' }, 1, false);
  people.sort({ sheet: 'Offers' }, 1, false);
  const lead = cast.hub.rows('Leads').find((row) => row['Customer name'] === 'Sari Wulandari')?.['Lead ID'];
  await cast.andi.taps('Claim', 0);
  expect(cast.hub.rows('Leads').find((row) => row['Lead ID'] === lead)).toMatchObject({ Status: 'CLAIMED' });
  expect(cast.hub.rows('Leads').filter((row) => row.Status === 'CLAIMED')).toHaveLength(1);
});

test('a header that is gone stops the work with a clear finding, and nothing that arrives is lost', async () => {
  const { people, owner } = cast.hub.rt.host;
  const column = columnOf('Leads', 'Status');
  people.paste({ sheet: 'Leads' }, { row: 1, column, cells: [['Keadaan']] }, owner);
  await cast.sari.says('halo');
  await cast.hub.rt.advance(61_000);
  expect(cast.sari.heard).toEqual([]);
  expect(cast.hub.rt.properties.get('health.fault')).toContain('no column with the header "Status"');
  people.paste({ sheet: 'Leads' }, { row: 1, column, cells: [['Status']] }, owner);
  await cast.hub.rt.advance(61_000);
  expect(cast.sari.last).toContain('Halo Sari');
  expect(cast.hub.rt.properties.get('health.fault')).toBe('');
});

test('copy that staff edit is used at once; copy that cannot be used is reported in its row', async () => {
  const row = cast.hub.rows('Messages').findIndex((each) => each.Key === 'customer.greeting') + 2;
  const column = columnOf('Messages', 'Bahasa Indonesia');
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Messages', row, column, value: 'Hai {{name}}, ini {{brand}}!' }));
  await cast.sari.says('halo');
  expect(cast.sari.last).toContain('Hai Sari Wulandari, ini Volta Nusantara!');
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Messages', row, column, value: 'Hai {{nama}}' }));
  await cast.hub.rt.idle();
  expect(cast.hub.rows('Messages')[row - 2]?.Problem).toContain('{{nama}} is not known');
  const rudi = cast.person('6281344444444', 'Rudi');
  await rudi.says('halo');
  expect(rudi.last).toContain('Halo Rudi, terima kasih');
});

test('staff cannot type into columns that only the hub fills, and can into their own', async () => {
  await askDealers(cast, cast.sari);
  const type = (header: string) =>
    cast.hub.rt.host.typeInto({
      sheet: 'Leads',
      row: 2,
      column: columnOf('Leads', header),
      value: 'x',
      user: 'staff@brand.example',
    }).kind;
  expect(type('Status')).toBe('refused');
  expect(type('Staff note')).toBe('edited');
});

test('phones, codes and postcodes keep their zeros and plus signs', async () => {
  const rep = cast.hub.rows('Reps');
  expect(rep.map((row) => row['WhatsApp number'])).toEqual(['081200000001', '+62 812-0000-0002', '6281200000003']);
});

test('dates and phones read as such, in new rows, changed rows and rows beyond the first thousand', async () => {
  const { people } = cast.hub.rt.host;
  people.deleteRows({ sheet: 'Leads' }, 3, 998);
  await askDealers(cast, cast.sari);
  await askDealers(cast, cast.person('6281355555555', 'Rudi'));
  await cast.andi.taps('Claim');
  const claimed = cast.hub.rows('Leads').find((lead) => lead.Status === 'CLAIMED');
  expect(claimed).toMatchObject({
    Claimed: expect.stringMatching(/^2026-11-23 09:00:\d\d$/),
    Created: expect.stringMatching(/^2026-11-23 09:00:\d\d$/),
    'Customer phone': '6281355555555',
  });
});
