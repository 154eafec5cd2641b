/** Cleans some of a person's rows in one tab, or copies them into Data requests. */
import { runsOf } from '../../core/archive/slices.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { clip } from '../../core/lib/text.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import type { Cell, RowUpdate, WorkbookReader } from '../../ports.ts';
import { isSameRow } from '../../store/archive/raw-rows.ts';
import { headerIn } from '../../store/archive/volumes.ts';
import { someColumns } from '../../store/read-columns.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { PrivacyJob } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY, type Commit } from '../round/with-lock.ts';
import { cleanedCells, type Marks, newKey } from './clean-row.ts';
import { subjectOf } from './note-on-trail.ts';
import type { FoundRow, Tab } from './rows-of-person.ts';

/** The workbook or an archive. */
export interface Place {
  readonly workbook: WorkbookReader;
  /** False when the lock was taken. */
  readonly write: (work: (commit: Commit) => void) => boolean;
  readonly isLive: boolean;
}

export interface Handled {
  /** How many rows were cleaned or copied. */
  readonly rows: number;
  /** The last row that was looked at. */
  readonly upTo: number;
}

const ROWS_A_SLICE = 300;
/** Ranges of a read travel in its URL. */
const RUNS_A_SLICE = 80;
const LOCK_WAIT_MS = 15_000;
const HOUR_MS = 3_600_000;
const LONGEST = 45_000;

interface RawRow extends FoundRow {
  readonly cells: readonly Cell[];
}

/** 'wait': the lock was taken, a message to or from them is still being sent, or columns were just moved. */
export function eraseRows(place: Place, tab: Tab, found: readonly FoundRow[], marks: Marks): Handled | 'wait' {
  const part = firstSlice(found);
  let result: Handled | 'wait' = 'wait';
  const isWritten = place.write((commit) => {
    const read = readRows(place.workbook, tab, part);
    if (!read) return;
    const rows = read.filter((row) => isStillTheirs(row, tab, marks));
    if (place.isLive && rows.some((row) => isOnItsWay(row, tab))) return;
    const cleaned = rows.map((row) => ({ ...row, changes: changesOf(row, tab, marks), key: keyChange(row, tab) }));
    commit({ updates: cleaned.flatMap((row) => updatesOf(row, tab)), appends: [] });
    // Keys are changed in a commit of their own, since the other updates are guarded by the key.
    commit({ updates: cleaned.flatMap(({ row, key }) => (key ? [{ ...key, row }] : [])), appends: [] });
    const changed = cleaned.filter(({ changes, key }) => changes.length > 0 || key !== null);
    result = { rows: changed.length, upTo: part.at(-1)?.row ?? 0 };
  });
  return isWritten ? result : 'wait';
}

function firstSlice(found: readonly FoundRow[]): readonly FoundRow[] {
  let runs = 0;
  const end = found.findIndex(({ row }, at) => {
    if (row !== (found[at - 1]?.row ?? -1) + 1) runs++;
    return at >= ROWS_A_SLICE || runs > RUNS_A_SLICE;
  });
  return end < 0 ? found : found.slice(0, end);
}

/** Null when somebody moved the columns meanwhile. */
function readRows(workbook: WorkbookReader, { layout, header }: Tab, part: readonly FoundRow[]): RawRow[] | null {
  const sheet = layout.table.name;
  const runs = runsOf(part.map(({ row }) => row));
  const [[now = []] = [], ...blocks] = workbook.read([
    { sheet, fromRow: 1, toRow: 1 },
    ...runs.map((run) => ({ sheet, ...run })),
  ]);
  if (!isSameRow(header, now)) return null;
  const cellsAt = new Map<number, readonly Cell[]>();
  runs.forEach(({ fromRow }, index) => {
    for (const [down, cells] of (blocks[index] ?? []).entries()) cellsAt.set(fromRow + down, cells);
  });
  return part.map((each) => ({ ...each, cells: cellsAt.get(each.row) ?? [] }));
}

function decoded({ layout }: Tab, cells: readonly Cell[]): Readonly<Record<string, unknown>> {
  return layout.decode(cells);
}

function isStillTheirs({ cells, isTheirs }: RawRow, tab: Tab, { ids }: Marks): boolean {
  const { links } = tab.spec;
  const row = decoded(tab, cells);
  return !isTheirs || links.length === 0 || links.some((key) => ids.has(String(row[key])));
}

