/** The archive workbooks listed in the Archives tab, and finding rows that were moved there. */
import {
  ArchiveFault,
  type Archives,
  type Cell,
  type ReadRange,
  WorkbookFault,
  type WorkbookReader,
} from '../../ports.ts';
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

/**
 * By date of opening, oldest first, since people sort the tab. Empty in a workbook that was set up before archives existed. One
 * call.
 */
export function readVolumes(workbook: WorkbookReader): readonly ArchiveRow[] {
  const [cells] = readIfThere(workbook, [{ sheet: tables.archives.name, fromRow: 1 }]) ?? [];
  return volumesIn(cells);
}

/** The same from cells that were already read. */
export function volumesIn(cells: Cell[][] | undefined): readonly ArchiveRow[] {
  const volumes = cells ? wholeTable(tables.archives, cells).rows.filter(({ id }) => id !== '') : [];
  return [...volumes].sort((a, b) => (a.openedAt ?? 0) - (b.openedAt ?? 0));
}

/** Columns with the range of numbers that a volume holds. */
const LEADS = ['leadsFrom', 'leadsTo'] as const;
const RANGES = { leads: LEADS, crm: LEADS, customers: ['customersFrom', 'customersTo'] } as const;
type FoundByKey = keyof typeof RANGES;

const numberIn = (id: string): number => Number(/^[LC]-(\d{1,12})$/.exec(id)?.[1] ?? Number.NaN);

/** Whether this volume may hold the lead or customer. */
function mayHold(volume: ArchiveRow, name: FoundByKey, id: string): boolean {
  const [from, to] = RANGES[name];
  const number = numberIn(id);
  return number >= (volume[from] ?? Infinity) && number <= (volume[to] ?? -Infinity);
}

/** The volume's ranges extended to include these rows. */
export function widened(volume: ArchiveRow, name: TableName, keys: readonly string[]): Partial<ArchiveRow> {
  if (!(name in RANGES)) return {};
  const [from, to] = RANGES[name as FoundByKey];
  const numbers = keys.map(numberIn).filter((number) => Number.isFinite(number));
  if (numbers.length === 0) return {};
  return {
    [from]: Math.min(volume[from] ?? Infinity, ...numbers),
    [to]: Math.max(volume[to] ?? 0, ...numbers),
  };
}

/**
 * Rows by key, in their latest archived version. One call when no volume can hold any; else three for each that may. Volumes
 * that are gone are skipped. Throws ArchiveFault when one is busy.
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
    const rows = unlessGone([], () => rowsIn(archives.open(volume.id), tables[name] as unknown as Table, wanted));
    for (const row of rows) {
      left.delete(String((row as Record<string, unknown>)[tables[name].key]));
      found.push(row as unknown as RowIn<N>);
    }
    if (left.size === 0) break;
  }
  return found;
}

/** The result of `read`, or `otherwise` when the archive was removed, which measure-capacity.ts reports. */
export function unlessGone<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ArchiveFault && error.reason === 'gone') return otherwise;
    throw error;
  }
}

const TRIES = 3;

/** Reads again when somebody sorts the archive between the reads. */
function rowsIn<C extends Columns>(volume: WorkbookReader, table: Table<C>, keys: readonly string[]): Row<C>[] {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const rows = rowsOnce(volume, table, keys);
    if (rows) return rows;
  }
  throw new ArchiveFault('busy', `${table.name}: somebody is sorting the archive.`);
}

/** Null when a row has another key by now. */
function rowsOnce<C extends Columns>(
  volume: WorkbookReader,
  table: Table<C>,
  keys: readonly string[],
): Row<C>[] | null {
  const head = headerIn(volume, table.name);
  if (head.length === 0) return [];
  const layout = new Layout(table, head);
  const [column = []] = volume.read([
    { sheet: table.name, fromRow: 2, column: layout.columnNumber(table.key), columns: 1 },
  ]);
  const at = keys.map((key) => column.findIndex(([cell]) => String(cell ?? '') === key)).filter((index) => index >= 0);
  if (at.length === 0) return [];
  const blocks = volume.read(at.map((index) => ({ sheet: table.name, fromRow: index + 2, toRow: index + 2 })));
  const rows = blocks.map(([cells = []]) => layout.decode(cells));
  const asked = new Set(keys);
  return rows.every((row) => asked.has(String(row[table.key]))) ? rows : null;
}

/** The tab's header; empty when the volume has no such tab. One call. */
export function headerIn(volume: WorkbookReader, sheet: string): readonly Cell[] {
  return readIfThere(volume, [{ sheet, fromRow: 1, toRow: 1 }])?.[0]?.[0] ?? [];
}

