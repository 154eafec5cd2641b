/** Charts: tables of figures become pictures in which every figure stands where it belongs. */
import { decodePng, type Picture } from '../support/decode-png';
import { openAppsScript, thrownBy } from './apps-script';

const { Charts } = openAppsScript();

type Row = readonly (string | number | null)[];

function tableOf(names: readonly string[], rows: readonly Row[]) {
  const table = Charts.newDataTable().addColumn(Charts.ColumnType.STRING, 'Day');
  for (const name of names) table.addColumn(Charts.ColumnType.NUMBER, name);
  for (const row of rows) table.addRow([...row]);
  return table;
}

const TWO = [
  ['Mon', 10, 20],
  ['Tue', 40, 0],
  ['Wed', null, 30],
] as const;

/** The chart itself lies at 100 to 400 by 50 to 250; with figures up to 40 a unit is five pixels high. */
const PLACED = {
  chartArea: { left: 100, top: 50, width: 300, height: 200 },
  bar: { groupWidth: '100%' },
  legend: 'none',
  colors: ['#0000ff', '#ff0000'],
};

interface Placeable {
  setOption(name: string, value: unknown): unknown;
  build(): GoogleAppsScript.Charts.Chart;
}

function drawn(
  builder: Placeable & { setDimensions(width: number, height: number): unknown },
  more: Readonly<Record<string, unknown>> = {},
): Picture {
  builder.setDimensions(500, 300);
  for (const [name, value] of Object.entries({ ...PLACED, ...more })) builder.setOption(name, value);
  return picture(builder.build().getBlob());
}

const picture = (blob: GoogleAppsScript.Base.Blob) => decodePng(blob.getBytes().map((byte) => byte & 0xff));

/** How high a colour stands in a column of pixels, in pixels. */
const heightOf = (picture: Picture, x: number, colour: string) =>
  Array.from({ length: picture.height }, (_, y) => picture.colour(x, y)).filter((each) => each === colour).length;
const widthOf = (picture: Picture, y: number, colour: string) =>
  Array.from({ length: picture.width }, (_, x) => picture.colour(x, y)).filter((each) => each === colour).length;
const near = (found: number, wanted: number) => Math.abs(found - wanted) <= 2;

test('columns stand side by side, as high as their figures; a blank has none', () => {
  const picture = drawn(
    Charts.newColumnChart()
      .setDataTable(tableOf(['A', 'B'], TWO))
      .setRange(0, 40),
  );
  expect([picture.width, picture.height]).toEqual([500, 300]);
  const heights = [125, 175, 225, 275, 325, 375].map((x, index) =>
    heightOf(picture, x, index % 2 === 0 ? '#0000ff' : '#ff0000'),
  );
  expect(heights.map((height, index) => near(height, [50, 100, 200, 0, 0, 150][index] ?? 0))).toEqual(
    Array.from({ length: 6 }, () => true),
  );
});

test('columns that are stacked stand on each other', () => {
  const picture = drawn(
    Charts.newColumnChart()
      .setDataTable(tableOf(['A', 'B'], TWO))
      .setStacked()
      .setRange(0, 40),
  );
  expect([near(heightOf(picture, 150, '#0000ff'), 50), near(heightOf(picture, 150, '#ff0000'), 100)]).toEqual([
    true,
    true,
  ]);
  expect(picture.colour(150, 240)).toBe('#0000ff');
  expect(picture.colour(150, 110)).toBe('#ff0000');
});

test('bars lie, as long as their figures', () => {
  const picture = drawn(
    Charts.newBarChart()
      .setDataTable(
        tableOf(
          ['A'],
          TWO.map((row) => row.slice(0, 2)),
        ),
      )
      .setRange(0, 40),
  );
  expect([near(widthOf(picture, 85, '#0000ff'), 75), near(widthOf(picture, 150, '#0000ff'), 300)]).toEqual([
    true,
    true,
  ]);
});

