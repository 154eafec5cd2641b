/**
 * BigQuery as one more place with a person's rows: rows that may be theirs are fetched into memory and handled like those of
 * any tab; changed rows are loaded before the old ones are deleted.
 */
import { shapeOf, statementsIn, WAREHOUSE_TABLES } from '../../core/archive/warehouse-tables.ts';
import { toSerial } from '../../core/lib/time.ts';
import { PERSONAL_TABLES, type PersonalTable } from '../../core/privacy/personal-data.ts';
import type { Cell, CellWrite, ReadRange, RowUpdate } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';
import { WarehouseFault, type WarehousePlace, type WarehouseRow } from '../../warehouse-ports.ts';
import { loadRows } from '../archive/load-rows.ts';
import { checkWarehouse, warehouseOf, wordsOf } from '../archive/open-warehouse.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Marks } from './clean-row.ts';
import type { Place } from './handle-rows.ts';

type Deps = Pick<WriterDeps, 'clock' | 'config' | 'warehouse'>;

interface WarehousePlaceOpened extends Place {
  readonly headers: ReadonlyMap<string, readonly Cell[]>;
}

/** Archived tables with personal data. */
const SPECS = PERSONAL_TABLES.filter(({ table }) => WAREHOUSE_TABLES.includes(table));

function tableOf(name: TableName): Table<Columns> {
  return tables[name] as unknown as Table<Columns>;
}

function headerOf(name: TableName): string[] {
  return Object.values(tableOf(name).columns).map(({ header }) => header);
}

/**
 * Null when BigQuery is not chosen. Has no headers where nothing can be read or changed. Throws WarehouseFault when it should
 * be tried later.
 */
export function openWarehousePlace(deps: Deps, marks: Marks, act: 'erase' | 'export'): WarehousePlaceOpened | null {
  const place = warehouseOf(deps.config().settings);
  if (!place) return null;
  const there = refusalOf(deps, act) === null ? SPECS.filter(({ table }) => isThere(deps, place, table)) : [];
  const headers = new Map(there.map(({ table }) => [tableOf(table).name, headerOf(table)]));
  const tabs = new Map<string, Tab>();
  const tabOf = (sheet: string): Tab => {
    const spec = there.find(({ table }) => tableOf(table).name === sheet);
    const known = tabs.get(sheet) ?? new Tab(deps, place, { spec, marks });
    tabs.set(sheet, known);
    return known;
  };
  return {
    headers,
    isLive: false,
    workbook: { read: (ranges) => ranges.map((range) => tabOf(range.sheet).read(range)) },
    write(work) {
      work(({ updates }) => {
        for (const update of updates) tabOf(update.sheet).change(update);
        return [];
      });
      return [...tabs.values()].every((tab) => tab.flush());
    },
  };
}

/** Why rows in BigQuery cannot be read, or changed for an erasure, and what to do by hand; empty when they can. */
export function warehouseLeft(deps: Deps, act: 'erase' | 'export'): string[] {
  const place = warehouseOf(deps.config().settings);
  const refused = place && refusalOf(deps, act);
  return refused ? [`BigQuery ${place.project}.${place.dataset} (docs/BIGQUERY.md): ${wordsOf(refused)}`] : [];
}

/** A lasting fault, or null. Throws for a fault that will pass. */
function refusalOf(deps: Deps, act: 'erase' | 'export'): WarehouseFault | null {
  const place = warehouseOf(deps.config().settings);
  try {
    if (!place) return null;
    checkWarehouse(deps.warehouse, place);
    const first = SPECS.find(({ table }) => isThere(deps, place, table));
    if (first && act === 'erase') deps.warehouse.query(place, statementsIn(place, first.table).tryOut, {});
    return null;
  } catch (error) {
    if (error instanceof WarehouseFault && error.reason !== 'busy' && error.reason !== 'quota') return error;
    throw error;
  }
}

function isThere({ warehouse }: Deps, place: WarehousePlace, name: TableName): boolean {
  return warehouse.read(place, shapeOf(name).id) !== null;
}

interface About {
  readonly spec: PersonalTable | undefined;
  readonly marks: Marks;
}

/** Rows of a table that may be the person's, with earlier versions under the same keys, presented as a tab. */
class Tab {
  private rows: Cell[][] | null = null;
  /** The key of each row as fetched, and the keys of changed rows. */
  private keys: readonly string[] = [];
  private readonly changed = new Set<string>();