/**
 * Which of these IDs are in an archive; for an archive that is gone, those it may have held. One call for each volume that may
 * hold any.
 */
export function idsInArchives({ workbook, archives }: ArchiveDeps, name: 'leads', ids: readonly string[]): Set<string> {
  if (ids.length === 0) return new Set();
  return new Set(
    readVolumes(workbook).flatMap((volume) => {
      const wanted = ids.filter((id) => mayHold(volume, name, id));
      if (wanted.length === 0) return [];
      const asked = [{ table: tables[name] as unknown as Table, columns: ['id'] }];
      return unlessGone(wanted, () => {
        const [rows = []] = columnsIn(archives.open(volume.id), asked) as { readonly id: string }[][];
        const there = new Set(rows.map(({ id }) => id));
        return wanted.filter((id) => there.has(id));
      });
    }),
  );
}

type Wanted = { readonly [N in TableName]?: readonly (keyof RowIn<N> & string)[] };
type RowsWanted<W> = {
  readonly [N in keyof W & TableName]: W[N] extends readonly (infer K)[] ? Pick<RowIn<N>, K & keyof RowIn<N>>[] : never;
};

/**
 * Some columns, including the key, of rows archived since then, for reports that look back over months. One call per volume
 * while its columns are in their usual order.
 */
export function readArchived<const W extends Wanted>(
  { workbook, archives }: ArchiveDeps,
  sinceMs: number,
  wanted: W,
): RowsWanted<W> {
  const recent = readVolumes(workbook).filter(({ lastAt }) => (lastAt ?? 0) >= sinceMs);
  const names = Object.keys(wanted) as (keyof W & TableName)[];
  const asked = names.map((name) => ({ table: tables[name] as unknown as Table, columns: wanted[name] ?? [] }));
  const volumes = [...recent].reverse().map(({ id }) => unlessGone([], () => columnsIn(archives.open(id), asked)));
  return Object.fromEntries(
    names.map((name, at) => [name, volumes.flatMap((rows) => rows[at] ?? [])]),
  ) as RowsWanted<W>;
}

type Asked = readonly { readonly table: Table; readonly columns: readonly string[] }[];

function columnsIn(volume: WorkbookReader, asked: Asked): object[][] {
  return columnsInOrder(volume, asked) ?? asked.map((each) => columnsOf(volume, each));
}

/** Null when a tab is missing or its columns are in another order. */
function columnsInOrder(volume: WorkbookReader, asked: Asked): object[][] | null {
  const usual = asked.map(({ table, columns }) => someColumns(table, usualHeader(table), columns));
  const headers = asked.map(({ table }) => ({ sheet: table.name, fromRow: 1, toRow: 1 }));
  const blocks = readIfThere(volume, [...headers, ...usual.flatMap(({ ranges }) => [...ranges])]);
  const isUsual = asked.every(({ table, columns }, at) => standAsUsual(table, blocks?.[at]?.[0] ?? [], columns));
  if (!blocks || !isUsual) return null;
  let from = asked.length;
  return usual.map((some) => {
    from += some.ranges.length;
    return [...some.rows(blocks.slice(from - some.ranges.length, from))];
  });
}

/** Whether each of these columns is at its usual position; other columns do not matter. */
function standAsUsual(table: Table, head: readonly Cell[], columns: readonly string[]): boolean {
  const places = Object.keys(table.columns);
  return columns.every((key) => {
    const header = table.columns[key]?.header;
    const at = places.indexOf(key);
    return head[at] === header && head.indexOf(header ?? '') === at;
  });
}

export function usualHeader({ columns }: Table): string[] {
  return Object.values(columns).map(({ header }) => header);
}

function columnsOf(volume: WorkbookReader, { table, columns }: Asked[number]): object[] {
  const head = headerIn(volume, table.name);
  if (head.length === 0) return [];
  const some = someColumns(table, head, columns);
  return [...some.rows(volume.read(some.ranges))];
}

/** Null when there is no such tab, or no such row. One call. */
export function readIfThere(volume: WorkbookReader, ranges: readonly ReadRange[]): Cell[][][] | null {
  try {
    return volume.read(ranges);
  } catch (error) {
    const isElsewhere = error instanceof WorkbookFault && ['missing-tab', 'beyond-grid'].includes(error.reason);
    if (isElsewhere) return null;
    throw error;
  }
}

/** Rows of the workbook and of the archive: each key once, as the workbook has it, else the newest volume. */
export function withArchived<T>(live: readonly T[], archived: readonly T[], keyOf: (row: T) => string): readonly T[] {
  if (archived.length === 0) return live;
  const seen = new Set(live.map(keyOf));
  const more = archived.filter((row) => {
    const key = keyOf(row);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return [...more, ...live];
}
