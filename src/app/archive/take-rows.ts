/**
 * Removes archived rows from their tab, under the lock and only while they still hold what was copied. The call that removes
 * them also copies them to a hidden tab, from which is read what was really removed: a row that somebody moved or edited at
 * that moment is put back.
 */
import { runsOf } from '../../core/archive/slices.ts';
import type { Cell, RowUpdate, WorkbookChanges, WorkbookReader } from '../../ports.ts';
import { BIN_TAB, binFrom, binRange } from '../../store/archive/bin.ts';
import { headersOf, isOwnColumn, isSameRow, keyPlace, rawEncoder } from '../../store/archive/raw-rows.ts';
import { widened } from '../../store/archive/volumes.ts';
import { wholeTable } from '../../store/read-columns.ts';
import { readTails } from '../../store/session/session.ts';
import { FEATURES } from '../../store/state/features.ts';
import { featureUpdate, stateFrom, stateRange } from '../../store/state/system-tab.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';
import { CRM_TAIL_KEY, TAILS_KEY } from '../inbox/keys.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY, type Commit } from '../round/with-lock.ts';
import type { RawRow } from './copy-rows.ts';
import { stillOld } from './read-standing.ts';

export type TakeDeps = Pick<WriterDeps, 'clock' | 'properties' | 'withLock' | 'workbook'>;

const LOCK_WAIT_MS = 15_000;

export interface Copied {
  readonly name: TableName;
  readonly header: readonly Cell[];
  /** In ascending order. */
  readonly rows: readonly RawRow[];
  readonly volumeId: string;
}

export interface Taken {
  /** How many rows left; rows edited or moved since they were copied stay for another night. */
  readonly count: number;
  /** Removed rows in which columns that people added had changed by then: they must be copied again. */
  readonly later: readonly RawRow[];
}

const NOTHING: Taken = { count: 0, later: [] };

/** Null when the lock was taken. */
export function takeRows(deps: TakeDeps, copied: Copied): Taken | null {
  const taken = deps.withLock(LOCK_WAIT_MS, (commit) => {
    const { state, same, volumeRow, volumes } = readAgain(deps.workbook, copied);
    const volume = volumes.rows[volumeRow - 2];
    // Without its row in Archives nothing in the volume would ever be found again.
    if (!volume || same.length === 0) return NOTHING;
    const { name, header } = copied;
    const columns = Math.max(header.length, ...same.map(({ cells }) => cells.length));
    const rows = same.map(({ row }) => row);
    const filled = {
      ...volume,
      lastAt: deps.clock.nowMs(),
      ...widened(volume, name, same.map(({ key }) => key)), // biome-ignore format: one line
    };
    const noted = volumes.layout.encodeRuns(filled, NOTED);
    const key = { column: volumes.layout.columnNumber('id'), value: volume.id };
    commit({
      updates: [
        ...cursorUpdates(state, name, rows),
        ...noted.map((run): RowUpdate => ({ sheet: tables.archives.name, row: volumeRow, key, ...run })),
      ],
      appends: [],
      take: { sheet: tables[name].name, rows: runsOf(rows), columns, into: BIN_TAB },
    });
    const later = giveBackStrangers(deps.workbook, commit, { ...copied, rows: same });
    shortenTails(deps, name, same.length);
    return { count: same.length, later };
  });
  return taken === BUSY ? null : taken;
}

const NOTED = new Set(['lastAt', 'leadsFrom', 'leadsTo', 'customersFrom', 'customersTo']);

function readAgain(workbook: WorkbookReader, { name, header, rows, volumeId }: Copied) {
  const sheet = tables[name].name;
  const runs = runsOf(rows.map(({ row }) => row));
  const [block, archived = [], [headerNow = []] = [], ...found] = workbook.read([
    stateRange(),
    { sheet: tables.archives.name, fromRow: 1 },
    { sheet, fromRow: 1, toRow: 1 },
    ...runs.map((run) => ({ sheet, ...run })),
  ]);
  const volumes = wholeTable(tables.archives, archived);
  const now = new Map(runs.flatMap(({ fromRow, toRow }, at) => rowsOf(found[at] ?? [], fromRow, toRow)));
  const table = tables[name] as unknown as Table<Columns>;
  const isOwn = isOwnColumn(table, headersOf(table, header));
  const isSame = (row: number, cells: readonly Cell[]) => isSameRow(cells, now.get(row) ?? [], isOwn);
  const unchanged = isSameRow(header, headerNow) ? rows.filter(({ row, cells }) => isSame(row, cells)) : [];
  return {
    state: block,
    volumes,
    volumeRow: volumes.rows.findIndex(({ id }) => id === volumeId) + 2,
    same: stillOld(workbook, name, unchanged),
  };
}

function rowsOf(block: readonly (readonly Cell[])[], fromRow: number, toRow: number) {
  return Array.from({ length: toRow - fromRow + 1 }, (_, down) => [fromRow + down, block[down] ?? []] as const);
}

/** How far the CRM has read a log is kept as a row number, which drops by the number of rows removed above it. */
function cursorUpdates(
  block: readonly (readonly Cell[])[] | undefined,
  name: TableName,
  rows: readonly number[],
): RowUpdate[] {
  if (name !== 'timeline' && name !== 'conversation') return [];
  const state = stateFrom(block);
  const gone = rows.filter((row) => row <= state.crm[name]).length;
  if (gone === 0) return [];
  const index = FEATURES.findIndex((feature) => feature.name === 'crm');
  const crm = { ...state.crm, [name]: state.crm[name] - gone };
  return [featureUpdate(index, 'crm', FEATURES[index]?.write({ ...state, crm }) ?? '')];
}

