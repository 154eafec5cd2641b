/**
 * What a ChartSpec may say, as far as charts are emulated: basic charts
 * (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/charts). An unknown field or a value that is
 * not in the list fails the whole batch; sources that do not fit each other are refused. The API's texts for the latter are
 * not published: ours say the same in its manner.
 */
import type { Workbook } from '../model/workbook';
import { isRecord } from './call-args';
import { ApiError, NotEmulated } from './sheets-api-error';
import { gridRange } from './sheets-api-grid';

type Json = Readonly<Record<string, unknown>>;

/** What a field holds: a list of words, another message (by name), a list of such, or anything plain. */
type Field = 'plain' | readonly string[] | { readonly of: string } | { readonly listOf: string };

const AXIS_TARGETS = ['LEFT_AXIS', 'RIGHT_AXIS', 'BOTTOM_AXIS'];
const TYPES = ['BAR', 'LINE', 'AREA', 'COLUMN', 'SCATTER', 'COMBO', 'STEPPED_AREA'];
const OTHER_CHARTS = [
  ...['pieChart', 'bubbleChart', 'candlestickChart', 'orgChart', 'histogramChart', 'waterfallChart', 'treemapChart'],
  ...['scorecardChart', 'dataSourceChartProperties', 'filterSpecs', 'sortSpecs'],
];

const MESSAGES: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  spec: {
    ...{ title: 'plain', altText: 'plain', subtitle: 'plain', fontName: 'plain', maximized: 'plain' },
    ...{
      titleTextFormat: 'plain',
      titleTextPosition: 'plain',
      subtitleTextFormat: 'plain',
      subtitleTextPosition: 'plain',
    },
    ...{ backgroundColor: 'plain', backgroundColorStyle: 'plain' },
    hiddenDimensionStrategy: [
      ...['SKIP_HIDDEN_ROWS_AND_COLUMNS', 'SKIP_HIDDEN_ROWS', 'SKIP_HIDDEN_COLUMNS', 'SHOW_ALL'],
    ],
    basicChart: { of: 'basicChart' },
  },
  basicChart: {
    chartType: TYPES,
    legendPosition: ['BOTTOM_LEGEND', 'LEFT_LEGEND', 'RIGHT_LEGEND', 'TOP_LEGEND', 'NO_LEGEND', 'INSIDE_LEGEND'],
    axis: { listOf: 'axis' },
    domains: { listOf: 'domain' },
    series: { listOf: 'series' },
    headerCount: 'plain',
    ...{ threeDimensional: 'plain', interpolateNulls: 'plain', lineSmoothing: 'plain', totalDataLabel: 'plain' },
    stackedType: ['NOT_STACKED', 'STACKED', 'PERCENT_STACKED'],
    compareMode: ['DATUM', 'CATEGORY'],
  },
  axis: {
    position: AXIS_TARGETS,
    ...{ title: 'plain', format: 'plain', titleTextPosition: 'plain', viewWindowOptions: 'plain' },
  },
  domain: { domain: { of: 'data' }, reversed: 'plain' },
  series: {
    series: { of: 'data' },
    targetAxis: AXIS_TARGETS,
    type: TYPES,
    ...{ lineStyle: 'plain', dataLabel: 'plain', color: 'plain', colorStyle: 'plain', pointStyle: 'plain' },
    styleOverrides: 'plain',
  },
  data: { sourceRange: { of: 'sourceRange' } },
  sourceRange: { sources: 'plain' },
};

/** Throws ApiError where the API would refuse it, NotEmulated for charts that are not known here. */
export function checkSpec(workbook: Workbook, given: unknown): Json {
  if (!isRecord(given)) throw new ApiError('Must specify a spec.');
  const other = OTHER_CHARTS.find((name) => given[name] !== undefined);
  if (other) throw new NotEmulated(`not emulated: ChartSpec.${other}`);
  checkFields(given, 'spec', 'spec');
  if (!isRecord(given.basicChart)) throw new ApiError('Chart spec must specify a chart.');
  checkBasic(workbook, given.basicChart);
  return given;
}

function checkFields(given: Json, message: string, path: string): void {
  const fields = MESSAGES[message] ?? {};
  for (const [name, value] of Object.entries(given)) {
    const field = fields[name];
    if (field === undefined) throw new ApiError(`Unknown name "${name}" at '${path}': Cannot find field.`);
    if (Array.isArray(field) && !field.includes(value))
      throw new ApiError(`Invalid value at '${path}.${name}', "${String(value)}"`);
    if (typeof field !== 'object' || value === undefined) continue;
    if ('of' in field && isRecord(value)) checkFields(value, field.of, `${path}.${name}`);
    if ('listOf' in field && Array.isArray(value))
      value.forEach((each: unknown, at) => {
        if (isRecord(each)) checkFields(each, field.listOf, `${path}.${name}[${at}]`);
      });
  }
}

interface Extent {
  readonly isColumn: boolean;
  readonly lengths: readonly number[];
}

function checkBasic(workbook: Workbook, chart: Json): void {
  const type = chart.chartType;
  if (type === undefined) throw new ApiError('A basic chart must specify a chartType.');
  const lists = (key: string): Json[] => (Array.isArray(chart[key]) ? chart[key].filter(isRecord) : []);
  const [domains, series] = [lists('domains'), lists('series')];
  if (series.length === 0) throw new ApiError('At least one series must be specified.');
  const extents = [
    ...domains.map(({ domain }) => extentOf(workbook, domain)),
    ...series.map((each) => extentOf(workbook, each.series)),
  ];
  const [first] = extents;
  for (const { isColumn, lengths } of extents)
    if (isColumn !== first?.isColumn || lengths.join() !== first.lengths.join())
      throw new ApiError('The domain and all series must have source ranges of the same size.');
  for (const { targetAxis, type: own } of series) checkSeries(type, targetAxis, own);
}

/** Bars lie: their values are measured along the bottom. A type of its own belongs to the series of a combo alone. */
function checkSeries(type: unknown, targetAxis: unknown, own: unknown): void {
  if (own !== undefined && type !== 'COMBO') throw new ApiError('A series type can only be set on a COMBO chart.');
  if (own !== undefined && !['LINE', 'AREA', 'COLUMN', 'STEPPED_AREA'].includes(String(own)))
    throw new ApiError(`Series type ${String(own)} is not supported in a COMBO chart.`);
  const allowed = type === 'BAR' ? ['BOTTOM_AXIS'] : ['LEFT_AXIS', 'RIGHT_AXIS'];
  if (targetAxis !== undefined && !allowed.includes(String(targetAxis)))
    throw new ApiError(`The target axis ${String(targetAxis)} is not supported by a ${String(type)} chart.`);
}

function extentOf(workbook: Workbook, data: unknown): Extent {
  const range = isRecord(data) && isRecord(data.sourceRange) ? data.sourceRange : {};
  const sources: unknown[] = Array.isArray(range.sources) ? range.sources : [];
  if (sources.length === 0) throw new ApiError('Chart data must specify a source range.');
  const rects = sources.map((source) => {
    const ends = ['endRowIndex', 'endColumnIndex'];
    if (isRecord(source) && ends.some((key) => source[key] === undefined))
      throw new ApiError('The source ranges of a chart must be bounded.');
    return gridRange(workbook, source).rect;
  });
  const isColumn = rects.every(({ columns }) => columns === 1);
  if (!isColumn && !rects.every(({ rows }) => rows === 1))
    throw new ApiError('Exactly one dimension of a source range must have a length of 1.');
  return { isColumn, lengths: rects.map(({ rows, columns }) => (isColumn ? rows : columns)) };
}
