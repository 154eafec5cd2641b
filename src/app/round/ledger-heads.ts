/** The ledger’s head of each day, kept in Script Properties, which people who can edit the workbook cannot change. */
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

/** The properties to set: the newest heads that fit. */
export function headsAsProperties(heads: readonly RecordedHead[]): Record<string, string> {
  return { [HEADS_KEY]: JSON.stringify(heads.slice(-MAX_HEADS)) };
}
