/**
 * Charts, as far as it draws lines, areas, columns, bars and pies from tables that the script fills:
 * https://developers.google.com/apps-script/reference/charts/charts. The rest refuses by name.
 */
import type { Bridge } from './bridge';
import {
  AreaChartBuilder,
  BarChartBuilder,
  ColumnChartBuilder,
  CURVE_STYLE,
  LineChartBuilder,
  PieChartBuilder,
  POINT_STYLE,
  POSITION,
} from './chart-builders';
import { COLUMN_TYPE, DataTableBuilder } from './chart-data';
import { ChartTextStyleBuilder } from './chart-text-style';
import { makeEnum } from './enum';
import { guarded } from './guard';

const CHART_TYPE = makeEnum(
  'Charts.ChartType',
  'TIMELINE AREA BAR BUBBLE CANDLESTICK COLUMN COMBO GAUGE GEO HISTOGRAM RADAR LINE ORG PIE SCATTER SPARKLINE STEPPED_AREA TABLE TREEMAP WATERFALL'.split(
    ' ',
  ),
);
const HIDDEN = makeEnum('Charts.ChartHiddenDimensionStrategy', [
  'IGNORE_BOTH',
  'IGNORE_ROWS',
  'IGNORE_COLUMNS',
  'SHOW_BOTH',
]);
const MERGE = makeEnum('Charts.ChartMergeStrategy', ['MERGE_COLUMNS', 'MERGE_ROWS']);

export function createCharts(bridge: Bridge): object {
  return guarded('Charts', {
    ChartHiddenDimensionStrategy: HIDDEN,
    ChartMergeStrategy: MERGE,
    ChartType: CHART_TYPE,
    ColumnType: COLUMN_TYPE,
    CurveStyle: CURVE_STYLE,
    PointStyle: POINT_STYLE,
    Position: POSITION,
    newAreaChart: () => new AreaChartBuilder(bridge),
    newBarChart: () => new BarChartBuilder(bridge),
    newColumnChart: () => new ColumnChartBuilder(bridge),
    newDataTable: () => new DataTableBuilder(bridge),
    newLineChart: () => new LineChartBuilder(bridge),
    newPieChart: () => new PieChartBuilder(bridge),
    newTextStyle: () => new ChartTextStyleBuilder(bridge),
  });
}
