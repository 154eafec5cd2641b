/**
 * One round's view of the workbook: what its events need, read in one call (plus one or two for rows further back), and changes
 * staged in memory for one atomic commit. Opened inside the lock.
 */

import { alarmKey, isOpen, type NewAlert } from '../../core/alerts/alarm.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { dictionary, number, readJson } from '../../core/lib/read-json.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import type { Cell, ReadRange, RowUpdate, WorkbookChanges, WorkbookReader } from '../../ports.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';
import { SystemSession } from '../state/system.ts';
import { raiseInto } from './alert-book.ts';
import { guessRow, type RowSpanGuess } from './guess-row.ts';
import { Layout } from './layout.ts';
import { putSystemInOrder, tellOfSystem } from './system-order.ts';
import { TableSession } from './table-session.ts';
import { withinGrid } from './within-grid.ts';

type ColumnsOf<N extends TableName> = (typeof tables)[N]['columns'];

/** Where each growing table's rows end, as last seen: a hint for where to start reading, never trusted. */
export type Tails = Partial<Record<TableName, number>>;

/** An unreadable hint counts as none. */
export function readTails(hint: string | undefined): Tails {
  const read = readJson(hint ?? '{}', dictionary(number));
  return read.ok ? read.value : {};
}

/** How many of the newest rows a round reads, which nearly always include the rows in use. */
const TAIL_ROWS: Partial<Record<TableName, number>> = {
  leads: 120,
  offers: 400,
  customers: 120,
  outbox: 150,
  conversation: 200,
  disputes: 60,
  units: 3,
  telemetryDays: 60,
  digests: 1_500,
  answers: 1_000,
  alerts: 120,
};

interface Span extends RowSpanGuess {
  readonly name: TableName;
}

export interface SessionNeeds {
  /** Event IDs, phones and user IDs that the round may look up in the System tab. */
  readonly keys: Iterable<string>;
  readonly today: number;
  readonly nowMs: number;
  /** The secret that assigns keys to buckets of the System tab. */
  readonly secret: string;
  readonly tails: Tails;
  readonly tables: readonly TableName[];
  /** Log tables whose newest rows are changed, not only appended to. */
  readonly withRows: readonly TableName[];
}

export class Session {
  private readonly staged: WorkbookChanges[] = [];
  private readonly beside: (() => () => void)[] = [];
  private undo: (() => void)[] = [];
  private readonly open = new Map<TableName, TableSession<Columns>>();
  readonly system: SystemSession;
  /** Where the growing tables really ended in this round. */
  readonly tails: Tails = {};

  constructor(
    private readonly workbook: WorkbookReader,
    private readonly needs: SessionNeeds,
  ) {
    this.system = new SystemSession(needs.keys, needs.today, needs.secret);
    // Rows were removed since the hint was noted, so the tab is shorter. Read it from the top, once.
    withinGrid(
      () => this.load(needs.tails),
      () => this.load({}),
    );
    putSystemInOrder(this, workbook);
  }

  table<N extends TableName>(name: N): TableSession<ColumnsOf<N>> {
    const session = this.open.get(name);
    if (!session) throw new Error(`${tables[name].name} was not opened in this round`);
    return session as unknown as TableSession<ColumnsOf<N>>;
  }

  private load(tails: Tails): void {
    const plans = this.needs.tables.map((name) => this.plan(name, tails));
    const system = this.system.ranges();
    const blocks = this.workbook.read([...system, ...plans.flatMap((plan) => plan.ranges)]);
    this.system.take(blocks.slice(0, system.length));
    this.takeTables(plans, blocks.slice(system.length));
  }

  /** Opens further tabs, which few rounds need; for `heads` only the header is read. One call. */
  openMore(names: readonly TableName[], heads: readonly TableName[]): void {
    const read = (tails: Tails) => {
      const plans = [
        ...names.map((name) => this.plan(name, tails)),
        ...heads.map((name) => ({ name, ranges: [{ sheet: tables[name].name, fromRow: 1, toRow: 1 }], fromRow: 2 })),
      ].filter(({ name }) => !this.open.has(name));
      if (plans.length > 0) this.takeTables(plans, this.workbook.read(plans.flatMap((plan) => plan.ranges)));
    };
    withinGrid(
      () => read(this.needs.tails),
      () => read({}),
    );
  }

