/** Unit economics: what a recomputation costs, after one changed lead, and as staff write it in a script. */
import { START_MS } from '../sim/base';
import { openHub, type SimHub } from '../sim/hub';
import { recomputeMetrics } from '../src/app/economics/recompute-metrics';
import { toSerial } from '../src/core/lib/time';
import type { Cell, ReadRange } from '../src/ports';
import { tables } from '../src/tables/index';
import { createDryHub } from '../tools/dry-hub/dry-hub';
import type { Bench, Results } from './bench';
import { countedCalls, cpuOf } from './measure';
import { type Book, bookOf, UNLIMITED } from './metrics-book';
import { TEXTBOOK_METRICS, textbookMetrics } from './metrics-textbook';

const STUCK_MS = 600_000;

export async function benchMetrics({ code, sizes, say, step }: Bench): Promise<Results> {
  step('a book of metrics');
  const book = await bookOf(code, sizes.metrics);
  step('its figures, in the runtime');
  const calls = await callsOf(code, book);
  step('its figures, the hub’s own code');
  const sheets = sheetsOf(book);
  const hub = hubCpu(sheets);
  step('its figures, the textbook way');
  const textbook = textbookCpu(sheets, hub.monthly);
  const { leads, sales, activities, months } = sizes.metrics;
  say(
    `\nMetrics of ${leads} leads, ${sales} sales, ${activities} activities, ${months} months (CPU ms, service calls, each with its share of all of it)`,
  );
  const share = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`.padStart(6);
  const line = (name: string, cpuMs: number, made: number) =>
    say(
      `${name.padEnd(46)} ${String(cpuMs).padStart(8)} ${share(cpuMs, hub.fullCpuMs)} ${String(made).padStart(6)} ${share(made, calls.full)}`,
    );
  line('all of it, into empty tabs', hub.fullCpuMs, calls.full);
  line('again, with nothing new', hub.againCpuMs, calls.again);
  line('after one changed lead', hub.changedCpuMs, calls.changed);
  line('handing over the cells of one run, told apart', hub.readingCpuMs, 1);
  line(`the textbook way, ${TEXTBOOK_METRICS.length} metrics by month and slice`, textbook.cpuMs, textbook.calls);
  const { monthly: _figures, ...cpu } = hub;
  return { metrics: { ...sizes.metrics, ...cpu, calls, textbook } };
}

/** In the built bundle. */
async function callsOf(code: string, from: Book) {
  const hub = await openHub({
    ...{ code, seed: 1, latency: 'model', startMs: START_MS, limits: UNLIMITED, from, stuckMs: STUCK_MS },
  });
  const full = await recompute(hub);
  const again = await recompute(hub);
  hub.rt.host.people.paste(
    { sheet: 'Leads' },
    { row: 2, column: 1 + claimColumn(hub), cells: [['75']] },
    hub.rt.host.owner,
  );
  const changed = await recompute(hub);
  await hub.rt.close();
  return { full, again, changed };
}

const claimColumn = (hub: SimHub) =>
  (hub.rt.host.readTab({ sheet: 'Leads' })?.headers ?? []).indexOf(tables.leads.columns.secondsToClaim.header);

async function recompute(hub: SimHub): Promise<number> {
  const [line = ''] = (await hub.finish(hub.rt.run('recomputeAllMetrics'))) as string[];
  if (!line.startsWith('done:') || !line.endsWith('Everything reconciles.')) throw new Error(`Metrics: ${line}`);
  const execution = hub.rt.executions().filter((each) => each.function === 'recomputeAllMetrics').at(-1); // biome-ignore format: one line
  return execution ? countedCalls(execution) : 0;
}

type Sheets = Readonly<Record<string, readonly (readonly Cell[])[]>>;

function sheetsOf(book: Book): Sheets {
  const sheets = book.runtime.host.workbooks.flatMap((workbook) => workbook.sheets);
  return Object.fromEntries(
    sheets.map(({ title, rows }) => [
      title,
      rows.map((row) => (row ?? []).map((cell): Cell => (typeof cell === 'object' ? '' : cell))),
    ]),
  );
}

/**
 * The same over memory: without the runtime, which hands every cell from one thread to the other. Cells are read before the
 * clock starts, for handing them over is Google's part; what that costs here is told apart.
 */
function hubCpu(sheets: Sheets) {
  const tabs = Object.entries(sheets).map(([name, [, ...rows]]) => [name, rows] as const);
  const own = tabs.filter(([name]) => Object.values(tables).some((table) => table.name === name));
  const hub = createDryHub({ nowMs: START_MS, tabs: Object.fromEntries(own) });
  const asked = rangesAskedFor();
  const read = hub.workbook.read.bind(hub.workbook);
  let handed = new Map<string, Cell[][][]>();
  hub.workbook.read = (ranges) => handed.get(JSON.stringify(ranges)) ?? read(ranges);
  let readingCpuMs = 0;
  const run = () => {
    readingCpuMs = cpuOf(() => {
      handed = new Map(asked.map((ranges) => [JSON.stringify(ranges), asAnswered(read(ranges))]));
    });
    return cpuOf(() => {
      const { outcome, differences } = recomputeMetrics(hub.deps);
      if (outcome !== 'done' || differences.length > 0) throw new Error(`Metrics: ${outcome}, ${differences.join()}`);
    });
  };
  const fullCpuMs = run();
  const againCpuMs = run();
  const column = Object.keys(tables.leads.columns).indexOf('secondsToClaim') + 1;
  const changed = { sheet: 'Leads', row: 2, column, cells: [{ kind: 'number' as const, value: 75 }] };
  hub.workbook.commit({ updates: [changed], appends: [] });
  const changedCpuMs = run();
  const [monthly = []] = hub.workbook.read([{ sheet: tables.metricsMonthly.name, fromRow: 1 }]);
  return { fullCpuMs, againCpuMs, changedCpuMs, readingCpuMs, monthly };
}

/** Cells as an answer of the service is parsed: side by side in memory. */
function asAnswered(cells: Cell[][][]): Cell[][][] {
  return JSON.parse(JSON.stringify(cells)) as Cell[][][];
}

/** Whatever the size of a book, the same. */
function rangesAskedFor(): readonly (readonly ReadRange[])[] {
  const { deps, workbook } = createDryHub({ nowMs: START_MS, tabs: {} });
  const asked: (readonly ReadRange[])[] = [];
  const read = workbook.read.bind(workbook);
  workbook.read = (ranges) => {
    asked.push(ranges);
    return read(ranges);
  };
  recomputeMetrics(deps);
  return asked;
}

function textbookCpu(sheets: Sheets, monthly: readonly (readonly Cell[])[]) {
  const { id, month, of, slice } = Object.fromEntries(
    Object.keys(tables.metricsMonthly.columns).map((key, at) => [key, at]),
  );
  const rows = monthly.slice(1).filter((row) => row[id ?? 0] !== '');
  const named = (wanted: string) => [...new Set(rows.filter((row) => row[slice ?? 0] === wanted).map((row) => String(row[of ?? 0])))]; // biome-ignore format: one line
  const starts = [...new Set(rows.map((row) => Number(row[month ?? 0])))].sort((a, b) => a - b);
  const end = toSerial(Date.parse('2100-01-01T00:00:00+07:00'));
  let calls = 0;
  let totals: Readonly<Record<string, readonly number[]>> = {};
  const cpuMs = cpuOf(() => {
    totals = textbookMetrics(
      {
        column(sheet, header) {
          calls += 1;
          const [head = [], ...body] = sheets[sheet] ?? [];
          const at = head.indexOf(header);
          return body.map((row) => row[at] ?? '');
        },
        write: () => void calls++,
      },
      { months: [...starts, end], regions: named('region'), dealers: named('dealer'), channels: named('channel') },
    );
  });
  compare(totals, { rows, starts });
  return { cpuMs, calls };
}

/** Both ways add up the same money. */
function compare(
  totals: Readonly<Record<string, readonly number[]>>,
  { rows, starts }: { readonly rows: readonly (readonly Cell[])[]; readonly starts: readonly number[] },
): void {
  const keys = Object.keys(tables.metricsMonthly.columns);
  const all = rows.filter((row) => row[keys.indexOf('slice')] === 'all');
  for (const [metric, figures] of Object.entries(totals)) {
    const ours = starts.map((start) => {
      const row = all.find((each) => each[keys.indexOf('month')] === start);
      return Number(row?.[keys.indexOf(metric)] ?? 0);
    });
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    if (Math.abs(sum(ours) - sum(figures)) > 1) throw new Error(`${metric}: ${sum(ours)} is not ${sum(figures)}`);
  }
}
