/** The hash chain of the ledger: SHA-256 over the previous hash and the entry's canonical JSON (RFC 8785). */
import canonicalize from 'canonicalize';
import type { LedgerRow } from '../../tables/records.ts';
import { sha256Hex } from '../lib/bytes.ts';
import { asRecord, parseJson } from '../lib/json.ts';
import { clip, fitForCell } from '../lib/text.ts';

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
  const { type } = entry;
  const subject = fitForCell(clip(entry.subject, LONGEST_TEXT));
  const whole = canonicalize({ ...entry.body, at: entry.atMs, sequence, subject, type }) ?? '';
  const body = whole.length <= LONGEST_BODY ? whole : (canonicalize(shortened(JSON.parse(whole))) ?? '');
  const hash = sha256Hex(previousHash + body);
  return { sequence, at: entry.atMs, type, subject, body, previousHash, hash };
}

/** In characters: the entry is stored in one cell, and what is hashed must be there whole. */
const LONGEST_BODY = 45_000;

/** Of one text in a body that is too long, and of every subject: the column has to say what the body says. */
const LONGEST_TEXT = 500;

/** Cuts long texts, and drops everything below the first level. */
function shortened(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(body).slice(0, 60);
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      typeof value === 'object' ? null : typeof value === 'string' ? clip(value, LONGEST_TEXT) : value,
    ]),
  );
}

export interface LedgerFault {
  /** The number that the first wrong row should have. */
  readonly sequence: number;
  readonly reason: keyof typeof LEDGER_FAULTS;
}

export const LEDGER_FAULTS = {
  gap: 'the row with this number is missing, or stands elsewhere',
  'chain-broken': 'its previous hash is not the hash of the row before',
  'entry-changed': 'its entry or its hash was changed',
  'not-canonical': 'its entry is not canonical JSON (RFC 8785): the hub did not write it',
  'columns-changed': 'its readable columns say something else than its entry',
  rewritten:
    'its hash is not the one that was recorded outside on that day: this row or one before it was written anew',
  cut: 'the ledger ends before it, and it was recorded outside',
} as const;

/** Where the ledger ended at some time, as recorded outside the workbook. */
export interface LedgerHead {
  readonly sequence: number;
  readonly hash: string;
}

/** Verifies a ledger row by row in sheet order, in portions of any size. */
export interface LedgerReader {
  /** The first fault, or null so far. */
  read(rows: Iterable<LedgerRow>): LedgerFault | null;
  /** Call it after the last row. Returns the first fault, or null. */
  finish(): LedgerFault | null;
  readonly head: LedgerHead;
}

/** `heads`: recorded outside the workbook. `timeStepMs`: precision of the rows' times; 1,000 for a CSV, which has seconds. */
export function openLedger(heads: readonly LedgerHead[] = [], timeStepMs = 1): LedgerReader {
  const recorded = new Map(heads.map(({ sequence, hash }) => [sequence, hash]));
  let head: LedgerHead = { sequence: 0, hash: GENESIS_HASH };
  let fault: LedgerFault | null = null;
  return {
    get head() {
      return head;
    },
    read(rows) {
      for (const row of rows) {
        if (fault) break;
        const reason = faultOf(row, head, recorded, timeStepMs);
        const sequence = head.sequence + 1;
        if (reason) fault = { sequence, reason };
        else head = { sequence, hash: row.hash };
      }
      return fault;
    },
    finish() {
      const beyond = [...recorded.keys()].filter((sequence) => sequence > head.sequence);
      return fault ?? (beyond.length > 0 ? { sequence: head.sequence + 1, reason: 'cut' } : null);
    },
  };
}

function faultOf(
  row: LedgerRow,
  before: LedgerHead,
  recorded: ReadonlyMap<number, string>,
  timeStepMs: number,
): LedgerFault['reason'] | null {
  const sequence = before.sequence + 1;
  if (row.sequence !== sequence) return 'gap';
  if (row.previousHash !== before.hash) return 'chain-broken';
  if (sha256Hex(before.hash + row.body) !== row.hash) return 'entry-changed';
  const entry = parseJson(row.body);
  if (!entry.ok || canonicalize(entry.value) !== row.body) return 'not-canonical';
  if (!columnsAgree(row, asRecord(entry.value) ?? {}, timeStepMs)) return 'columns-changed';
  return (recorded.get(sequence) ?? row.hash) === row.hash ? null : 'rewritten';
}

/** Whether the readable columns agree with the hashed entry, which they repeat. */
function columnsAgree(row: LedgerRow, body: Readonly<Record<string, unknown>>, timeStepMs: number): boolean {
  const { sequence, type, subject, at } = body;
  const isSame = sequence === row.sequence && type === row.type && subject === row.subject;
  return isSame && isShownAs(Number(at), row.at ?? Number.NaN, timeStepMs);
}

/** Whether the shown time is the same moment: Sheets rounds to a full second, other programs truncate. */
function isShownAs(atMs: number, shownMs: number, stepMs: number): boolean {
  const shown = shownMs / stepMs;
  return shown === Math.floor(atMs / stepMs) || shown === Math.round(atMs / stepMs);
}

/** The first row that does not follow from the one before it, or null. `rows`: in sheet order. */
export function findBrokenRow(rows: Iterable<LedgerRow>, heads: readonly LedgerHead[] = []): LedgerFault | null {
  const ledger = openLedger(heads);
  return ledger.read(rows) ?? ledger.finish();
}