test('a line passes through its figures, and through none that is blank', () => {
  const rows = [10, 40, null, 30, 10].map((value, index): Row => [String(index), value]);
  const table = tableOf(['A'], rows);
  const line = () => Charts.newLineChart().setDataTable(table).setRange(0, 40).setOption('lineWidth', 5);
  const picture = drawn(line());
  expect(picture.colour(130, 200)).toBe('#0000ff');
  expect(picture.colour(190, 51)).toBe('#0000ff');
  expect(picture.colour(310, 100)).toBe('#0000ff');
  expect(heightOf(picture, 250, '#0000ff')).toBe(0);
  expect(heightOf(drawn(line().setOption('interpolateNulls', true)), 250, '#0000ff')).toBeGreaterThan(0);
});

test('what lies beyond the range of an axis is cut off', () => {
  const rows = [10, 400, 10].map((value, index): Row => [String(index), value]);
  const line = Charts.newLineChart()
    .setDataTable(tableOf(['A'], rows))
    .setRange(0, 40);
  const picture = drawn(line, { lineWidth: 9 });
  expect(heightOf(picture, 250, '#0000ff')).toBe(0);
  expect(picture.colour(150, 200)).toBe('#0000ff');
});

test('an area is filled down to zero', () => {
  const rows = [20, 20].map((value, index): Row => [String(index), value]);
  const picture = drawn(
    Charts.newAreaChart()
      .setDataTable(tableOf(['A'], rows))
      .setRange(0, 40)
      .setOption('areaOpacity', 1),
  );
  expect([picture.colour(250, 240), picture.colour(250, 160), picture.colour(250, 130)]).toEqual([
    '#0000ff',
    '#0000ff',
    '#ffffff',
  ]);
});

test('slices take their share, clockwise from the top', () => {
  const rows = [
    ['Sold', 3],
    ['Lost', 1],
  ] as const;
  const picture = drawn(
    Charts.newPieChart()
      .setDataTable(tableOf(['N'], rows))
      .setOption('pieSliceText', 'none'),
  );
  // The whole is 200 wide around (250, 150).
  expect([picture.colour(300, 120), picture.colour(250, 220), picture.colour(200, 180)]).toEqual(
    Array.from({ length: 3 }, () => '#0000ff'),
  );
  expect(picture.colour(210, 110)).toBe('#ff0000');
});

test.each([
  ['at whole steps', {}, [50, 100, 150, 200]],
  ['where the script says', { 'vAxis.ticks': [0, 20, 40] }, [50, 150]],
])('lines across stand %s', (_, options, places) => {
  const green = { bar: { groupWidth: '10%' }, 'vAxis.gridlines.color': '#00ff00', ...options };
  const picture = drawn(Charts.newColumnChart().setDataTable(tableOf(['A'], [['x', 40]])), green);
  const across = Array.from({ length: 300 }, (_row, y) => y).filter((y) => picture.colour(110, y) === '#00ff00');
  expect(across).toEqual(places);
});

test('title, axes and legend are written in their places', () => {
  const inked = (picture: Picture, box: readonly [number, number, number, number]) => {
    let count = 0;
    for (let y = box[1]; y < box[3]; y++)
      for (let x = box[0]; x < box[2]; x++) if (picture.colour(x, y) !== '#ffffff') count++;
    return count;
  };
  const plain = () => Charts.newLineChart().setDataTable(tableOf(['A'], TWO.map((row) => row.slice(0, 2)))); // biome-ignore format: one line
  const bare = drawn(plain());
  const words = drawn(plain().setTitle('Leads').setXAxisTitle('Day').setYAxisTitle('Number'));
  const places = { title: [100, 25, 200, 46], below: [200, 268, 300, 290], left: [0, 100, 30, 200] } as const;
  for (const box of Object.values(places)) {
    expect(inked(bare, box)).toBe(0);
    expect(inked(words, box)).toBeGreaterThan(20);
  }
  const legend = picture(plain().setDimensions(500, 300).setLegendPosition(Charts.Position.BOTTOM).build().getBlob());
  expect(inked(legend, [95, 280, 200, 300])).toBeGreaterThan(20);
});

