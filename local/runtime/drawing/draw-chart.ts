/** A chart as a PNG, drawn as the Charts service lays it out: not pixel for pixel, but each figure where it belongs. */
import { drawAxisChart } from './axis-chart';
import type { ChartPlan } from './chart-plan';
import { drawPieChart } from './pie-chart';
import { encodePng } from './png';

export function drawChart(plan: ChartPlan): Uint8Array {
  const { pixels, width, height } = plan.kind === 'pie' ? drawPieChart(plan) : drawAxisChart(plan);
  return encodePng(pixels, width, height);
}
