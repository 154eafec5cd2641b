/**
 * Repairs the System tab when rows are missing, duplicated, moved or broken: the whole tab is read and reordered, and lost
 * content is recovered from the other tabs, so that no number is given twice and no lead is forgotten.
 */
import type { NewAlert } from '../../core/alerts/alarm.ts';
import type { Cell, WorkbookReader } from '../../ports.ts';
import type { TableName } from '../../tables/index.ts';
import { tables } from '../../tables/index.ts';
import { FEATURES } from '../state/features.ts';
import type { SystemSession } from '../state/system.ts';
import { SYSTEM_TAB } from '../state/system-tab.ts';
import { unsettledOf } from '../state/unsettled.ts';
import { decodeCell } from './cells.ts';

/** The parts of a session that it needs. */
export interface OpenSession {
  readonly system: SystemSession;
  isOpen(name: TableName): boolean;
  openMore(names: readonly TableName[], heads: readonly TableName[]): void;
  table(name: TableName): {
    readonly layout: { columnNumber(key: string): number };
    rows(): Iterable<object>;
  };
  tellStaff(alert: NewAlert, about: string): void;
}

type Column = readonly [name: TableName, key: string];

/** Features whose loss would have wider effects, and the columns from which they are recovered. */
const SOURCES: Readonly<Record<string, readonly Column[]>> = {
  numbers: [['customers', 'id'], ['leads', 'id'], ['ledger', 'sequence'], ['ledger', 'hash']],
  waiting: [['leads', 'id'], ['leads', 'status'], ['leads', 'windowEndsAt'], ['leads', 'heldUntil']],
  contacts: [['leads', 'id'], ['leads', 'status'], ['leads', 'ownerDueAt'], ['leads', 'firstContactAt']],
  unsettled: [['outbox', 'id'], ['outbox', 'state'], ['outbox', 'nextTryAt'], ['outbox', 'to'], ['outbox', 'carrier']],
}; // biome-ignore format: one line a feature

const ALIASES: readonly Column[] = [['customers', 'id'], ['customers', 'phone'], ['customers', 'userId']]; // biome-ignore format: one list

/** Repairs the System tab of this session if needed, and reports what was wrong. Reads nothing when the tab is in order. */
export function putSystemInOrder(session: OpenSession, workbook: WorkbookReader): void {
  const { system } = session;
  if (system.isOutOfOrder) {
    const [rows = []] = workbook.read([{ sheet: SYSTEM_TAB, fromRow: 2, column: 1, columns: 4 }]);
    system.putInOrder(rows);
  }
  const lost = Object.keys(SOURCES).filter((name) => system.lost.has(name));
  const columns = [...lost.flatMap((name) => SOURCES[name] ?? []), ...(system.lostAliases ? ALIASES : [])];
  if (columns.length > 0) recover(session, workbook, lost, columns);
  const { customers, leads, ledgerSequence } = system.state;
  if (system.lost.size === FEATURES.length && customers + leads + ledgerSequence > 0)
    system.problems.push({ row: 'all', text: 'the tab was empty' });
  if (system.lost.has('crm') && system.lost.size < FEATURES.length)
    system.state.crm = { timeline: 0, conversation: 0, due: {} };
  raiseNumbers(session);
  tellOfSystem(session);
}

function recover(
  session: OpenSession,
  workbook: WorkbookReader,
  lost: readonly string[],
  columns: readonly Column[],
): void {
  session.openMore([], [...new Set(columns.map(([name]) => name))]);
  const blocks = workbook.read(
    columns.map(([name, key]) => {
      const column = session.table(name).layout.columnNumber(key);
      return { sheet: tables[name].name, fromRow: 2, column, columns: 1 };
    }),
  );
  const rest = [...blocks];
  const take = (many: number) => rest.splice(0, many);
  for (const name of lost) TAKE[name as keyof typeof TAKE](session, take(SOURCES[name]?.length ?? 0));
  if (session.system.lostAliases) relearn(session, take(ALIASES.length));
}

type Blocks = readonly (readonly (readonly Cell[])[])[];

