/** The Dashboard in the workbook: made by set-up, refreshed with the metrics, and only what is ours is touched. */
import { type Cast, openCast } from './cast';

let cast: Cast;
let calls: string[] = [];
beforeEach(async () => {
  calls = [];
  cast = await openCast({
    intercept: (call) => {
      calls.push(call.kind);
      return undefined;
    },
    minutes: 'when something is due',
  });
});
afterEach(() => cast.hub.rt.close());

const SHEET = 'Dashboard';
const charts = (sheet = SHEET) => cast.hub.rt.host.charts({ sheet });
const paste = (sheet: string, cells: readonly (readonly string[])[]) =>
  cast.hub.rt.host.people.paste({ sheet }, { row: 2, column: 1, cells }, cast.hub.rt.host.owner);
const run = (name: string) => cast.hub.finish(cast.hub.rt.run(name)) as Promise<string[]>;
const request = (...requests: object[]) => {
  const { host } = cast.hub.rt;
  const session = host.open({ id: 'a person', user: host.owner, effectiveUser: host.owner });
  return session.call('Sheets.Spreadsheets.batchUpdate', [{ requests }, host.boundId]);
};
const spend = (amount: string) => paste('Ad spend', [['P1', '2026-11-02', 'TIKTOK', '', '', amount]]);

test('set-up makes six charts that say there is nothing yet; the metrics fill them, in one commit', async () => {
  expect(charts().map(({ title }) => title)).toContain('CPL: belum ada data');
  spend('500000');
  await run('recomputeAllMetrics');
  const [, months, roi] = charts();
  expect(months?.title).toBe('Nov 2026: biaya Rp 500 rb, 0 unit terjual');
  expect(months?.series.map(({ name, type, isOnTheRight, values }) => [name, type, isOnTheRight, values])).toEqual([
    ['Marketing cost (Rp)', 'COLUMN', false, [500_000]],
    ['Sales', 'LINE', true, [0]],
  ]);
  expect([roi?.title, roi?.labels, roi?.series[0]?.values]).toEqual([
    'ROI sejak Nov 2026: TIKTOK −1,0',
    ['TIKTOK'],
    [-1],
  ]);
  const before = charts();
  calls = [];
  await run('recomputeAllMetrics');
  expect(calls.filter((kind) => kind === 'sheets.batchUpdate')).toEqual([]);
  expect(charts()).toEqual(before);
});

test('a chart that a person deleted stays away until set-up; a copy, a moved one and their own are left alone', async () => {
  const [first, second] = charts();
  request(
    { deleteEmbeddedObject: { objectId: first?.id } },
    { duplicateSheet: { sourceSheetId: 1_180_400_000, newSheetName: 'Mine' } },
    {
      updateEmbeddedObjectPosition: {
        objectId: second?.id,
        newPosition: { overlayPosition: { widthPixels: 123 } },
        fields: 'widthPixels',
      },
    },
  );
  const theirs = charts('Mine').map(({ title }) => title);
  spend('500000');
  await run('recomputeAllMetrics');
  expect(charts().map(({ id }) => id)).not.toContain(first?.id);
  expect(charts()).toHaveLength(5);
  expect(charts()[0]?.title).toContain('Nov 2026');
  expect(charts('Mine').map(({ title }) => title)).toEqual(theirs);
  expect(await run('setup')).toContain('Dashboard: 1 charts made.');
  expect(charts().map(({ id }) => id)).toContain(first?.id);
  expect(await run('setup')).toEqual(['Everything was in place already.']);
});

test('a Dashboard that was renamed goes on; one that was deleted comes back with set-up, beside a tab of that name', async () => {
  cast.hub.rt.host.people.renameSheet({ sheet: SHEET }, 'Papan');
  spend('500000');
  await run('recomputeAllMetrics');
  expect(charts('Papan')[1]?.title).toContain('Rp 500 rb');
  request({ deleteSheet: { sheetId: 1_180_400_000 } }, { addSheet: { properties: { title: 'dashboard' } } });
  spend('700000');
  await run('recomputeAllMetrics');
  expect(charts('dashboard')).toEqual([]);
  expect(await run('setup')).toContain('Dashboard: 6 charts made.');
  expect(charts('dashboard')).toEqual([]);
  expect(charts('Dashboard (Dealer Hub)')).toHaveLength(6);
});

test('rows that somebody sorted are put back where the charts draw them', async () => {
  paste('Ad spend', [
    ['P1', '2026-10-02', 'TIKTOK', '', '', '100'],
    ['P2', '2026-11-02', 'GOOGLE', '', '', '900'],
  ]);
  await run('recomputeAllMetrics');
  const labels = charts()[1]?.labels;
  cast.hub.rt.host.people.sort({ sheet: 'Dashboard data' }, 1, false);
  expect(charts()[1]?.labels).not.toEqual(labels);
  await run('setup');
  expect(charts()[1]?.labels).toEqual(labels);
});
