/** Unit economics in the workbook: what staff type and paste becomes metrics, and says in its row what it cannot become. */
import type { InterceptedCall } from '../../local/runtime/kernel/faults';
import { type Cast, openCast } from './cast';
import { furnishSales, row } from './sales-cast';

let cast: Cast;
let meddle: (call: InterceptedCall) => 'crash' | undefined;
beforeEach(async () => {
  meddle = () => undefined;
  cast = await openCast({ intercept: (call) => meddle(call), minutes: 'when something is due' });
  furnishSales(cast);
});
afterEach(() => cast.hub.rt.close());

const rows = (tab: string) => cast.hub.rows(tab);
const paste = (sheet: string, at: number, cells: readonly (readonly string[])[]) =>
  cast.hub.rt.host.people.paste({ sheet }, { row: at, column: 1, cells }, cast.hub.rt.host.owner);
const recompute = () => cast.hub.finish(cast.hub.rt.run('recomputeAllMetrics')) as Promise<string[]>;
const monthly = (slice: string) => rows('Metrics monthly').filter((each) => each.Slice === slice);
const edit = async (sheet: string, at: number, column: number, value: string) => {
  await cast.hub.finish(cast.hub.rt.edit({ sheet, row: at, column, value }));
  await cast.hub.rt.idle();
};

/** Activity of three days over the end of October, with the first dealer. */
const MALL = ['A1', 'Mall', 'Mall event', 'TIKTOK', '', 'D1', '2026-10-30', '2026-11-01', '3000001', '0', '0'];

test('an activity over two months, a sale and ad spend become figures that reconcile; made again, nothing is written', async () => {
  paste('Activities', 2, [MALL]);
  paste('Ad spend', 2, [['P1', '2026-11-02', 'tik tok', '', '', '500000']]);
  paste('Sales', 2, [row('S3A000101')]);
  await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
  expect(await recompute()).toEqual([
    expect.stringMatching(/^done: \d+ rows written, 0 removed\. Everything reconciles\.$/),
  ]);
  const spend = monthly('all').map((each) => [each['Month name'], each['Event spend (Rp)'], each['Ad spend (Rp)']]);
  expect(spend).toEqual([
    ['2026-10', '2000001', '0'],
    ['2026-11', '1000000', '500000'],
  ]);
  expect(rows('Channel ROI').find((each) => each.Channel === 'TIKTOK')?.['Cost (Rp)']).toBe('2000001');
  expect(rows('Metric checks').every((each) => each.Difference === '0')).toBe(true);
  expect(await recompute()).toEqual(['done: 0 rows written, 0 removed. Everything reconciles.']);
});

test('a row that cannot count says so under Problem as soon as it is typed', async () => {
  paste('Activities', 2, [MALL.map((cell, i) => (i === 7 ? '2026-10-01' : cell))]);
  await edit('Activities', 2, 2, 'Mall besar');
  expect(rows('Activities')[0]?.Problem).toBe('Does not count: it ends before it starts.');
  await edit('Activities', 2, 8, '2026-10-31');
  expect(rows('Activities')[0]?.Problem).toBe('');
});

test('two minutes after spend was typed the figures follow by themselves', async () => {
  await edit('Ad spend', 2, 2, '2026-11-02');
  await edit('Ad spend', 2, 3, 'GOOGLE');
  await edit('Ad spend', 2, 6, '1250000');
  expect(rows('Metrics monthly')).toEqual([]);
  await cast.hub.rt.advance(4 * 60_000);
  expect(monthly('channel').map((each) => [each.Of, each['Ad spend (Rp)']])).toEqual([['GOOGLE', '1250000']]);
});

test('a month that nothing stands behind any more is taken away; columns of people stay', async () => {
  paste('Ad spend', 2, [['P1', '2026-09-02', 'GOOGLE', '', '', '10']]);
  await recompute();
  paste('Ad spend', 2, [['P1', '2026-11-02', 'GOOGLE', '', '', '10']]);
  await recompute();
  expect(monthly('all').map((each) => each['Month name'])).toEqual(['2026-11']);
});

test('a closed month stands; what arrives for it later is a correction beside it, and told once', async () => {
  paste('Ad spend', 2, [['P1', '2026-10-02', 'GOOGLE', '', '', '10']]);
  await recompute();
  paste('Closed months', 2, [['2026-10-01', 'TRUE']]);
  paste('Ad spend', 3, [['P2', '2026-10-03', 'GOOGLE', '', '', '5']]);
  await recompute();
  await recompute();
  const [october] = monthly('all');
  expect([october?.['Ad spend (Rp)'], october?.Closed]).toEqual(['10', 'TRUE']);
  expect(october?.['Since closing']).toContain('Ad spend (Rp): 10 → 15');
  const told = rows('Metric changes').filter((each) => each.Slice === 'all' && each.Figure === 'Ad spend (Rp)');
  expect(told.map((each) => [each.From, each.To, each.Why])).toEqual([['10', '15', 'after closing']]);
});