/**
 * Puts back removed rows that are not what was copied. Returns those that are, except that columns which people added hold what
 * they held when removed.
 */
function giveBackStrangers(workbook: WorkbookReader, commit: Commit, { name, header, rows }: Copied): RawRow[] {
  const table = tables[name] as unknown as Table<Columns>;
  const [block] = workbook.read([binRange]);
  const copied = new Map(rows.map(({ key, cells }) => [key, cells]));
  const headers = headersOf(table, header);
  const place = keyPlace(table, headers);
  const isOwn = isOwnColumn(table, headers);
  const strangers: (readonly Cell[])[] = [];
  const later: RawRow[] = [];
  for (const cells of binFrom(block).rows) {
    const key = String(cells[place] ?? '');
    const ours = copied.get(key);
    if (ours && isSameRow(ours, cells)) continue;
    if (ours && isSameRow(ours, cells, isOwn)) later.push({ row: 0, key, cells });
    else if (cells.some((cell) => cell !== '')) strangers.push(cells);
  }
  commit(givenBack(table, header, strangers));
  return later;
}

/** Puts them back below the last row of their tab. */
function givenBack(
  table: Table<Columns>,
  header: readonly Cell[],
  rows: readonly (readonly Cell[])[],
): WorkbookChanges {
  const headers = headersOf(table, header, Math.max(header.length, ...rows.map((cells) => cells.length)));
  const encode = rawEncoder(table, headers, headers);
  return { updates: [], appends: rows.length > 0 ? [{ sheet: table.name, rows: rows.map(encode) }] : [] };
}

/** Updates these rows in the archive. Returns those whose key the archive does not have. */
export type Settle = (table: Table<Columns>, header: readonly Cell[], rows: readonly RawRow[]) => readonly RawRow[];

/**
 * After a run that was cut off: rows that were removed from a tab and exist nowhere else go back; the rest was meant to go.
 * Until that is done nothing else may be removed, since the hidden tab may hold the only copy. BUSY: the lock was taken.
 */
export function settleBin(deps: TakeDeps, settle: Settle): 'settled' | typeof BUSY {
  return deps.withLock(LOCK_WAIT_MS, (commit) => {
    const bin = binFrom(deps.workbook.read([binRange])[0]);
    const table = Object.values(tables).find(({ name }) => name === bin.sheet) as Table<Columns> | undefined;
    if (!table) return 'settled';
    const [[header = []] = []] = deps.workbook.read([{ sheet: table.name, fromRow: 1, toRow: 1 }]);
    const place = keyPlace(table, headersOf(table, header));
    const [column = []] = deps.workbook.read([{ sheet: table.name, fromRow: 2, column: place + 1, columns: 1 }]);
    const there = new Set(column.map(([cell = '']) => String(cell)));
    const filled = bin.rows.filter((cells) => cells.some((cell) => cell !== ''));
    const keyed = filled.map((cells): RawRow => ({ row: 0, key: String(cells[place] ?? ''), cells }));
    const gone = keyed.filter(({ key }) => key !== '' && !there.has(key));
    const lost = gone.length > 0 ? settle(table, header, gone) : [];
    const keyless = keyed.filter(({ key }) => key === '').map(({ cells }) => cells);
    const without = keyless.length > 0 ? notIn(deps.workbook, table, keyless) : [];
    commit(givenBack(table, header, [...lost.map(({ cells }) => cells), ...without]));
    return 'settled';
  });
}

/** Rows without a key are identified by all of their cells. */
function notIn(workbook: WorkbookReader, { name }: Table<Columns>, rows: readonly (readonly Cell[])[]) {
  const [live = []] = workbook.read([{ sheet: name, fromRow: 2 }]);
  return rows.filter((cells) => !live.some((other) => isSameRow(cells, other)));
}

/**
 * Empties the hidden tab as soon as it is no longer needed: data that people ask to have erased must not stay in it until the
 * next night.
 */
export function emptyBin({ withLock, workbook }: TakeDeps): void {
  withLock(LOCK_WAIT_MS, (commit) => {
    const [block = []] = workbook.read([binRange]);
    const { fromRow, sheet } = binRange;
    if (block.length > 0)
      commit({ updates: [], appends: [], deletes: [{ sheet, fromRow, toRow: fromRow + block.length - 1 }] });
  });
}

/** Rounds start reading near the end of a tab, which is now further up. */
function shortenTails({ properties }: TakeDeps, name: TableName, by: number): void {
  const kept = properties.getAll();
  const tails = readTails(kept[TAILS_KEY]);
  const tail = tails[name];
  const crmTail = Number(kept[CRM_TAIL_KEY] ?? 0);
  if (name === 'crm' && crmTail > 0) properties.setMany({ [CRM_TAIL_KEY]: String(Math.max(1, crmTail - by)) });
  else if (tail !== undefined)
    properties.setMany({ [TAILS_KEY]: JSON.stringify({ ...tails, [name]: Math.max(1, tail - by) }) });
}
