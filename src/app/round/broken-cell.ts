/**
 * Reports a cell that the hub filled and can no longer read: once for each row and content. The hub continues without the
 * value.
 */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import type { Columns } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';
import type { Round } from './round.ts';

export interface BrokenCell<N extends TableName> {
  readonly table: N;
  /** Key of the row. */
  readonly key: string;
  readonly column: keyof (typeof tables)[N]['columns'] & string;
  readonly content: string;
  readonly reason: string;
  /** A sentence: what the hub does without the value. */
  readonly instead: string;
}

export function tellBroken<N extends TableName>(round: Pick<Round, 'session'>, cell: BrokenCell<N>): void {
  const { name, columns } = tables[cell.table];
  const header = (columns as Columns)[cell.column]?.header ?? cell.column;
  const text = `${name}, ${cell.key}: "${header}" cannot be read (${cell.reason}). ${cell.instead}`;
  const alert = { rule: 'broken-cell', subject: `${name} ${cell.key}`, text } as const;
  round.session.tellStaff(alert, `${header}|${fingerprint(cell.content)}`);
}
