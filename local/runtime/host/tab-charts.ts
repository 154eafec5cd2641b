/** What a person sees of a tab's charts: title, kind, and the cells that each draws as they stand now. */
import { type ChartState, rectOf } from '../model/chart';
import { displayAt } from '../model/display';
import { scalarAt } from '../model/read';
import type { Workbook } from '../model/workbook';
import { isRecord } from './call-args';
import type { ChartSeries, ChartView } from './chart-view';
import { findTab } from './people';
import type { HostState } from './state';
import type { TabName } from './types';

type Json = Readonly<Record<string, unknown>>;

interface Shown {
  readonly value: unknown;
  readonly text: string;
}

export function tabCharts(state: HostState, tab: TabName): ChartView[] {
  const found = findTab(state, tab);
  return found ? found.sheet.charts.map((chart) => viewOf(found.workbook, chart)) : [];
}

function viewOf(workbook: Workbook, { id, spec }: ChartState): ChartView {
  const chart = isRecord(spec.basicChart) ? spec.basicChart : {};
  const list = (key: string): Json[] => (Array.isArray(chart[key]) ? chart[key].filter(isRecord) : []);
  const headers = Number(chart.headerCount ?? 0);
  const [domain] = list('domains');
  const labels = (domain ? cellsOf(workbook, domain.domain) : []).slice(headers);
  const type = String(chart.chartType);
  return {
    id,
    title: String(spec.title ?? ''),
    type,
    labels: labels.map(({ text }) => text),
    series: list('series').map((each) => seriesOf(workbook, each, { headers, type })),
    sources: titlesOf(workbook, [domain?.domain, ...list('series').map(({ series }) => series)]),
  };
}

function seriesOf(workbook: Workbook, each: Json, of: { headers: number; type: string }): ChartSeries {
  const cells = cellsOf(workbook, each.series);
  const name = cells.slice(0, of.headers).map(({ text }) => text);
  const points = cells.slice(of.headers);
  return {
    name: name.join(' '),
    type: typeof each.type === 'string' ? each.type : of.type,
    isOnTheRight: each.targetAxis === 'RIGHT_AXIS',
    values: points.map(({ value }) => (typeof value === 'number' ? value : null)),
    texts: points.map(({ text }) => text),
  };
}

function sourcesOf(data: unknown): Json[] {
  const range = isRecord(data) && isRecord(data.sourceRange) ? data.sourceRange : {};
  return Array.isArray(range.sources) ? range.sources.filter(isRecord) : [];
}

function titlesOf(workbook: Workbook, data: readonly unknown[]): string[] {
  const ids = new Set(data.flatMap(sourcesOf).map(({ sheetId }) => Number(sheetId ?? 0)));
  return [...ids].flatMap((id) => workbook.sheetById(id)?.title ?? []);
}

/** Nothing where its tab is gone; hidden rows and columns count like others here. */
function cellsOf(workbook: Workbook, data: unknown): Shown[] {
  return sourcesOf(data).flatMap((source) => {
    const sheet = workbook.sheetById(Number(source.sheetId ?? 0));
    if (!sheet) return [];
    const { row, column, rows, columns } = rectOf(source);
    return Array.from({ length: rows * columns }, (_, index) => {
      const [at, across] = [row + Math.floor(index / columns), column + (index % columns)];
      const value = scalarAt(workbook, sheet, at, across);
      return { value, text: value === null ? '' : displayAt(workbook, sheet, at, across) };
    });
  });
}