const at = (blocks: Blocks, column: number, row: number): Cell => blocks[column]?.[row]?.[0] ?? '';
const time = (cell: Cell): number | null => decodeCell(tables.leads.columns.windowEndsAt, cell) as number | null;
const sequenceOf = (id: Cell): number => Number(/^[CL]-(\d{1,12})$/.exec(String(id))?.[1] ?? 0);

const TAKE = {
  numbers({ system: { state } }: OpenSession, blocks: Blocks): void {
    const highest = (column: number) =>
      (blocks[column] ?? []).reduce((most, [id = '']) => Math.max(most, sequenceOf(id)), 0);
    state.customers = highest(0);
    state.leads = highest(1);
    (blocks[2] ?? []).forEach(([sequence = 0], row) => {
      if (Number(sequence) <= state.ledgerSequence) return;
      state.ledgerSequence = Number(sequence);
      state.ledgerHash = String(at(blocks, 3, row));
    });
  },
  waiting({ system: { state } }: OpenSession, blocks: Blocks): void {
    (blocks[0] ?? []).forEach(([id = ''], row) => {
      if (at(blocks, 1, row) === 'UNCLAIMED')
        state.waiting[String(id)] = time(at(blocks, 2, row)) ?? time(at(blocks, 3, row)) ?? 0;
    });
  },
  contacts({ system: { state } }: OpenSession, blocks: Blocks): void {
    (blocks[0] ?? []).forEach(([id = ''], row) => {
      const due = time(at(blocks, 2, row));
      if (at(blocks, 1, row) === 'CLAIMED' && at(blocks, 3, row) === '' && due !== null)
        state.contacts[String(id)] = due;
    });
  },
  unsettled({ system: { state } }: OpenSession, blocks: Blocks): void {
    (blocks[0] ?? []).forEach(([id = ''], row) => {
      if (!['SENDING', 'RETRY', 'UNCLEAR'].includes(String(at(blocks, 1, row)))) return;
      const message = { to: String(at(blocks, 3, row)), sender: '', carrier: String(at(blocks, 4, row)) };
      state.unsettled[String(id)] = unsettledOf(time(at(blocks, 2, row)) ?? 0, message);
    });
  },
};

/** A number further ahead than this was typed by somebody. */
const MOST_AHEAD = 10_000;

/** Raises numbers that people changed, or that an old version of the tab restored, to at least the highest one given out. */
function raiseNumbers(session: OpenSession): void {
  const { system } = session;
  for (const name of ['customers', 'leads'] as const) {
    if (!session.isOpen(name)) continue;
    let highest = 0;
    for (const row of session.table(name).rows())
      highest = Math.max(highest, sequenceOf((row as { readonly id?: string }).id ?? ''));
    const ahead = highest - system.state[name];
    if (ahead <= 0 || ahead > MOST_AHEAD) continue;
    system.problems.push({ row: 'numbers', text: `${name}: ${system.state[name]}, and ${highest} were given out` });
    system.state[name] = highest;
  }
}

function relearn({ system }: OpenSession, blocks: Blocks): void {
  (blocks[0] ?? []).forEach(([id = ''], row) => {
    for (const alias of [at(blocks, 1, row), at(blocks, 2, row)].map(String))
      if (alias !== '' && sequenceOf(id) > 0) system.relearn(alias, sequenceOf(id));
  });
}

const OF_ALERTS: ReadonlySet<string> = new Set(['alarms', 'pagers']);

/** Reports each repaired or lost row to staff. */
export function tellOfSystem(session: OpenSession): void {
  if (!session.isOpen('alerts')) return;
  for (const { row, text } of session.system.problems.splice(0)) {
    const full = text.startsWith('full: ');
    const todo = full ? '' : ' What could be was put right; nobody should edit this tab.';
    // A full list of alerts must not itself alert people who cannot keep up with them.
    const quiet = full && OF_ALERTS.has(row) ? ({ tier: 'P1' } as const) : {};
    session.tellStaff(
      {
        rule: full ? 'memory-full' : 'memory-broken',
        ...quiet,
        subject: row,
        text: `System, "${row}": ${text}.${todo}`,
      },
      full ? 'full' : text,
    );
  }
}
