/** Small charts as SVG: the title states the finding, the numbers are beside the chart as a table, and gaps stay gaps. */
import type { ComponentChildren } from 'preact';
import { w } from './words.ts';

export interface Point {
  readonly label: string;
  readonly value: number | null;
}

const WIDTH = 320;
const HEIGHT = 64;
const EDGE = 6;

interface ChartProps {
  readonly title: string;
  readonly points: readonly Point[];
  readonly show: (value: number | null) => string;
}

/** A line over time, from zero. */
export function LineChart({ title, points, show }: ChartProps) {
  const most = Math.max(1, ...points.map(({ value }) => value ?? 0));
  const x = (at: number) => EDGE + (at / Math.max(1, points.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number) => HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE);
  const last = points.reduce((found, { value }, at) => (value === null ? found : at), -1);
  const end = points[last]?.value ?? null;
  if (end === null) return <p class="muted nothing">{w('noPoints')}</p>;
  return (
    <Figure title={title} points={points} show={show}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} preserveAspectRatio="none">
        <line class="axis" x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} />
        {runsOf(points).map((run) => (
          <polyline
            key={run[0]}
            class="line"
            points={run.map((at) => `${x(at)},${y(points[at]?.value ?? 0)}`).join(' ')}
          />
        ))}
        <path class="end" d={`M${x(last)} ${y(end)}h.01`} />
      </svg>
    </Figure>
  );
}

/** Runs of adjacent points with a value, as indices. */
function runsOf(points: readonly Point[]): number[][] {
  const runs: number[][] = [];
  points.forEach(({ value }, at) => {
    const run = runs.at(-1);
    if (value === null) return;
    if (run && run.at(-1) === at - 1) run.push(at);
    else runs.push([at]);
  });
  return runs;
}

/** Bars from zero, each with its number and its share of the first. */
export function Funnel({ title, points, show }: ChartProps) {
  const first = Math.max(1, points[0]?.value ?? 0);
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <ol class="funnel">
        {points.map(({ label, value }) => (
          <li key={label}>
            <span>{label}</span>
            <span class="track" aria-hidden="true">
              <i style={{ width: `${((value ?? 0) / first) * 100}%` }} />
            </span>
            <b class="num">{show(value)}</b>
          </li>
        ))}
      </ol>
    </figure>
  );
}

function Figure({ title, points, show, children }: ChartProps & { readonly children: ComponentChildren }) {
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {children}
      <details>
        <summary>{w('numbers')}</summary>
        <table>
          <tbody>
            {points.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td class="number">{show(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
