/** The rows to copy to Feishu Base, and the record of each row: two reads, however much there is. */
import { type Field, fieldsOf, type Wanted, wantedRecord } from '../core/feishu/records.ts';
import type { Cell, WorkbookReader } from '../ports.ts';
import { defineTable, hub, type Table } from '../tables/columns.ts';
import type { FeishuRow } from '../tables/feishu.ts';
import { tables } from '../tables/index.ts';
import { someColumns, wholeTable } from './read-columns.ts';
import type { Layout } from './session/layout.ts';

/** Tabs and the columns to copy; all when none are listed. None holds a customer's name or number. */
const COPIED = [
  { table: tables.metricsMonthly },
  { table: tables.channelRoi },
  { table: tables.scorecard },
  { table: tables.funnel },
  {
    table: tables.findings,
    only: ['id', 'rule', 'severity', 'subject', 'dealerId', 'what', 'stake', 'state', 'openedAt', 'changedAt', 'owner'],
  },
] as readonly { readonly table: Table; readonly only?: readonly string[] }[];

/** The ledger's head of each day: a copy outside that proves the ledger was not rewritten. */
const ledgerHeads = defineTable({
  name: 'Ledger heads',
  role: 'log',
  key: 'day',
  purpose: 'The ledger’s head of each day.',
  columns: {
    day: hub.text('Day', 'On the workbook’s calendar.'),
    sequence: hub.integer('No.', 'Of the last entry.'),
    hash: hub.text('Hash', 'Of the last entry.'),
  },
});

export interface FeishuSource {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly wanted: readonly Wanted[];
  /** Records are created and never changed. */
  readonly isWitness: boolean;
}

export interface FeishuSources {
  readonly layout: Layout<typeof tables.feishuRows.columns>;
  /** In the order of the tab, from row 2. */
  readonly known: readonly FeishuRow[];
  readonly sources: readonly FeishuSource[];
}

/** Throws WorkbookFault and HeaderFault. */
export function readFeishuSources(workbook: WorkbookReader, heads: readonly object[]): FeishuSources {
  const [knownCells = [], ...headers] = workbook.read([
    { sheet: tables.feishuRows.name, fromRow: 1 },
    ...COPIED.map(({ table }) => ({ sheet: table.name, fromRow: 1, toRow: 1 })),
  ]);
  const parts = COPIED.map(({ table, only }, index) => {
    const keys = only ?? Object.keys(table.columns);
    return { table, keys, columns: someColumns(table, headers[index]?.[0], keys) };
  });
  const blocks = workbook.read(parts.flatMap(({ columns }) => [...columns.ranges]));
  let from = 0;
  const copied = parts.map(({ table, keys, columns }) => {
    const own: readonly Cell[][][] = blocks.slice(from, from + columns.ranges.length);
    from += columns.ranges.length;
    return sourceOf(table, keys, columns.rows(own));
  });
  const { layout, rows } = wholeTable(tables.feishuRows, knownCells);
  return {
    layout,
    known: rows,
    sources: [{ ...sourceOf(ledgerHeads, ['sequence', 'hash'], heads), isWitness: true }, ...copied],
  };
}

function sourceOf(table: Table, keys: readonly string[], rows: Iterable<object>): FeishuSource {
  const wanted = [...rows].map((row) => wantedRecord(table, keys, row as Record<string, unknown>));
  return {
    name: table.name,
    fields: fieldsOf(table, keys),
    wanted: wanted.filter(({ id }) => id !== `${table.name}|`),
    isWitness: false,
  };
}