  private takeTables(plans: readonly ReturnType<Session['plan']>[], blocks: readonly Cell[][][]): void {
    let next = 0;
    for (const { name, ranges, fromRow } of plans) {
      const [first = [], second] = blocks.slice(next, next + ranges.length);
      next += ranges.length;
      const session = new TableSession(new Layout(tables[name] as Table, first[0] ?? []));
      this.open.set(name, session);
      takeRows(session, second ?? first.slice(1), fromRow);
      if (second) this.tails[name] = fromRow + second.length - 1;
    }
  }

  private plan(name: TableName, tails: Tails): { name: TableName; ranges: ReadRange[]; fromRow: number } {
    const { name: sheet, role } = tables[name];
    const header: ReadRange = { sheet, fromRow: 1, toRow: 1 };
    if (role === 'live') return { name, ranges: [{ sheet, fromRow: 1 }], fromRow: 2 };
    if (role === 'log' && !this.needs.withRows.includes(name)) return { name, ranges: [header], fromRow: 2 };
    const fromRow = Math.max(2, (tails[name] ?? 0) - (TAIL_ROWS[name] ?? 100));
    return { name, ranges: [header, { sheet, fromRow }], fromRow };
  }

  /**
   * Loads rows by key that lie further back. The position is guessed from the ID's number, which is right unless the tab was
   * sorted; the row found is checked against the key, and if it does not match the key column is searched. At most three calls.
   */
  ensure(wanted: Partial<Record<TableName, Iterable<string>>>): void {
    const missing = (Object.entries(wanted) as [TableName, Iterable<string>][]).flatMap(([name, keys]) =>
      [...new Set(keys)].filter((key) => key !== '' && !this.table(name).has(key)).map((key) => ({ name, key })),
    );
    if (missing.length === 0) return;
    this.loadSpans(missing.flatMap(({ name, key }) => this.guess(name, key)));
    const lost = missing.filter(({ name, key }) => !this.table(name).has(key));
    this.search(lost, (name) => tables[name].key);
  }

  /** Searches a whole column that is not the key and loads the rows found: two calls, for rare events. */
  find<N extends TableName>(name: N, column: keyof ColumnsOf<N> & string, values: Iterable<string>): void {
    const wanted = [...new Set(values)].filter((key) => key !== '');
    this.search(
      wanted.map((key) => ({ name, key })),
      () => column,
    );
  }

  private search(missing: readonly { name: TableName; key: string }[], columnOf: (name: TableName) => string): void {
    const names = [...new Set(missing.map(({ name }) => name))];
    if (names.length === 0) return;
    const columns = this.workbook.read(
      names.map((name) => ({
        sheet: tables[name].name,
        fromRow: 2,
        column: this.table(name).layout.columnNumber(columnOf(name)),
        columns: 1,
      })),
    );
    const found = names.flatMap((name, index) => {
      const keys = new Set(missing.filter((m) => m.name === name).map((m) => m.key));
      return (columns[index] ?? []).flatMap((cells, i) =>
        keys.has(String(cells[0] ?? '')) ? [{ name, row: i + 2 }] : [],
      );
    });
    this.loadRows(found);
  }

  /** Whole columns, below the header, in one call. */
  columns(wanted: readonly (readonly [name: TableName, key: string])[]): string[][] {
    if (wanted.length === 0) return [];
    const ranges = wanted.map(([name, key]) => {
      const column = this.table(name).layout.columnNumber(key);
      return { sheet: tables[name].name, fromRow: 2, column, columns: 1 };
    });
    return this.workbook.read(ranges).map((rows) => rows.map(([cell = '']) => String(cell)));
  }

  /** Loads these rows; the caller checks what is in them. */
  loadRows(rows: readonly { name: TableName; row: number }[]): void {
    this.loadSpans(rows.map(({ name, row }) => ({ name, fromRow: row, toRow: row })));
  }

  private loadSpans(spans: readonly Span[]): void {
    if (spans.length === 0) return;
    const blocks = this.workbook.read(
      spans.map(({ name, fromRow, toRow }) => ({ sheet: tables[name].name, fromRow, toRow })),
    );
    spans.forEach(({ name, fromRow }, index) => {
      takeRows(this.table(name) as unknown as TableSession<Columns>, blocks[index] ?? [], fromRow);
    });
  }

