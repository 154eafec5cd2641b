/** Sales under crashes, refusals and people who sort at the very moment: nothing is lost, nothing is there twice. */
import type { HubOptions } from '../../sim/hub';
import { cutPoints, swept } from '../support/sweep';
import { type Cast, openCast } from './cast';
import { furnishSales, PRICE, row } from './sales-cast';

type Intercept = NonNullable<HubOptions['intercept']>;

let cast: Cast;
afterEach(() => cast.hub.rt.close());

const open = async (intercept: Intercept, minutes: HubOptions['minutes'] = 'every') => {
  cast = await openCast({ intercept, minutes });
  furnishSales(cast);
};
const sales = () => cast.hub.rows('Sales');
const rows = (tab: string, ...headers: string[]) =>
  cast.hub.rows(tab).map((each) => headers.map((header) => each[header]).join(' '));
const people = () => cast.hub.rt.host.people;
const owner = () => cast.hub.rt.host.owner;
const audit = () => cast.hub.finish(cast.hub.rt.run('auditAllSales'));
const enter = async (cells: readonly (readonly string[])[]) => {
  await cast.hub.finish(cast.hub.rt.paste({ sheet: 'Sales', row: 2, column: 1, cells }));
  await cast.hub.rt.idle();
};
const column = (header: string) => (cast.hub.rt.host.readTab({ sheet: 'Sales' })?.headers.indexOf(header) ?? -1) + 1;

test.each(['before', 'after'] as const)('an entry killed %s any service call is judged once, by the audit at the latest', async (when) => {
  for (let stop = 0; stop < 20; stop++) {
    let stopped = false;
    await open((call) => {
      if (stopped || call.function !== 'onEditInstalled' || call.index !== stop || call.when !== when) return;
      // Furnishing is no edit of Sales.
      if (cast.hub.rows('Sales').length === 0) return;
      stopped = true;
      return 'crash';
    });
    await enter([row('S3A000101', { 15: '900' })]);
    await audit();
    expect({ stop, rows: rows('Sales', 'Verdict') }).toEqual({ stop, rows: ['REVIEW'] });
    expect(rows('Findings', 'Rule', 'State')).toEqual(['odometer-high open']);
    expect(rows('Ledger', 'Type', 'Subject')).toEqual([`SALE ${sales()[0]?.['Sale ID']}`]);
    if (!stopped) return;
    await cast.hub.rt.close();
  }
  throw new Error('The entry never came to its end');
}); // biome-ignore format: one title

test('an entry whose commit is refused waits, and has its verdict within the minute', async () => {
  await open((call) =>
    call.function === 'onEditInstalled' && call.kind === 'sheets.batchUpdate' && call.when === 'before'
      ? { error: 'Service Spreadsheets failed' }
      : undefined,
  );
  await enter([row('S3A000101')]);
  expect(rows('Sales', 'Verdict')).toEqual(['']);
  await cast.hub.rt.advance(61_000);
  expect(rows('Sales', 'Verdict')).toEqual(['ACCEPTED']);
  expect(Object.keys(cast.hub.rt.properties.all()).filter((key) => key.startsWith('job.sales.'))).toEqual([]);
});

test('an audit of several commits, killed around each of them, goes on and writes nothing twice', async () => {
  const COMMITS = 3;
  for (const { stop, when } of swept(cutPoints(COMMITS), 2)) {
    let seen = 0;
    await open((call) => {
      if (call.function !== 'auditAllSales' || call.kind !== 'sheets.batchUpdate' || call.when !== when) return;
      seen++;
      return seen === stop + 1 ? 'crash' : undefined;
    }, 'when something is due');
    const typed = Array.from({ length: 2_200 }, (_, n) => row(`S3A0001${String(n % 40).padStart(2, '0')}`, { 7: '2026-11-22' }));
      people().paste({ sheet: 'Sales' }, { row: 2, column: 1, cells: typed }, owner());
      // As a run leaves it that could not take more at once.
      cast.hub.rt.properties.set('job.audit', JSON.stringify({ at: 0, mostASlice: 1_000, note: 'waits' }));
      await audit().catch(() => undefined);
      expect(seen).toBe(stop + 1);
      await cast.hub.rt.advance(13 * 60_000);
      const verdicts = sales().map((each) => each.Verdict);
      expect(verdicts.filter((verdict) => verdict === '')).toEqual([]);
      const ids = new Set(rows('Sales', 'Sale ID'));
      const found = rows('Findings', 'Rule', 'Subject');
      const entries = rows('Ledger', 'Type', 'Subject').filter((entry) => entry.startsWith('SALE'));
      expect([ids.size, new Set(found).size, new Set(entries).size]).toEqual([2_200, found.length, entries.length]);
      expect(entries).toHaveLength(verdicts.filter((verdict) => verdict === 'ACCEPTED' || verdict === 'REVIEW').length);
      await cast.hub.rt.close();
  }
  await open(() => undefined);
}); // biome-ignore format: long lines

