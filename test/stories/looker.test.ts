/**
 * The tabs that Looker Studio reads, held to its rules for Sheets as a source: one type a column, real dates, no totals, no
 * formulas or merged cells, one header row without doubles, raw numbers with formats, columns only ever appended.
 * https://support.google.com/looker-studio/answer/6370353
 */
import { readFileSync } from 'node:fs';
import { type Columns, isMoney } from '../../src/tables/columns';
import { channelRoi, funnel, metricsDaily, metricsMonthly, RATIOS, scorecard } from '../../src/tables/metrics';
import { type Cast, openCast } from './cast';
import { furnishSales, row } from './sales-cast';

const TABS = [metricsMonthly, metricsDaily, channelRoi, scorecard, funnel];
/** What each tab's header row said when it was last released, in this order. Add new ones at the end, here too. */
const RELEASED = JSON.parse(readFileSync('test/stories/looker-headers.json', 'utf8')) as Record<string, string[]>;

interface GridCell {
  readonly userEnteredValue?: Readonly<Record<string, unknown>>;
  readonly userEnteredFormat?: { readonly numberFormat?: { readonly type: string; readonly pattern: string } };
}
interface Grid {
  readonly sheets: readonly {
    readonly merges?: unknown;
    readonly data: readonly { readonly rowData?: readonly { readonly values?: readonly GridCell[] }[] }[];
  }[];
}

let cast: Cast;
const grids = new Map<string, Grid['sheets'][number]>();
beforeAll(async () => {
  cast = await openCast({ minutes: 'when something is due' });
  furnishSales(cast);
  const { host } = cast.hub.rt;
  const paste = (sheet: string, cells: readonly (readonly string[])[]) =>
    host.people.paste({ sheet }, { row: 2, column: 1, cells }, host.owner);
  paste('Activities', [
    ['A1', 'Mall', 'Mall event', 'TIKTOK', '', 'D1', '2026-10-30', '2026-11-01', '3000001', '0', '0'],
  ]);
  paste('Ad spend', [['P1', '2026-11-02', 'GOOGLE', '', '', '500000']]);
  paste('Dealer costs', [['C1', '2026-11-01', 'D1', '7000000']]);
  paste('Quotas', [['Q1', '2026-11-01', 'Jabodetabek', '', '40']]);
  paste('Sales', [row('S3A000101')]);
  await cast.sari.says('Halo, saya mau beli motor Volta S3');
  const cells: Readonly<Record<string, string>> = {
    'Offer ID': 'O1',
    'Dealer ID': 'D1',
    Status: 'WON',
    Offered: '2026-11-20 10:00:00',
  };
  paste('Offers', [(host.readTab({ sheet: 'Offers' })?.headers ?? []).map((header) => cells[header] ?? '')]);
  await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
  await cast.hub.finish(cast.hub.rt.run('recomputeAllMetrics'));
  const session = host.open({ id: 'looker', user: host.owner, effectiveUser: host.owner });
  for (const { name } of TABS) {
    const options = { ranges: [`'${name}'`], includeGridData: true };
    const [sheet] = (session.call('Sheets.Spreadsheets.get', [host.boundId, options]) as Grid).sheets;
    if (sheet) grids.set(name, sheet);
  }
});
afterAll(() => cast.hub.rt.close());

/** Below the last row only formats stand. */
const rowsOf = (name: string) =>
  (grids.get(name)?.data[0]?.rowData ?? [])
    .map(({ values = [] }) => values)
    .filter((cells) => cells.some((cell) => cell.userEnteredValue !== undefined));
const headersOf = (name: string) =>
  (rowsOf(name)[0] ?? []).map((cell) => String(cell.userEnteredValue?.stringValue ?? ''));
const typeOf = (cell: GridCell | undefined) => Object.keys(cell?.userEnteredValue ?? {})[0];

describe.each(TABS.map((table) => [table.name, table] as const))('%s', (name, table) => {
  const columns = Object.values(table.columns);

  test('has one header row: no blanks, no doubles, as released and longer at the end only', () => {
    const headers = headersOf(name);
    expect(headers).toEqual(columns.map(({ header }) => header));
    expect(new Set(headers.map((header) => header.trim().toLowerCase())).size).toBe(headers.length);
    expect(headers).not.toContain('');
    expect(headers).toEqual(RELEASED[name]);
    expect(grids.get(name)?.merges).toBeUndefined();
  });

  test('holds one type a column, dates as dates and money as numbers, each with its format; no formulas', () => {
    const rows = rowsOf(name).slice(1);
    columns.forEach((column, at) => {
      const cells = rows.map((cells) => cells[at]).filter((cell) => typeOf(cell) !== undefined);
      const wanted = ['text', 'choice', 'json'].includes(column.kind)
        ? 'stringValue'
        : column.kind === 'boolean'
          ? 'boolValue'
          : 'numberValue';
      expect([column.header, [...new Set(cells.map(typeOf))]]).toEqual([
        column.header,
        cells.length > 0 ? [wanted] : [],
      ]);
      const formats = new Set(cells.map((cell) => cell?.userEnteredFormat?.numberFormat?.type));
      const format =
        { date: 'DATE', dateTime: 'DATE_TIME' }[column.kind as string] ?? (isMoney(column) ? 'NUMBER' : undefined);
      if (format && cells.length > 0) expect([column.header, [...formats]]).toEqual([column.header, [format]]);
    });
  });

  test('says when it was made, and adds nothing up: each row is of its own key', () => {
    // Behind it stands only what was added since.
    const since = headersOf(name).slice(headersOf(name).indexOf('Data as of') + 1);
    expect(headersOf(name)).toContain('Data as of');
    expect(since).toEqual((table.appended ?? []).map((key) => (table.columns as Columns)[key]?.header));
    const keys = rowsOf(name)
      .slice(1)
      .map((cells) => cells[0]?.userEnteredValue?.stringValue);
    expect(new Set(keys).size).toBe(keys.length);
    for (const cells of rowsOf(name))
      for (const cell of cells)
        expect(String(cell.userEnteredValue?.stringValue ?? '')).not.toMatch(/^(grand )?(sub)?total$/i);
  });
});

test('there is something to look at', () => {
  expect(TABS.filter(({ name }) => rowsOf(name).length < 2)).toEqual([]);
});

test('beside each ratio stand its numerator and its denominator', () => {
  const headers = headersOf('Metrics monthly');
  for (const { column, numerator, denominator } of Object.values(RATIOS))
    for (const of of [column, metricsMonthly.columns[numerator], metricsMonthly.columns[denominator]])
      expect(headers).toContain(of.header);
});