  private guess(name: TableName, key: string): Span[] {
    if (name !== 'customers' && name !== 'leads') return [];
    const [first] = this.table(name).rows();
    const row = first && this.table(name).rowOf(first.id);
    return first && row ? guessRow({ id: first.id, row }, key).map((span) => ({ name, ...span })) : [];
  }

  /** Adds changes of tabs that this round has not opened to its commit. */
  stage({ updates, appends }: WorkbookChanges): void {
    this.staged.push({ updates, appends });
  }

  /** Registers collections that a round fills besides the session, so that a rollback restores them as well. */
  undoWith(...collections: readonly (() => () => void)[]): void {
    this.beside.push(...collections);
  }

  isOpen(name: TableName): boolean {
    return this.open.has(name);
  }

  /** True the first time, and again after `forMs`: for messages that must not be repeated too often. */
  once(key: string, forMs: number): boolean {
    const { told } = this.system.state;
    const { nowMs } = this.needs;
    for (const [known, until] of Object.entries(told)) if (until * 1000 <= nowMs) delete told[known];
    const print = fingerprint(key);
    if (told[print] !== undefined) return false;
    told[print] = Math.ceil((nowMs + forMs) / 1000);
    return true;
  }

  /** Raises an alert; while it is open, the same rule, subject and text count once a day. */
  tellStaff(alert: NewAlert, about = alert.text): void {
    const { nowMs } = this.needs;
    if (!this.open.has('alerts')) return;
    const cause = `${alert.rule}|${alert.subject}|${about}`;
    const isFirst = this.once(cause, DAY_MS);
    const known = this.system.state.alarms[alarmKey(alert)];
    if (!isFirst && known && isOpen(known)) return;
    raiseInto(this, alert, { id: `a-${fingerprint(`${cause}|${nowMs}`)}`, nowMs });
  }

  /** Starts a savepoint: changes from here on can be rolled back together. */
  checkpoint(): void {
    this.system.checkpoint();
    for (const table of this.open.values()) table.checkpoint();
    const staged = this.staged.length;
    this.undo = [() => void this.staged.splice(staged), ...this.beside.map((collection) => collection())];
  }

  rollback(): void {
    this.system.rollback();
    for (const table of this.open.values()) table.rollback();
    for (const step of this.undo) step();
  }

  /** Everything staged, to be committed at once. */
  changes(): WorkbookChanges {
    this.system.makeRoom();
    tellOfSystem(this);
    const tabs = [...this.open.values()].map((table) => table.changes());
    const all = [this.system.changes(), ...tabs, ...this.staged];
    return { updates: all.flatMap((part) => part.updates), appends: all.flatMap((part) => part.appends) };
  }

  /**
   * Repairs a commit during which rows were moved: the changes go to the rows' present positions, and rows overwritten by
   * mistake are restored from what was read. `write` returns updates that met moved rows again. Returns sentences about what
   * could not be repaired.
   */
  repair(met: readonly RowUpdate[], write: (updates: readonly RowUpdate[]) => readonly RowUpdate[]): readonly string[] {
    const sheets = [...new Set(met.map(({ sheet }) => sheet))];
    const moved = [...this.open.values()].filter((table) => sheets.includes(table.name));
    const columns = this.workbook.read(
      moved.map((table) => {
        const column = table.layout.columnNumber(table.layout.table.key);
        return { sheet: table.name, fromRow: 2, column, columns: 1 };
      }),
    );
    const repairs = moved.map((table, i) => table.repair((columns[i] ?? []).map((cells) => String(cells[0] ?? ''))));
    const again = write(repairs.flatMap((repair) => repair.updates));
    const known = new Set(moved.map(({ name }) => name));
    return [
      ...sheets.filter((sheet) => !known.has(sheet)),
      ...repairs.flatMap((repair) => repair.lost),
      ...again.map(({ sheet, row }) => `${sheet} row ${row}`),
    ];
  }
}

function takeRows(session: TableSession<Columns>, rows: readonly (readonly Cell[])[], fromRow: number): void {
  rows.forEach((cells, index) => {
    session.take(fromRow + index, session.layout.decode(cells));
  });
}