test('what an edit has judged while the audit was thinking is left as the edit left it', async () => {
  let isArmed = false;
  await open((call) => {
    if (!isArmed || call.function !== 'auditAllSales' || call.method !== 'Lock.tryLock' || call.when !== 'before')
      return;
    isArmed = false;
    people().paste(
      { sheet: 'Sales' },
      { row: 2, column: column('Verdict'), cells: [['REVIEW', 'judged by its edit']] },
      owner(),
    );
    people().paste(
      { sheet: 'Sales' },
      { row: 2, column: column('Checked'), cells: [['2026-11-24 10:00:00']] },
      owner(),
    );
  });
  await enter([row('S3A000101'), row('S3A000102')]);
  people().paste(
    { sheet: 'Prices' },
    { row: 2, column: 1, cells: [PRICE.map((cell, at) => (at === 6 ? '33500000' : cell))] },
    owner(),
  );
  isArmed = true;
  await audit();
  expect(rows('Sales', 'Verdict', 'Reason')[0]).toBe('REVIEW judged by its edit');
  expect(rows('Sales', 'Verdict')[1]).toBe('REFUSED');
  expect(rows('Findings', 'Rule', 'Subject')).toEqual([`price-under-floor ${sales()[1]?.['Sale ID']}`]);
});

test('rows sorted between reading and writing: each sale has its own verdict and an ID of its own', async () => {
  let isArmed = true;
  await open((call) => {
    if (!isArmed || call.function !== 'onEditInstalled' || call.kind !== 'sheets.batchUpdate' || call.when !== 'before')
      return;
    isArmed = false;
    people().sort({ sheet: 'Sales' }, 1, false);
  });
  await enter([row('S3A000101'), row('S3A000102', { 8: '20000000' }), row('S3A000103')]);
  expect(isArmed).toBe(false);
  await audit();
  expect(rows('Sales', 'Serial', 'Verdict')).toEqual(['S3A000103 ACCEPTED', 'S3A000102 REFUSED', 'S3A000101 ACCEPTED']);
  expect(new Set(rows('Sales', 'Sale ID')).size).toBe(3);
  const standing = new Set<string>();
  for (const { Type, Subject = '' } of cast.hub.rows('Ledger')) {
    if (Type === 'SALE') standing.add(Subject);
    else standing.delete(Subject);
  }
  expect([...standing].sort()).toEqual([sales()[0]?.['Sale ID'], sales()[2]?.['Sale ID']].sort());
  expect(rows('Findings', 'Rule')).toEqual(['price-under-floor']);
});

test('one job that cannot go on does not keep the minute trigger from the others', async () => {
  await open(() => undefined);
  people().renameSheet({ sheet: 'Import' }, 'Import (old)');
  cast.hub.rt.properties.set('job.import', JSON.stringify({ progress: '3 lines are left' }));
  cast.hub.rt.properties.set('job.sales.0.x', JSON.stringify({ tab: 'Sales', fromRow: 2, toRow: 2 }));
  people().paste({ sheet: 'Sales' }, { row: 2, column: 1, cells: [row('S3A000101')] }, owner());
  cast.hub.rt.properties.set('audit.asked', '1');
  await cast.hub.rt.advance(61_000);
  expect(rows('Sales', 'Verdict')).toEqual(['ACCEPTED']);
  expect(Number(cast.hub.rt.properties.get('audit.done'))).toBeGreaterThan(1);
});