test('a picture is a PNG of the size that was set, else 600 by 400; the chart answers with its options', () => {
  const chart = Charts.newLineChart().setTitle('Leads').setDataTable(tableOf(['A'], [['x', 1]])).setOption('vAxis', { title: 'Rp' }).build(); // biome-ignore format: one line
  const blob = chart.getBlob();
  expect([blob.getContentType(), blob.getName()]).toEqual(['image/png', 'chart.png']);
  const { width, height } = picture(blob);
  expect([width, height]).toEqual([600, 400]);
  expect([chart.getOptions().get('title'), chart.getOptions().get('vAxis'), chart.getOptions().get('hAxis')]).toEqual([
    'Leads',
    { title: 'Rp' },
    null,
  ]);
});

test('the same chart is the same picture, byte for byte', () => {
  const once = () => Charts.newPieChart().setDataTable(tableOf(['N'], [['a', 1], ['b', 2]])).build().getBlob().getBytes(); // biome-ignore format: one line
  expect(once()).toEqual(once());
});

type Loose = Record<string, (...args: unknown[]) => Loose>;
const loose = (object: unknown) => object as Loose;
const line = () => loose(Charts.newLineChart());
const data = () => loose(Charts.newDataTable());

test.each([
  [() => line().setTitle?.(7), "The parameters (number) don't match the method signature for Charts.LineChartBuilder.setTitle."],
  [() => line().setDimensions?.(100), "The parameters (number) don't match the method signature for Charts.LineChartBuilder.setDimensions."],
  [() => line().setColors?.('red'), "The parameters (String) don't match the method signature for Charts.LineChartBuilder.setColors."],
  [() => line().setLegendPosition?.('TOP'), "The parameters (String) don't match the method signature for Charts.LineChartBuilder.setLegendPosition."],
  [() => line().setDataTable?.([[1]]), "The parameters (number[][]) don't match the method signature for Charts.LineChartBuilder.setDataTable."],
  [() => data().addColumn?.('NUMBER', 'A'), "The parameters (String,String) don't match the method signature for Charts.DataTableBuilder.addColumn."],
  [() => data().addRow?.('x', 1), "The parameters (String,number) don't match the method signature for Charts.DataTableBuilder.addRow."],
  [() => data().addRow?.(['x']), 'Row has too many cells. Should be at most of size: 0'],
  [() => loose(tableOf(['A'], [])).addRow?.(['x', '1']), 'Cell type does not match column type, at index: 1. Should be of type: NUMBER'],
  [() => loose(line().build?.()).getBlob?.(), 'Table has no columns.'],
  [() => line().setOption?.('trendlines', { 0: { type: 'linear' } }), 'not emulated: LineChartBuilder.setOption(trendlines.0.type)'],
  [() => line().setOption?.('vAxis.logScale', true), 'not emulated: LineChartBuilder.setOption(vAxis.logScale)'],
  [() => line().setOption?.('legend', 'left'), 'not emulated: LineChartBuilder.setOption(legend, left)'],
  [() => line().setDataSourceUrl?.('https://x'), 'not emulated: LineChartBuilder.setDataSourceUrl'],
  [() => loose(Charts).newScatterChart?.(), 'not emulated: Charts.newScatterChart'],
  [() => loose(line().build?.()).getAs?.('image/jpeg'), 'not emulated: Chart.getAs(image/jpeg)'],
  [() => loose(line().setDimensions?.(9000, 9000).build?.()).getBlob?.(), 'not emulated: a chart of 9000 × 9000 pixels'],
])('what is wrong, or not drawn here, says so (%#)', (call, text) => {
  expect(thrownBy(call).message).toBe(text);
}); // biome-ignore format: a case a line

test('texts in the place of figures are refused by the chart', () => {
  const table = Charts.newDataTable().addColumn(Charts.ColumnType.STRING, 'a').addColumn(Charts.ColumnType.STRING, 'b');
  const chart = Charts.newColumnChart()
    .setDataTable(table.addRow(['x', 'y']))
    .build();
  expect(thrownBy(() => chart.getBlob()).message).toBe('Data column(s) for axis #0 cannot be of type string');
});
