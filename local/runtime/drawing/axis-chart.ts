/** Lines, areas, columns and bars over named categories. */
import type { Box, Canvas, Point, Rgb } from './canvas';
import { type ChartPlan, Options } from './chart-plan';
import { drawBaseline, drawNames, drawValueAxis, type Frame, openFrame } from './frame';
import { curveThrough } from './lettering';
import { type Scale, scaleOf, shareOf } from './scale';

const GROUP_SHARE = 0.618;
const LINE_WIDTH = 2;
const AREA_OPACITY = 0.3;

export function drawAxisChart(plan: ChartPlan): Canvas {
  const entries = plan.series.map((series, index) => ({ series, index }));
  const frame = openFrame(plan, legendOf(plan));
  const { options } = frame;
  const isBars = plan.kind === 'bar';
  const stacks = options.isOn('isStacked') ? stacksOf(plan) : null;
  const drawn = (
    stacks
      ? stacks.flatMap((stack) => stack.flatMap((each) => (each ? [each.from, each.to] : [])))
      : plan.series.flatMap(({ values }) => values)
  ).filter((value) => value !== null);
  const scale = scaleOf(drawn, options, isBars ? 'hAxis' : 'vAxis', plan.kind === 'line' ? 'free' : 'from zero');
  drawValueAxis(frame, scale, isBars ? 'below' : 'left');
  const pieces =
    stacks ?? plan.series.map(({ values }) => values.map((value) => (value === null ? null : { from: 0, to: value })));
  const drawAll = () => {
    if (plan.kind === 'line' || plan.kind === 'area') {
      for (const { index } of entries)
        drawSeries(frame, { kind: plan.kind, index, pieces: pieces[index] ?? [], scale });
    } else {
      const place = { isStacked: stacks !== null, of: plan.series.length, categories: plan.labels.length };
      for (const { index } of entries)
        drawBars(frame, { ...place, kind: plan.kind, index, pieces: pieces[index] ?? [], scale });
    }
  };
  frame.canvas.within(withRoom(frame), drawAll);
  drawBaseline(frame, scale, isBars ? 'below' : 'left');
  drawNames(frame, plan.labels, isBars ? 'left' : 'below');
  return frame.canvas;
}

/** A line along the edge of the chart is as thick as any other. */
function withRoom({ area, options }: Frame): Box {
  const room = options.number('lineWidth') ?? LINE_WIDTH;
  return { x: area.x - room, y: area.y - room, width: area.width + 2 * room, height: area.height + 2 * room };
}

function legendOf(plan: ChartPlan): (readonly [string, Rgb])[] {
  const options = new Options(plan.options);
  return plan.series.flatMap(({ name }, index) => {
    const shown = options.text(`series.${index}.labelInLegend`) ?? name;
    return options.isOff(`series.${index}.visibleInLegend`)
      ? []
      : [[shown, options.colourOf(index, 'series')] as const];
  });
}

interface Piece {
  readonly from: number;
  readonly to: number;
}
type Pieces = readonly (Piece | null)[];

/** Each series on top of those before it; what is below zero goes down from it. */
function stacksOf({ series, labels }: ChartPlan): Pieces[] {
  const up = labels.map(() => 0);
  const down = labels.map(() => 0);
  return series.map(({ values }) =>
    labels.map((_, at) => {
      const value = values[at] ?? null;
      if (value === null) return null;
      const side = value < 0 ? down : up;
      const from = side[at] ?? 0;
      side[at] = from + value;
      return { from, to: from + value };
    }),
  );
}

interface Drawn {
  readonly kind: ChartPlan['kind'];
  readonly index: number;
  readonly pieces: Pieces;
  readonly scale: Scale;
}

function drawSeries({ canvas, options, area }: Frame, { kind, index, pieces, scale }: Drawn): void {
  const colour = options.colourOf(index, 'series');
  const thickness = options.number(`series.${index}.lineWidth`) ?? options.number('lineWidth') ?? LINE_WIDTH;
  const dot = options.number(`series.${index}.pointSize`) ?? options.number('pointSize') ?? 0;
  const step = area.width / Math.max(1, pieces.length);
  const at = (value: number, place: number): Point => [
    area.x + (place + 0.5) * step,
    area.y + area.height * (1 - shareOf(value, scale)),
  ];
  for (const run of runsOf(pieces, options.isOn('interpolateNulls'))) {
    const points = run.map(({ place, piece }) => at(piece.to, place));
    const line = options.text('curveType') === 'function' && points.length > 2 ? curveThrough(points, 'bent') : points;
    if (kind === 'area') {
      const back = run.map(({ place, piece }) => at(piece.from, place)).reverse();
      canvas.area([...line, ...back], colour, options.number('areaOpacity') ?? AREA_OPACITY);
    }
    // A day between two gaps has no line: a dot.
    if (thickness > 0) canvas.line(line, thickness, colour);
    if (dot > 0) for (const point of points) canvas.line([point], dot, colour);
  }
}

/** Neighbours that have a value; with `across`, gaps are passed over. */
function runsOf(pieces: Pieces, across: boolean): { place: number; piece: Piece }[][] {
  const runs: { place: number; piece: Piece }[][] = [[]];
  pieces.forEach((piece, place) => {
    if (piece) runs.at(-1)?.push({ place, piece });
    else if (!across) runs.push([]);
  });
  return runs.filter((run) => run.length > 0);
}

interface Bars extends Drawn {
  readonly isStacked: boolean;
  readonly of: number;
  readonly categories: number;
}

function drawBars(
  { canvas, options, area }: Frame,
  { kind, index, pieces, scale, isStacked, of, categories }: Bars,
): void {
  const colour = options.colourOf(index, 'series');
  const step = (kind === 'bar' ? area.height : area.width) / Math.max(1, categories);
  const group = groupWidth(options, step);
  const width = isStacked ? group : group / of;
  pieces.forEach((piece, place) => {
    if (!piece) return;
    const across = place * step + (step - group) / 2 + (isStacked ? 0 : index * width);
    const [low, high] = [
      shareOf(Math.min(piece.from, piece.to), scale),
      shareOf(Math.max(piece.from, piece.to), scale),
    ];
    const box =
      kind === 'bar'
        ? { x: area.x + area.width * low, y: area.y + across, width: area.width * (high - low), height: width }
        : { x: area.x + across, y: area.y + area.height * (1 - high), width, height: area.height * (high - low) };
    canvas.rectangle(box, colour);
  });
}

function groupWidth(options: Options, step: number): number {
  return Math.min(step, options.length('bar.groupWidth', step) ?? step * GROUP_SHARE);
}
