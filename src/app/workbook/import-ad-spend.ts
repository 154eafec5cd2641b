/**
 * Exports of ad platforms pasted into the Ad import tab become rows of Ad spend, one for each channel, day and campaign,
 * however often they are pasted: the last export of a day counts.
 */

import { channelName } from '../../core/economics/channel-name.ts';
import { type AdCost, type AdLine, adExportReader } from '../../core/economics/read-ad-export.ts';
import { dayStart, isoDay, workbookDay } from '../../core/lib/time.ts';
import type { Cell, RowUpdate, WorkbookChanges } from '../../ports.ts';
import { wholeTable } from '../../store/read-columns.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { AdSpend } from '../../tables/marketing.ts';
import { askForMetrics } from '../economics/recompute-metrics.ts';
import { jobUnderWay } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { type ImportReport, importLines, LINES_A_SLICE, type Slice } from './import-lines.ts';

type AdDeps = Pick<WriterDeps, 'clock' | 'properties' | 'withLock' | 'workbook'>;

const LOCK_WAIT_MS = 15_000;

export function importAdSpend(deps: AdDeps): ImportReport {
  const report = importLines(deps, 'ad-import', () => importSlice(deps));
  if (report.imported > 0) askForMetrics(deps);
  return report;
}

/** By the minute trigger: continues an import that was stopped. */
export function continueAdImport(deps: AdDeps, properties: Readonly<Record<string, string>>): void {
  if (jobUnderWay(properties, 'ad-import')) importAdSpend(deps);
}

/** Null when somebody else holds the lock. Everything is read under it. */
function importSlice({ withLock, workbook }: AdDeps): Slice | null {
  const done = withLock(LOCK_WAIT_MS, (commit) => {
    const [pasted = [], spent = []] = workbook.read(
      [tables.adImport, tables.adSpend].map(({ name }) => ({ sheet: name, fromRow: 1 })),
    );
    const lines = readLines(pasted);
    const waiting = lines.filter(({ result }) => result === '');
    const slice = waiting.slice(0, LINES_A_SLICE);
    const spend = spendChanges(slice, lines, wholeTable(tables.adSpend, spent));
    const results = slice.map(({ row, line }) => ({ row, result: resultOf(line, spend.unclear) }));
    const layout = new Layout(tables.adImport, pasted[0] ?? []);
    const updates = results.map(({ row, result }) => ({
      ...{ sheet: tables.adImport.name, row, column: layout.columnNumber('result') },
      cells: [{ kind: 'text', value: layout.inColumnLanguage('result', result) } as const],
    }));
    commit({ ...spend.changes, updates: [...updates, ...spend.changes.updates] });
    const imported = results.filter(({ result }) => result === IMPORTED).length;
    const notes = results.filter(({ result }) => result === IMPORTED || NOT_COUNTED.includes(result)).length;
    return { imported, refused: results.length - notes, left: waiting.length - slice.length };
  });
  return done === BUSY ? null : done;
}

interface Line {
  readonly row: number;
  readonly result: string;
  readonly line: AdLine;
}

const IMPORTED = 'IMPORTED';
const RESULTS = { header: 'HEADERS', total: 'SKIPPED: a total', above: 'SKIPPED: above the headers' } as const;
const NOT_COUNTED: readonly string[] = Object.values(RESULTS);

function readLines([head = [], ...rows]: readonly (readonly Cell[])[]): Line[] {
  const layout = new Layout(tables.adImport, head);
  const [result, first] = [layout.columnNumber('result') - 1, layout.columnNumber('line') - 1];
  const read = adExportReader();
  const lines = rows.flatMap((cells, index): Line[] => {
    const own = cells.filter((_, at) => at >= first && at !== result);
    if (own.every((cell) => String(cell).trim() === '')) return [];
    return [{ row: index + 2, result: String(cells[result] ?? ''), line: read(own) }];
  });
  if (lines.some(({ line }) => line.kind === 'header')) return lines;
  const reason = 'There are no headers that we know: paste the export with its first line.';
  return lines.map((each) => ({ ...each, line: { kind: 'refused', reason } }));
}

/** `unclear`: keys that Ad spend has several times, so that it is not clear which row is meant. */
function resultOf(line: AdLine, unclear: ReadonlySet<string>): string {
  if (line.kind === 'refused') return line.reason;
  if (line.kind !== 'cost') return RESULTS[line.kind];
  return unclear.has(line.id) ? 'Ad spend has several rows of this day and campaign: leave one of them.' : IMPORTED;
}

/** Lines of one export add up; a later export of the same day and campaign replaces an earlier one. */
function sums(lines: readonly Line[]): Map<string, AdCost> {
  const found = new Map<string, { block: number; cost: AdCost }>();
  for (const { line } of lines) {
    if (line.kind !== 'cost') continue;
    const { id, block, cost } = line;
    const known = found.get(id);
    const before = known?.block === block ? known.cost.amount : 0;
    found.set(id, { block, cost: { ...cost, amount: before + cost.amount } });
  }
  return new Map([...found].map(([id, { cost }]) => [id, cost]));
}

type Spent = { readonly layout: Layout<typeof tables.adSpend.columns>; readonly rows: readonly AdSpend[] };

function spendChanges(slice: readonly Line[], lines: readonly Line[], { layout, rows }: Spent) {
  const there = new Map<string, number[]>();
  rows.forEach(({ date, channel, campaign }, at) => {
    if (date === null) return;
    const id = `${channelName(channel)}|${isoDay(workbookDay(date))}|${campaign}`;
    there.set(id, [...(there.get(id) ?? []), at]);
  });
  const wanted = new Set(slice.flatMap(({ line }) => (line.kind === 'cost' ? [line.id] : [])));
  const unclear = new Set([...wanted].filter((id) => (there.get(id) ?? []).length > 1));
  const updates: RowUpdate[] = [];
  const fresh: AdSpend[] = [];
  for (const [id, { day, channel, campaign, amount }] of sums(lines)) {
    if (!wanted.has(id) || unclear.has(id)) continue;
    const [at] = there.get(id) ?? [];
    const known = at === undefined ? undefined : rows[at];
    const rupiah = Math.round(amount);
    if (at === undefined || !known)
      fresh.push({ id, date: dayStart(day), channel, campaign, region: '', amount: rupiah, problem: '' });
    else if (known.amount !== rupiah) {
      const key = { column: layout.columnNumber('id'), value: known.id };
      const runs = layout.encodeRuns({ ...known, amount: rupiah }, new Set(['amount']));
      updates.push(...runs.map((run) => ({ sheet: tables.adSpend.name, row: at + 2, key, ...run })));
    }
  }
  const added = fresh.filter(({ amount }) => amount !== 0).map((row) => layout.encode(row));
  const appends = added.length > 0 ? [{ sheet: tables.adSpend.name, rows: added }] : [];
  const changes: WorkbookChanges = { updates, appends };
  return { changes, unclear };
}
