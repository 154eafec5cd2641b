/** The ledger’s head of each day, kept in Script Properties, which nobody who edits the workbook reaches. */
import type { LedgerHead } from '../../core/ledger/chain.ts';
import { parseJson } from '../../core/lib/json.ts';

const HEADS_KEY = 'ledger.heads';
/** A value holds 9 KB; a head takes some 90 bytes. */
const MAX_HEADS = 90;

export interface RecordedHead extends LedgerHead {
  readonly day: string;
}

/** Newest last. */
export function readHeads(properties: Readonly<Record<string, string>>): RecordedHead[] {
  const parsed = parseJson(properties[HEADS_KEY] ?? '[]');
  return parsed.ok && Array.isArray(parsed.value) ? (parsed.value as RecordedHead[]) : [];
}

/** What is to be set: the newest of them. */
export function headsAsProperties(heads: readonly RecordedHead[]): Record<string, string> {
  return { [HEADS_KEY]: JSON.stringify(heads.slice(-MAX_HEADS)) };
}
