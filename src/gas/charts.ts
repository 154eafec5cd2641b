/**
 * Native charts through the advanced Sheets service, within the workbook's own commit. We choose the IDs of our charts, so that
 * a copy made by a person is never mistaken for one of ours.
 */
import type { ChartChanges, ChartPlan, Charts } from '../chart-ports.ts';
import { spreadsheetsApi } from './sheets-api.ts';

type Request = GoogleAppsScript.Sheets.Schema.Request;
type ChartSpec = GoogleAppsScript.Sheets.Schema.ChartSpec;

/** Cells of a new tab are 100 by 21 pixels: two charts side by side. */
const COLUMNS_A_CHART = 6;
const ROWS_A_CHART = 17;
const SIZE = { widthPixels: 590, heightPixels: 350 };
const GRID = { rowCount: 60, columnCount: 2 * COLUMNS_A_CHART + 1, hideGridlines: true };

const TYPES = { lines: 'LINE', columns: 'COLUMN', bars: 'BAR', 'columns-and-line': 'COMBO' } as const;

/** `spreadsheetId`: read at each call; throws WorkbookFault when the workbook is not set up. */
export function sheetsCharts(spreadsheetId: () => string): Charts {
  return {
    tabs() {
      const fields = 'sheets(properties(sheetId,title),charts.chartId)';
      const { sheets = [] } = spreadsheetsApi().get(spreadsheetId(), { fields });
      return sheets.map(({ properties: { title = '', sheetId = 0 } = {}, charts = [] }) => ({
        ...{ name: title, sheetId },
        chartIds: charts.flatMap(({ chartId }) => chartId ?? []),
      }));
    },
  };
}

export function chartRequests({ tab, added, updated }: ChartChanges, idOf: (sheet: string) => number): Request[] {
  const { sheetId, make } = tab;
  const update = (plan: ChartPlan) => ({ updateChartSpec: { chartId: plan.id, spec: specOf(plan, idOf(plan.sheet)) } });
  const add = (plan: ChartPlan, place: number) => {
    const rowIndex = Math.floor(place / 2) * ROWS_A_CHART;
    const anchorCell = { sheetId, rowIndex, columnIndex: (place % 2) * COLUMNS_A_CHART };
    const position = { overlayPosition: { anchorCell, ...SIZE } };
    return { addChart: { chart: { chartId: plan.id, spec: specOf(plan, idOf(plan.sheet)), position } } };
  };
  const title = make?.name;
  return [
    ...(make ? [{ addSheet: { properties: { sheetId, title, index: make.index, gridProperties: GRID } } }] : []),
    ...added.map((plan) => add(plan, plan.place)),
    // Others report that a right axis takes effect only when the chart is updated after it was added.
    ...[...added.filter(({ kind }) => kind === 'columns-and-line'), ...updated].map(update),
  ];
}

function specOf({ title, kind, rows, domain, series }: ChartPlan, sheetId: number): ChartSpec {
  const column = (at: number) => ({
    sourceRange: {
      sources: [{ sheetId, startRowIndex: 0, endRowIndex: rows + 1, startColumnIndex: at - 1, endColumnIndex: at }],
    },
  });
  const isCombo = kind === 'columns-and-line';
  const all = series.map((at, index) => {
    const isLine = isCombo && index === series.length - 1;
    const targetAxis = kind === 'bars' ? 'BOTTOM_AXIS' : isLine ? 'RIGHT_AXIS' : 'LEFT_AXIS';
    return { series: column(at), targetAxis, ...(isCombo ? { type: isLine ? 'LINE' : 'COLUMN' } : {}) };
  });
  return {
    ...{ title, altText: title },
    titleTextFormat: { fontSize: 13 },
    // Hiding columns or filtering rows of the data must not empty the chart.
    hiddenDimensionStrategy: 'SHOW_ALL',
    basicChart: {
      chartType: TYPES[kind],
      legendPosition: series.length > 1 ? 'TOP_LEGEND' : 'NO_LEGEND',
      headerCount: 1,
      domains: [{ domain: column(domain) }],
      series: all,
    },
  };
}
