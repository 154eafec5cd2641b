/** Charts, as a call: figures in, a picture out. Nothing is kept. */
import type { ChartKind } from '../drawing/chart-plan';
import { drawChart } from '../drawing/draw-chart';
import { ServiceFailure } from '../port';
import { isRecord } from './call-args';
import type { Handlers } from './session';

/** What is drawn here at most, on either side. */
const MOST_PIXELS = 4096;

export const chartCalls: Handlers = {
  'Charts.draw': (_session, args) => {
    const { kind, options, figures } = args.record(0);
    const given = isRecord(options) ? options : {};
    if (
      [given.width, given.height].some(
        (size) => size !== undefined && !(Number(size) >= 1 && Number(size) <= MOST_PIXELS),
      )
    )
      throw new ServiceFailure(`not emulated: a chart of ${String(given.width)} × ${String(given.height)} pixels`);
    const { columns, rows } = tableOf(figures);
    const [domain, ...rest] = columns;
    // In the words of https://developers.google.com/chart, which draws them.
    if (!domain) throw new ServiceFailure('Table has no columns.');
    if (domain.type !== 'STRING') throw new ServiceFailure(`not emulated: a chart over a column of ${domain.type}`);
    rest.forEach(({ type }, index) => {
      if (type !== 'NUMBER')
        throw new ServiceFailure(`Data column(s) for axis #${index} cannot be of type ${type.toLowerCase()}`);
    });
    return drawChart({
      ...{ kind: kind as ChartKind, options: given, labels: rows.map(([label]) => String(label ?? '')) },
      series: rest.map(({ label }, index) => ({
        name: label,
        values: rows.map((row) => (typeof row[index + 1] === 'number' ? Number(row[index + 1]) : null)),
      })),
    });
  },
};

interface Table {
  readonly columns: readonly { readonly type: string; readonly label: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

function tableOf(figures: unknown): Table {
  const { columns, rows } = isRecord(figures) ? figures : {};
  return {
    columns: (Array.isArray(columns) ? columns : []).map((column: unknown) => {
      const { type, label } = isRecord(column) ? column : {};
      return { type: String(type), label: String(label) };
    }),
    rows: (Array.isArray(rows) ? rows : []).map((row: unknown) =>
      Array.isArray(row) ? (row as readonly unknown[]) : [],
    ),
  };
}
