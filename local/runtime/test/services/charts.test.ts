/** Charts by the Sheets API: what is kept, how their sources move, what is refused, and what a person sees of them. */
import { createHost } from '../../host/index';
import { type AppsScript, openAppsScript, thrownBy } from './apps-script';

function open() {
  const app: AppsScript = openAppsScript();
  const spreadsheet = app.SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getActiveSheet();
  const id = spreadsheet.getId();
  const send = (...requests: object[]) => app.Sheets.Spreadsheets.batchUpdate({ requests }, id);
  const charts = () => {
    const answer = app.Sheets.Spreadsheets.get(id, { fields: 'sheets(properties.title,charts)' });
    return ((answer as GoogleAppsScript.Sheets.Schema.Spreadsheet).sheets ?? []).map((each) => each.charts ?? []);
  };
  return { spreadsheet, sheet, send, charts, sheetId: sheet.getSheetId() };
}

const column = (sheetId: number, at: number, rows = 4) => ({
  sourceRange: {
    sources: [{ sheetId, startRowIndex: 0, endRowIndex: rows, startColumnIndex: at, endColumnIndex: at + 1 }],
  },
});

const spec = (sheetId: number, basic: object = {}) => ({
  title: 'Cost per lead',
  basicChart: {
    chartType: 'LINE',
    headerCount: 1,
    domains: [{ domain: column(sheetId, 0) }],
    series: [{ series: column(sheetId, 1), targetAxis: 'LEFT_AXIS' }],
    ...basic,
  },
});

const chart = (sheetId: number, chartId?: number) => ({
  ...(chartId === undefined ? {} : { chartId }),
  spec: spec(sheetId),
  position: { overlayPosition: { anchorCell: { sheetId, rowIndex: 2, columnIndex: 5 } } },
});

test('a chart keeps its id, its spec and its place, is updated whole, moved and deleted', () => {
  const { sheet, send, charts, sheetId } = open();
  send({ addChart: { chart: chart(sheetId, 77) } });
  const anchorCell = { sheetId, rowIndex: 2, columnIndex: 5 };
  const overlayPosition = { anchorCell, widthPixels: 600, heightPixels: 371 };
  expect(charts()).toEqual([[{ chartId: 77, spec: spec(sheetId), position: { overlayPosition } }]]);
  expect(sheet.getCharts().map((each) => [each.getChartId(), each.getContainerInfo().getAnchorRow()])).toEqual([
    [77, 3],
  ]);
  send({ updateChartSpec: { chartId: 77, spec: { ...spec(sheetId), title: 'Cheaper' } } });
  send({
    updateEmbeddedObjectPosition: {
      objectId: 77,
      newPosition: { overlayPosition: { widthPixels: 300 } },
      fields: 'widthPixels',
    },
  });
  expect(charts()[0]?.[0]).toMatchObject({
    spec: { title: 'Cheaper' },
    position: { overlayPosition: { ...overlayPosition, widthPixels: 300 } },
  });
  send({ deleteEmbeddedObject: { objectId: 77 } });
  expect(charts()).toEqual([[]]);
});

test('sources follow rows and columns; a copied tab has charts of its own; a deleted chart is gone', () => {
  const { spreadsheet, sheet, send, charts, sheetId } = open();
  send({ addChart: { chart: chart(sheetId, 77) } });
  sheet.insertRowsBefore(2, 3);
  sheet.insertColumnBefore(1);
  const source = charts()[0]?.[0]?.spec?.basicChart?.series?.[0]?.series?.sourceRange?.sources?.[0];
  expect(source).toEqual({ sheetId, startRowIndex: 0, endRowIndex: 7, startColumnIndex: 2, endColumnIndex: 3 });
  spreadsheet.duplicateActiveSheet();
  const [first, second] = charts();
  expect([first?.length, second?.length]).toEqual([1, 1]);
  expect(first?.[0]?.chartId).not.toBe(second?.[0]?.chartId);
  const [ours] = sheet.getCharts();
  if (ours) sheet.removeChart(ours);
  expect(sheet.getCharts()).toEqual([]);
});

test.each([
  ['an unknown field', { title: 'x', colour: 'red' }, 'Unknown name "colour"'],
  ['no chart in it', { title: 'x' }, 'Chart spec must specify a chart.'],
  ['a word that is not in the list', 'PYRAMID', 'Invalid value at'],
])('refuses %s, and with it the whole batch', (_what, given, reason) => {
  const { sheet, send, sheetId } = open();
  const wrong = typeof given === 'string' ? spec(sheetId, { chartType: given }) : given;
  const request = { addChart: { chart: { ...chart(sheetId), spec: wrong } } };
  const message = thrownBy(() => send({ addChart: { chart: chart(sheetId) } }, request)).message;
  expect(message).toContain('Invalid requests[1].addChart');
  expect(message).toContain(reason);
  expect(sheet.getCharts()).toEqual([]);
});

test('refuses sources of different lengths, a second chart of the same id, and one that is not there', () => {
  const { send, sheetId } = open();
  const add = (basic: object, id = 5) =>
    thrownBy(() => send({ addChart: { chart: { ...chart(sheetId, id), spec: spec(sheetId, basic) } } })).message;
  expect(add({ series: [{ series: column(sheetId, 1, 9) }] })).toContain('same size');
  expect(add({ series: [] })).toContain('At least one series');
  expect(add({ series: [{ series: column(1234, 1) }] })).toContain('No grid with id: 1234');
  expect(add({ series: [{ series: column(sheetId, 1), type: 'COLUMN' }] })).toContain('COMBO');
  expect(add({ chartType: 'BAR' })).toContain('LEFT_AXIS');
  send({ addChart: { chart: chart(sheetId, 5) } });
  expect(add({})).toContain('already exists');
  expect(thrownBy(() => send({ deleteEmbeddedObject: { objectId: 6 } })).message).toContain(
    'No embedded object with id: 6',
  );
  const pie = { addChart: { chart: { ...chart(sheetId), spec: { pieChart: {} } } } };
  expect(thrownBy(() => send(pie)).message).toBe('not emulated: ChartSpec.pieChart');
});

test('what a person sees: labels, series by name, gaps as gaps; kept over a restart', () => {
  const host = createHost({ now: () => 0, random: () => 0.5 });
  const session = host.open({ id: 'x', user: host.owner, effectiveUser: host.owner });
  const [book] = host.spreadsheets();
  const sheetId = book?.sheets[0]?.sheetId ?? 0;
  host.people.paste(
    { sheet: 'Sheet1' },
    {
      row: 1,
      column: 1,
      cells: [
        ['Day', 'CPL'],
        ['Mon', '10'],
        ['Tue', ''],
        ['Wed', '30'],
      ],
    },
    host.owner,
  );
  const body = { requests: [{ addChart: { chart: chart(sheetId, 9) } }] };
  session.call('Sheets.Spreadsheets.batchUpdate', [body, book?.id]);
  const seen = {
    ...{ id: 9, title: 'Cost per lead', type: 'LINE', labels: ['Mon', 'Tue', 'Wed'], sources: ['Sheet1'] },
    series: [{ name: 'CPL', type: 'LINE', isOnTheRight: false, values: [10, null, 30], texts: ['10', '', '30'] }],
  };
  expect(host.charts({ sheet: 'Sheet1' })).toEqual([seen]);
  const again = createHost({ now: () => 0, random: () => 0.5, snapshot: structuredClone(host.snapshot()) });
  expect(again.charts({ sheet: 'Sheet1' })).toEqual([seen]);
});
