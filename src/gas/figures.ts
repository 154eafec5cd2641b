/**
 * Pictures by the Charts service, which needs no scope: https://developers.google.com/apps-script/reference/charts. Drawn at
 * twice the size at which the mail shows them (src/mail/digest.html), for screens with finer pixels.
 */
import type { FigurePainter, FigurePlan } from '../chart-ports.ts';

const SIZE = { width: 1104, height: 440 };
const TEXT = '#4a5552';
const HAIRLINE = '#dfe5e3';
/** Okabe and Ito's, told apart by everybody; what varies from day to day stays behind what to look at. */
const COLOURS = { columns: ['#0072b2', '#e69f00'], lines: ['#9aa6a2', '#0072b2'] };

/** Both builders, as far as they are used here. */
interface Builder {
  setDataTable(table: GoogleAppsScript.Charts.DataTableBuilder): unknown;
  setDimensions(width: number, height: number): unknown;
  setOption(name: string, value: unknown): unknown;
  build(): GoogleAppsScript.Charts.Chart;
}

export const chartsPainter: FigurePainter = {
  paint(figure) {
    const builder: Builder = figure.kind === 'columns' ? Charts.newColumnChart() : Charts.newLineChart();
    builder.setDataTable(tableOf(figure));
    builder.setDimensions(SIZE.width, SIZE.height);
    for (const [name, value] of Object.entries(optionsOf(figure))) builder.setOption(name, value);
    return builder.build().getAs('image/png').getBytes();
  },
};

function tableOf({ labels, series }: FigurePlan): GoogleAppsScript.Charts.DataTableBuilder {
  const table = Charts.newDataTable().addColumn(Charts.ColumnType.STRING, '');
  for (const { name } of series) table.addColumn(Charts.ColumnType.NUMBER, name);
  labels.forEach((label, at) => {
    table.addRow([label, ...series.map(({ values }) => values[at] ?? null)]);
  });
  return table;
}

function optionsOf({ kind, unit, ticks, labelEvery }: FigurePlan): Record<string, unknown> {
  const textStyle = { color: TEXT, fontSize: 22 };
  return {
    colors: COLOURS[kind],
    backgroundColor: { fill: '#ffffff', stroke: HAIRLINE, strokeWidth: 2 },
    chartArea: { left: 108, top: 64, width: 968, height: 312 },
    legend: { position: 'top', textStyle },
    hAxis: { textStyle, showTextEvery: labelEvery },
    // No mark between thousands: one reader's point is the other's comma.
    vAxis: {
      ...{ ticks, textStyle, format: '0', gridlines: { color: HAIRLINE }, baselineColor: '#9aa6a2' },
      ...(unit === '' ? {} : { title: unit, titleTextStyle: textStyle }),
      viewWindow: { min: 0, max: ticks.at(-1) ?? 1 },
    },
    ...(kind === 'columns'
      ? { bar: { groupWidth: '70%' } }
      : { series: { 0: { lineWidth: 2, pointSize: 6 }, 1: { lineWidth: 6 } } }),
  };
}
