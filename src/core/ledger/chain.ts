/** The hash chain of the ledger: SHA-256 over the previous hash and the entry's canonical JSON (RFC 8785). */
import canonicalize from 'canonicalize';
import type { LedgerRow } from '../../tables/records.ts';
import { sha256Hex } from '../lib/bytes.ts';

/** The hash "before" the first row. */
export const GENESIS_HASH = '0'.repeat(64);

export interface LedgerEntry {
  readonly atMs: number;
  readonly type: string;
  readonly subject: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The row that follows `previous`. */
export function chainRow(previous: { sequence: number; hash: string }, entry: LedgerEntry): LedgerRow {
  const sequence = previous.sequence + 1;
  const previousHash = previous.hash || GENESIS_HASH;
  const body =
    canonicalize({ ...entry.body, at: entry.atMs, sequence, subject: entry.subject, type: entry.type }) ?? '';
  const hash = sha256Hex(previousHash + body);
  return { sequence, at: entry.atMs, type: entry.type, subject: entry.subject, body, previousHash, hash };
}

export type LedgerFault = {
  readonly sequence: number;
  readonly reason: 'gap' | 'chain-broken' | 'entry-changed' | 'columns-changed';
};

/** The first row that does not follow from the one before it, or null. Rows in sheet order. */
export function findBrokenRow(rows: readonly LedgerRow[]): LedgerFault | null {
  let previousHash = GENESIS_HASH;
  let sequence = 0;
  for (const row of rows) {
    sequence++;
    if (row.sequence !== sequence) return { sequence, reason: 'gap' };
    if (row.previousHash !== previousHash) return { sequence, reason: 'chain-broken' };
    if (sha256Hex(previousHash + row.body) !== row.hash) return { sequence, reason: 'entry-changed' };
    if (!columnsAgree(row)) return { sequence, reason: 'columns-changed' };
    previousHash = row.hash;
  }
  return null;
}

/** The readable columns repeat what the hashed entry says; they must not say anything else. */
function columnsAgree(row: LedgerRow): boolean {
  const body = JSON.parse(row.body) as Record<string, unknown>;
  return body.sequence === row.sequence && body.type === row.type && body.subject === row.subject && body.at === row.at;
}
