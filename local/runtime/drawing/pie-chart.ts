/** Slices of a whole, clockwise from the top. */
import type { Canvas, Point } from './canvas';
import { type ChartPlan, Options } from './chart-plan';
import { openFrame } from './frame';
import { CAPITAL, drawText } from './lettering';

const STEP = Math.PI / 90;
/** Smaller slices have no room for their share. */
const LEAST_WITH_TEXT = 0.04;

export function drawPieChart(plan: ChartPlan): Canvas {
  const options = new Options(plan.options);
  const values = plan.labels.map((_, index) => Math.max(0, plan.series[0]?.values[index] ?? 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  const { canvas, area } = openFrame(
    plan,
    plan.labels.map((label, index) => [label, options.colourOf(index, 'slices')] as const),
  );
  const middle: Point = [area.x + area.width / 2, area.y + area.height / 2];
  const radius = Math.min(area.width, area.height) / 2;
  const hole = radius * (options.number('pieHole') ?? 0);
  const look = {
    ...options.look('pieSliceTextStyle'),
    colour: options.colour('pieSliceTextStyle.color') ?? ([255, 255, 255] as const),
  };
  let from = 0;
  values.forEach((value, index) => {
    if (value === 0) return;
    const to = from + (value / total) * 2 * Math.PI;
    canvas.area(
      [...arc(middle, radius, from, to), ...(hole > 0 ? arc(middle, hole, from, to).reverse() : [middle])],
      options.colourOf(index, 'slices'),
      1,
    );
    const share = value / total;
    if (share >= LEAST_WITH_TEXT && options.text('pieSliceText') !== 'none') {
      const [x, y] = onCircle(middle, (radius + hole) / 2 + radius * 0.12, (from + to) / 2);
      drawText(canvas, `${Number((share * 100).toFixed(1))}%`, look, {
        at: [x, y + look.size * CAPITAL * 0.5],
        anchor: 'middle',
      });
    }
    from = to;
  });
  return canvas;
}

function arc(middle: Point, radius: number, from: number, to: number): Point[] {
  const steps = Math.max(2, Math.ceil((to - from) / STEP));
  return Array.from({ length: steps + 1 }, (_, step) => onCircle(middle, radius, from + ((to - from) * step) / steps));
}

function onCircle([x, y]: Point, radius: number, angle: number): Point {
  return [x + radius * Math.sin(angle), y - radius * Math.cos(angle)];
}