  constructor(
    private readonly deps: Deps,
    private readonly place: WarehousePlace,
    private readonly about: About,
  ) {}

  read({ fromRow, toRow, column = 1, columns }: ReadRange): Cell[][] {
    const all = this.fetched().slice(fromRow - 1, toRow);
    return all.map((cells) => cells.slice(column - 1, columns === undefined ? undefined : column - 1 + columns));
  }

  change({ row, column, cells }: RowUpdate): void {
    const before = this.fetched()[row - 1];
    if (!before) return;
    cells.forEach((write, at) => {
      before[column - 1 + at] = cellOf(write);
    });
    this.changed.add(this.keys[row - 1] ?? '');
  }

  /** Loads the newest version of each changed key, then deletes all others. False: not done yet, call again. */
  flush(): boolean {
    const { spec } = this.about;
    const keys = [...this.changed];
    if (!spec || keys.length === 0) return true;
    const { deps, place } = this;
    const layout = new Layout(tableOf(spec.table), headerOf(spec.table));
    // In the order in which they were loaded.
    const newest = new Map(this.fetched().map((cells, at) => [this.keys[at] ?? '', cells]));
    const rows = keys.flatMap((key) => (newest.has(key) ? [layout.decode(newest.get(key) ?? [])] : []));
    const slices = loadRows(deps, place, spec.table, rows);
    if (slices === 'running') return false;
    deps.warehouse.query(place, statementsIn(place, spec.table).remove, { keys, slices });
    this.changed.clear();
    this.rows = null;
    return true;
  }

  private fetched(): Cell[][] {
    const { spec, marks } = this.about;
    if (!spec) return [];
    if (this.rows) return this.rows;
    const { condition, params } = candidates(spec, marks);
    const found = this.deps.warehouse.query(this.place, statementsIn(this.place, spec.table).select(condition), params);
    const { key } = tableOf(spec.table);
    this.keys = ['', ...found.map((row) => row[key] ?? '')];
    this.rows = [headerOf(spec.table), ...found.map((row) => cellsOf(spec.table, row))];
    return this.rows;
  }
}

function cellOf(write: CellWrite): Cell {
  if (write.kind === 'blank' || write.kind === 'gap') return '';
  return 'serial' in write ? write.serial : write.value;
}

function cellsOf(name: TableName, row: WarehouseRow): Cell[] {
  return shapeOf(name)
    .fields.slice(0, headerOf(name).length)
    .map(({ name: key, type }): Cell => {
      const value = row[key] ?? '';
      if (value === '' || type === 'STRING') return value;
      if (type === 'BOOLEAN') return value === 'true';
      if (type === 'TIMESTAMP') return toSerial(Math.round(Number(value) * 1000));
      return type === 'DATE' ? toSerial(Date.parse(`${value}T00:00:00+07:00`)) : Number(value);
    });
}

/** Which rows are worth a look; rows-of-person.ts decides. */
function candidates({ links, searched = [], isTalk }: PersonalTable, { person }: Marks) {
  const marks = [...person.phones.map((digits) => digits.replace(/^62(?=8)/, '')), ...person.userIds, ...person.ids];
  const plain = (column: string) => `REGEXP_REPLACE(\`${column}\`, r'[^0-9A-Za-z]', '')`;
  const named = (column: string) =>
    `EXISTS (SELECT 1 FROM UNNEST(@marks) AS mark WHERE INSTR(${plain(column)}, mark) > 0)`;
  const talk = [
    "`party` = 'rep' AND `partyId` IN UNNEST(@reps)",
    "`party` = 'manager' AND (`leadId` IS NULL OR `partyId` IN UNNEST(@reps))",
  ];
  const any = [...links.map((column) => `\`${column}\` IN UNNEST(@ids)`), ...(isTalk ? talk : searched.map(named))].map(
    (each) => `(${each})`,
  );
  const all = { ids: person.ids, reps: person.reps, marks: marks.map((each) => each.replace(/[^0-9A-Za-z]/g, '')) };
  const condition = any.length > 0 ? any.join(' OR ') : 'FALSE';
  const params = Object.fromEntries(Object.entries(all).filter(([name]) => condition.includes(`@${name})`)));
  return { condition, params };
}