/** Whether the row is a message still being sent. Messages are given up after a day, so the wait ends. */
function isOnItsWay({ cells, isTheirs }: RawRow, tab: Tab): boolean {
  const { state } = decoded(tab, cells);
  return isTheirs && tab.spec.table === 'outbox' && state !== 'SENT' && state !== 'FAILED';
}

function changesOf(row: RawRow, tab: Tab, marks: Marks) {
  const keyColumn = tab.layout.columnNumber(tab.layout.table.key);
  return cleanedCells(tab, row, marks).filter(({ column }) => column !== keyColumn);
}

function updatesOf(
  { row, cells, changes }: RawRow & { readonly changes: ReturnType<typeof changesOf> },
  { layout }: Tab,
): RowUpdate[] {
  const { name: sheet, key } = layout.table;
  const column = layout.columnNumber(key);
  const value = String(cells[column - 1] ?? '');
  const guard = value === '' ? {} : { key: { column, value } };
  return changes.map(({ column: at, write }) => ({ sheet, row, column: at, cells: [write], ...guard }));
}

function keyChange({ cells, isTheirs }: RawRow, tab: Tab) {
  if (!isTheirs) return null;
  const { name: sheet, key } = tab.layout.table;
  const column = tab.layout.columnNumber(key);
  const value = newKey(tab.spec, decoded(tab, cells), String(cells[column - 1] ?? ''));
  return value === null ? null : { sheet, column, cells: [{ kind: 'text', value } as const] };
}

interface Exported {
  /** The person's rows. */
  readonly found: readonly FoundRow[];
  readonly job: PrivacyJob;
}

/** Writes one row for each cell; rows that are there already are not added again. */
export function exportRows(
  deps: Pick<WriterDeps, 'config' | 'withLock' | 'workbook'>,
  place: Place,
  tab: Tab,
  { found, job }: Exported,
): Handled | 'wait' {
  const part = firstSlice(found);
  const { settings } = deps.config();
  const about = {
    at: job.askedAt,
    answerBy: job.askedAt + settings.privacyAnswerHours * HOUR_MS,
    deleteAt: job.askedAt + settings.dataRequestDays * DAY_MS,
    about: subjectOf(job),
  };
  const read = readRows(place.workbook, tab, part);
  if (!read) return 'wait';
  const lines = read.flatMap((row) => linesOf(row, tab));
  const written = deps.withLock(LOCK_WAIT_MS, (commit) => {
    const { name: sheet } = tables.dataRequests;
    const head = headerIn(deps.workbook, sheet);
    const some = someColumns(tables.dataRequests, head, ['id']);
    const there = new Set([...some.rows(deps.workbook.read(some.ranges))].map(({ id }) => id));
    const layout = new Layout(tables.dataRequests, head);
    const all = lines.map((line) => ({ ...line, ...about, id: fingerprint(JSON.stringify([job.askedAt, line])) }));
    const rows = all.filter(({ id }) => !there.has(id)).map((line) => layout.encode(line));
    if (rows.length > 0) commit({ updates: [], appends: [{ sheet, rows }] });
  });
  return written === BUSY ? 'wait' : { rows: part.length, upTo: part.at(-1)?.row ?? 0 };
}

function linesOf({ cells }: RawRow, { layout }: Tab) {
  const { name: tab, key, columns } = layout.table;
  const row = String(cells[layout.columnNumber(key) - 1] ?? '');
  return Object.entries(columns).flatMap(([name, { header, kind }]) => {
    if (!layout.has(name)) return [];
    const value = layout.decode(cells)[name] ?? '';
    const isTime = kind === 'dateTime' || kind === 'date';
    const text = value === '' || value === false ? '' : isTime ? new Date(Number(value)).toISOString() : String(value);
    return text === '' ? [] : [{ tab, row, column: header, value: clip(plainInCsv(text), LONGEST) }];
  });
}

/** Defuses formulas that a customer wrote, for when the CSV is opened in a spreadsheet. */
function plainInCsv(text: string): string {
  return /^[=+@\t\r]|^-(?![\d.]+$)/.test(text) ? `'${text}` : text;
}
