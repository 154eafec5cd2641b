/**
 * The archive as a witness of the ledger: its rows as first seen, and its heads over time, kept outside the workbook and
 * outside Google. A ledger that was shortened or rewritten does not match what is filed.
 */
import { LEDGER_FAULTS, type LedgerHead, type LedgerReader, openLedger } from '../../src/core/ledger/chain.ts';
import type { LedgerRow } from '../../src/tables/records.ts';
import { type HubReader, HubRefusal } from '../mcp/hub-reader.ts';
import { verifyCsv } from '../ops/ledger-csv.ts';
import type { Archive } from './archive.ts';

interface SeenHead extends LedgerHead {
  /** ISO 8601. */
  readonly at: string;
}

const HEADS = 'heads.jsonl';

export function seenHeads(archive: Archive): SeenHead[] {
  const lines = archive
    .read(HEADS)
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as SeenHead);
}

/** What the hub says of its own check: the head, or why it does not hold. */
export function readProof(lines: readonly string[]): LedgerHead | string {
  const [, sequence = '', hash = ''] = /^Head: (\d+) ([0-9a-f]{64})$/m.exec(lines.join('\n')) ?? [];
  const holds = lines[0]?.startsWith('The ledger holds') === true && hash !== '';
  return holds ? { sequence: Number(sequence), hash } : lines.join(' ');
}

/** '' when this head is consistent with those seen before, else what is wrong. */
export function problemAgainst(seen: readonly SeenHead[], head: LedgerHead): string {
  const other = seen.find(({ sequence, hash }) => sequence === head.sequence && hash !== head.hash);
  if (other) return `Row ${head.sequence} of the ledger has another hash than on ${other.at}: it was written anew.`;
  const further = seen.find(({ sequence }) => sequence > head.sequence);
  return further
    ? `The ledger ends at row ${head.sequence}; on ${further.at} it had ${further.sequence}: rows are gone.`
    : '';
}

export interface CheckedExport {
  /** '' when all of it holds. */
  readonly problem: string;
  /** Its last row. */
  readonly last: number;
}

/** Every row of an exported ledger, against the heads up to its last row: what came later is not in an older export. */
export function checkExport(text: string, heads: readonly LedgerHead[]): CheckedExport {
  const alone = verifyCsv(text, []);
  if ('problem' in alone) return { problem: alone.problem, last: 0 };
  const last = alone.head.sequence;
  const outcome = verifyCsv(
    text,
    heads.filter(({ sequence }) => sequence <= last),
  );
  const fault = alone.fault ?? ('fault' in outcome ? outcome.fault : null);
  const problem = fault
    ? `The exported ledger does not hold. No. ${fault.sequence}: ${LEDGER_FAULTS[fault.reason]}.`
    : '';
  return { problem, last };
}

/** A head that is known already is not noted again. */
export function noteHead(archive: Archive, head: LedgerHead, at: string): void {
  const seen = seenHeads(archive);
  if (head.sequence === 0 || seen.some(({ sequence }) => sequence === head.sequence)) return;
  const heads: readonly SeenHead[] = [...seen, { at, sequence: head.sequence, hash: head.hash }];
  archive.write(HEADS, `${heads.map((each) => JSON.stringify(each)).join('\n')}\n`);
}

/** Rows per file of the archive, so that a run adds one small file to git instead of the whole ledger. */
const ROWS_A_FILE = 10_000;
/** Of a thousand rows; the budget of reads is shared with people at their pages. */
const MOST_ASKS = 20;

export interface Filed {
  /** '' when every row holds, here and at the hub. */
  readonly problem: string;
  /** What was not looked at, and why; '' for nothing. */
  readonly note: string;
}

/**
 * Fetches the rows after those filed, some thousands per run, and checks all of them, one by one and against every head. Rows
 * that do not follow are not filed, since the earlier rows are the evidence. `head`: of the hub's own check.
 */
export async function fileRows(
  archive: Archive,
  hub: HubReader,
  heads: readonly LedgerHead[],
  head: LedgerHead,
): Promise<Filed> {
  const ledger = openLedger([...heads, head]);
  let open: LedgerRow[] = [];
  for (let at = 0; ; at++) {
    const rows = readRows(archive, at);
    if (rows.length === 0) break;
    if (ledger.read(rows)) return broken(ledger);
    open = rows;
  }
  let asks = 0;
  for (; asks < MOST_ASKS && (asks === 0 || ledger.head.sequence < head.sequence); asks++) {
    const before = ledger.head.sequence;
    const answer = await askRows(hub, before);
    if (typeof answer === 'string') return { problem: '', note: answer };
    if (ledger.read(answer)) return broken(ledger);
    if (ledger.head.sequence === before) break;
    open = writeRows(archive, [...(open.length < ROWS_A_FILE ? open : []), ...answer]);
  }
  const { sequence } = ledger.head;
  if (sequence >= head.sequence) return { problem: '', note: '' };
  if (asks === MOST_ASKS)
    return { problem: '', note: `Rows filed up to ${sequence} of ${head.sequence}: the next run goes on.` };
  const problem = `The hub says that row ${head.sequence} of the ledger is the last, and hands out rows up to ${sequence} only.`;
  return { problem, note: '' };
}

/** Why there are none, in words: a link that may not read them, or a hub that is busy or of an older build. */
async function askRows(hub: HubReader, after: number): Promise<readonly LedgerRow[] | string> {
  try {
    return (await hub.ask('console.ledger', { after })).rows;
  } catch (error) {
    if (error instanceof HubRefusal) return `The ledger’s rows were not filed: ${error.message}`;
    throw error;
  }
}

function broken(ledger: LedgerReader): Filed {
  const fault = ledger.finish();
  const words = fault ? `No. ${fault.sequence}: ${LEDGER_FAULTS[fault.reason]}.` : '';
  return { problem: `The ledger’s rows do not hold. ${words}`, note: '' };
}

function fileOf(at: number): string {
  return `ledger/${String(at + 1).padStart(5, '0')}.jsonl`;
}

function readRows(archive: Archive, at: number): LedgerRow[] {
  const lines = archive.read(fileOf(at)).split('\n');
  return lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line) as LedgerRow]));
}

/** Into the file of each; answers the rows of the last. `rows`: from the beginning of a file on. */
function writeRows(archive: Archive, rows: readonly LedgerRow[]): LedgerRow[] {
  let last: LedgerRow[] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_FILE) {
    last = rows.slice(from, from + ROWS_A_FILE);
    const at = Math.floor(((last[0]?.sequence ?? 1) - 1) / ROWS_A_FILE);
    archive.write(fileOf(at), `${last.map((row) => JSON.stringify(row)).join('\n')}\n`);
  }
  return last;
}
