/** The charts of a tab, drawn from their cells: titles as given, blanks as gaps, and the numbers beside them as a table. */
import type { ChartSeries, ChartView } from '../data/types';

const WIDTH = 560;
const HEIGHT = 220;
const EDGE = { left: 8, right: 8, top: 12, bottom: 24 };
/** More labels than that would lie over each other. */
const LABELS = 7;

export function SheetCharts({ charts }: { charts: readonly ChartView[] }) {
  if (charts.length === 0) return null;
  return (
    <section class="sheet-charts" aria-label="Charts">
      {charts.map((chart) => (
        <figure key={chart.id}>
          <figcaption>{chart.title}</figcaption>
          <Legend series={chart.series} />
          {chart.type === 'BAR' ? <Bars chart={chart} /> : <Plot chart={chart} />}
          <Numbers chart={chart} />
        </figure>
      ))}
    </section>
  );
}

function Legend({ series }: Pick<ChartView, 'series'>) {
  if (series.length < 2) return null;
  return (
    <p class="legend">
      {series.map(({ name, isOnTheRight }, at) => (
        <span key={name} class={`series-${at}`}>
          {name}
          {isOnTheRight ? ' (right axis)' : ''}
        </span>
      ))}
    </p>
  );
}

interface Scale {
  readonly y: (value: number) => number;
}

/** Every axis includes zero, where bars begin. */
function scaleOf(series: readonly ChartSeries[]): Scale {
  const values = series.flatMap((each) => each.values.flatMap((value) => value ?? []));
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = most - least || 1;
  const height = HEIGHT - EDGE.top - EDGE.bottom;
  return { y: (value) => EDGE.top + ((most - value) / span) * height };
}

/** Lines and columns over the labels, each by the axis that it belongs to. */
function Plot({ chart: { title, labels, series } }: { chart: ChartView }) {
  const left = scaleOf(series.filter(({ isOnTheRight }) => !isOnTheRight));
  const right = scaleOf(series.filter(({ isOnTheRight }) => isOnTheRight));
  const step = (WIDTH - EDGE.left - EDGE.right) / Math.max(1, labels.length);
  const x = (at: number): number => EDGE.left + (at + 0.5) * step;
  const every = Math.ceil(labels.length / LABELS);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
      <line class="axis" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={left.y(0)} y2={left.y(0)} />
      {series.map((each, at) => {
        const scale = each.isOnTheRight ? right : left;
        return (
          <g key={each.name} class={`series-${at}`}>
            {each.type === 'LINE' ? <Line {...{ each, scale, x }} /> : <Columns {...{ each, scale, x, step }} />}
          </g>
        );
      })}
      {labels.map((label, at) =>
        at % every === 0 ? (
          <text key={label} class="label" x={x(at)} y={HEIGHT - 6} text-anchor="middle">
            {label}
          </text>
        ) : null,
      )}
    </svg>
  );
}

interface Drawn {
  readonly each: ChartSeries;
  readonly scale: Scale;
  readonly x: (at: number) => number;
}

function Line({ each, scale, x }: Drawn) {
  return (
    <>
      {runsOf(each.values).map((run) => (
        <polyline
          key={run[0]}
          points={run.map((at) => `${x(at)},${scale.y(each.values[at] ?? 0)}`).join(' ')}
          class={run.length === 1 ? 'line dot' : 'line'}
        />
      ))}
    </>
  );
}

function Columns({ each, scale, x, step }: Drawn & { step: number }) {
  const width = Math.max(1, step * 0.6);
  return (
    <>
      {each.values.map((value, at) => {
        if (value === null) return null;
        const [top, bottom] = [scale.y(Math.max(0, value)), scale.y(Math.min(0, value))];
        return <rect key={at} x={x(at) - width / 2} y={top} width={width} height={Math.max(1, bottom - top)} />;
      })}
    </>
  );
}

/** Runs of adjacent values, without the gaps. */
function runsOf(values: readonly (number | null)[]): number[][] {
  const runs: number[][] = [];
  values.forEach((value, at) => {
    const run = runs.at(-1);
    if (value === null) return;
    if (run && run.at(-1) === at - 1) run.push(at);
    else runs.push([at]);
  });
  return runs;
}

const BAR = 12;
const GAP = 8;

/** Lying bars, a group for each label, with their numbers at the end. */
function Bars({ chart: { title, labels, series } }: { chart: ChartView }) {
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const group = series.length * BAR + GAP;
  const [from, room] = [150, WIDTH - 150 - 50];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${Math.max(1, labels.length) * group + GAP}`} role="img" aria-label={title}>
      {labels.map((label, at) => (
        <g key={label} transform={`translate(0 ${at * group + GAP})`}>
          <text class="label" x={from - 8} y={(group - GAP) / 2 + 4} text-anchor="end">
            {label}
          </text>
          {series.map(({ name, values, texts }, which) => {
            const width = (Math.max(0, values[at] ?? 0) / most) * room;
            return (
              <g key={name} class={`series-${which}`}>
                <rect x={from} y={which * BAR + 1} width={width} height={BAR - 2} />
                <text class="value" x={from + width + 4} y={which * BAR + BAR - 2}>
                  {texts[at]}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}

function Numbers({ chart: { labels, series } }: { chart: ChartView }) {
  return (
    <details>
      <summary>Numbers</summary>
      <table>
        <thead>
          <tr>
            <td />
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, at) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map(({ name, texts }) => (
                <td key={name}>{texts[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