test('a run that dies at a commit is finished by the next one', async () => {
  paste('Activities', 2, [MALL]);
  let isArmed = true;
  meddle = (call) => {
    if (!isArmed || call.function !== 'recomputeAllMetrics' || call.kind !== 'sheets.batchUpdate') return undefined;
    isArmed = false;
    return 'crash';
  };
  await recompute().catch(() => undefined);
  // No execution lasts as long: the one that was under way is taken to be dead.
  await cast.hub.rt.advance(8 * 60_000);
  expect((await recompute())[0]).toContain('Everything reconciles.');
  expect(monthly('all')).toHaveLength(2);
  expect(new Set(monthly('all').map((each) => each.Key)).size).toBe(2);
});

test('the menu makes links to a Looker Studio report of each tab; with a template of one’s own, one for all', async () => {
  const open = () => cast.hub.finish(cast.hub.rt.run('openLookerStudio')) as Promise<string[]>;
  const links = (await open()).map((url) => new URL(url).searchParams);
  expect(links).toHaveLength(5);
  const ids = links.map((query) => query.get('ds.ds0.worksheetId'));
  expect(new Set(ids).size).toBe(5);
  for (const query of links) expect(query.get('ds.ds0.connector')).toBe('googleSheets');
  const setting = rows('Settings').findIndex((each) => each.Setting === 'lookerTemplateId') + 2;
  await edit('Settings', setting, 2, 'my-report-1');
  const [all, ...others] = await open();
  expect(others).toEqual([]);
  const query = new URL(all ?? '').searchParams;
  expect(query.get('c.reportId')).toBe('my-report-1');
  expect(
    ['monthly', 'daily', 'channels', 'scorecard', 'funnel'].map((alias) => query.get(`ds.${alias}.worksheetId`)),
  ).toEqual(ids);
});

test('while one run is under way another writes nothing; a row that stands there twice is put right', async () => {
  paste('Ad spend', 2, [['P1', '2026-11-02', 'GOOGLE', '', '', '10']]);
  cast.hub.rt.properties.set('metrics.begun', String(cast.hub.rt.now()));
  expect((await recompute())[0]).toContain('busy: 0 rows');
  cast.hub.rt.properties.delete('metrics.begun');
  await recompute();
  const view = cast.hub.rt.host.readTab({ sheet: 'Metrics monthly' });
  paste('Metrics monthly', (view?.rows.length ?? 0) + 2, [(view?.rows[0] ?? []).map(String)]);
  await recompute();
  expect(monthly('all')).toHaveLength(1);
});

test('in a closed month Channel ROI stands, too', async () => {
  paste('Ad spend', 2, [['P1', '2026-10-02', 'GOOGLE', '', '', '10']]);
  await recompute();
  paste('Closed months', 2, [['2026-10-01', 'TRUE']]);
  paste('Ad spend', 3, [['P2', '2026-10-03', 'GOOGLE', '', '', '5']]);
  await recompute();
  expect(rows('Channel ROI').map((each) => each['Cost (Rp)'])).toEqual(['10']);
});

test('a sale that is cancelled in a later month counts there; the month that was reported stands, and nothing is said to have changed', async () => {
  paste('Sales', 2, [row('S3A000101').map((cell) => (/^\d{4}-\d\d-\d\d$/.test(cell) ? '2026-10-20' : cell))]);
  await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
  await recompute();
  const october = monthly('all').find((each) => each['Month name'] === '2026-10');
  const price = Number(rows('Sales')[0]?.['Net price (Rp)']);
  expect([october?.Sales, october?.['Revenue (Rp)']]).toEqual(['1', String(price)]);
  const headers = cast.hub.rt.host.readTab({ sheet: 'Sales' })?.headers ?? [];
  await edit('Sales', 2, headers.indexOf('Refunded on') + 1, '2026-11-05');
  await recompute();
  const after = monthly('all').map((each) => [
    each['Month name'],
    each.Sales,
    each['Refunded sales'],
    each['Refunded (Rp)'],
  ]);
  expect(after).toEqual([
    ['2026-10', '1', '0', '0'],
    ['2026-11', '0', '1', String(price)],
  ]);
  expect(rows('Metric changes')).toEqual([]);
});
