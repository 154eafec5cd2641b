/** The archive workbooks by the Archives tab, and rows that are found there once they are gone from the workbook. */
import { type Archives, type ArchiveWorkbook, type Cell, WorkbookFault, type WorkbookReader } from '../../ports.ts';
import type { ArchiveRow } from '../../tables/archives.ts';
import type { Columns, Row, Table } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';
import { someColumns, wholeTable } from '../read-columns.ts';
import { Layout } from '../session/layout.ts';

type RowIn<N extends TableName> = Row<(typeof tables)[N]['columns']>;

export interface ArchiveDeps {
  readonly workbook: WorkbookReader;
  readonly archives: Archives;
}

/** Oldest first. None in a workbook that was not set up since archives came. One call. */
export function readVolumes(workbook: WorkbookReader): readonly ArchiveRow[] {
  try {
    const [cells = []] = workbook.read([{ sheet: tables.archives.name, fromRow: 1 }]);
    return wholeTable(tables.archives, cells).rows.filter(({ id }) => id !== '');
  } catch (error) {
    if (error instanceof WorkbookFault && error.reason === 'missing-tab') return [];
    throw error;
  }
}

/** By which numbers volumes are told apart. */
const RANGES = { leads: ['leadsFrom', 'leadsTo'], customers: ['customersFrom', 'customersTo'] } as const;
export type FoundByKey = keyof typeof RANGES;

export const numberIn = (id: string): number => Number(/^[LC]-(\d{1,12})$/.exec(id)?.[1] ?? Number.NaN);

/** Whether this volume may hold the lead or customer. */
export function mayHold(volume: ArchiveRow, name: FoundByKey, id: string): boolean {
  const [from, to] = RANGES[name];
  const number = numberIn(id);
  return number >= (volume[from] ?? Infinity) && number <= (volume[to] ?? -Infinity);
}

/** The ranges of a volume once these rows are in it, too. */
export function widened(volume: ArchiveRow, name: TableName, keys: readonly string[]): Partial<ArchiveRow> {
  if (name !== 'leads' && name !== 'customers') return {};
  const [from, to] = RANGES[name];
  const numbers = keys.map(numberIn).filter((number) => Number.isFinite(number));
  if (numbers.length === 0) return {};
  return {
    [from]: Math.min(volume[from] ?? Infinity, ...numbers),
    [to]: Math.max(volume[to] ?? 0, ...numbers),
  };
}

/**
 * Rows by their keys, as they stood last: newest volume first. One call when no volume can hold any; else three for each
 * that may.
 */
export function findArchived<N extends FoundByKey>(
  { workbook, archives }: ArchiveDeps,
  name: N,
  keys: readonly string[],
): RowIn<N>[] {
  const left = new Set(keys.filter((key) => key !== ''));
  const found: RowIn<N>[] = [];
  if (left.size === 0) return found;
  for (const volume of [...readVolumes(workbook)].reverse()) {
    const wanted = [...left].filter((key) => mayHold(volume, name, key));
    if (wanted.length === 0) continue;
    for (const row of rowsIn(archives.open(volume.id), tables[name] as unknown as Table, wanted)) {
      left.delete(String((row as { readonly id?: unknown }).id));
      found.push(row as unknown as RowIn<N>);
    }
    if (left.size === 0) break;
  }
  return found;
}

function rowsIn<C extends Columns>(volume: WorkbookReader, table: Table<C>, keys: readonly string[]): Row<C>[] {
  const head = headerIn(volume, table.name);
  if (head.length === 0) return [];
  const layout = new Layout(table, head);
  const [column = []] = volume.read([
    { sheet: table.name, fromRow: 2, column: layout.columnNumber(table.key), columns: 1 },
  ]);
  const at = keys.map((key) => column.findIndex(([cell]) => String(cell ?? '') === key)).filter((index) => index >= 0);
  if (at.length === 0) return [];
  const blocks = volume.read(at.map((index) => ({ sheet: table.name, fromRow: index + 2, toRow: index + 2 })));
  return blocks.map(([cells = []]) => layout.decode(cells));
}

/** The tab's header; empty when the volume has no such tab. One call. */
export function headerIn(volume: WorkbookReader, sheet: string): readonly Cell[] {
  try {
    return volume.read([{ sheet, fromRow: 1, toRow: 1 }])[0]?.[0] ?? [];
  } catch (error) {
    if (error instanceof WorkbookFault && error.reason === 'missing-tab') return [];
    throw error;
  }
}

/** Some columns of what was archived since, the key among them: for what looks back over months. Two calls a volume. */
export function archivedSince<N extends TableName, K extends keyof RowIn<N> & string>(
  { workbook, archives }: ArchiveDeps,
  wanted: readonly { readonly name: N; readonly columns: readonly K[] }[],
  sinceMs: number,
): Map<N, Pick<RowIn<N>, K>[]> {
  const all = new Map<N, Pick<RowIn<N>, K>[]>(wanted.map(({ name }) => [name, []]));
  const recent = readVolumes(workbook).filter(({ lastAt }) => (lastAt ?? 0) >= sinceMs);
  for (const { id } of recent.reverse()) {
    const volume = archives.open(id);
    for (const { name, columns } of wanted) all.get(name)?.push(...columnsIn(volume, name, columns));
  }
  return all;
}

function columnsIn<N extends TableName, K extends keyof RowIn<N> & string>(
  volume: ArchiveWorkbook,
  name: N,
  columns: readonly K[],
): Pick<RowIn<N>, K>[] {
  const table = tables[name] as unknown as Table;
  const head = headerIn(volume, table.name);
  if (head.length === 0) return [];
  const some = someColumns(table, head, columns);
  return [...some.rows(volume.read(some.ranges))] as unknown as Pick<RowIn<N>, K>[];
}

/** Rows of the workbook and of the archive: each key once, as the workbook has it, else the newest volume. */
export function withArchived<T>(live: readonly T[], archived: readonly T[], keyOf: (row: T) => string): T[] {
  const seen = new Set(live.map(keyOf));
  const more = archived.filter((row) => {
    const key = keyOf(row);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return more.length === 0 ? [...live] : [...more, ...live];
}
