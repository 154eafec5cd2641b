/**
 * The archive as a witness of the ledger: its rows as they were when they were new, and which heads it had when, outside the
 * workbook and outside Google. A ledger that became shorter, or was written anew, does not follow what is filed.
 */
import { findBrokenRow, LEDGER_FAULTS, type LedgerHead } from '../../src/core/ledger/chain.ts';
import type { LedgerRow } from '../../src/tables/records.ts';
import type { HubReader } from '../mcp/hub-reader.ts';
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

/** '' when this head can follow those that were seen, else what is wrong. */
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

const ROWS = 'ledger.jsonl';

/**
 * Takes the rows that the hub has behind those filed, and checks all of them, one by one and against every head. What does
 * not follow is not filed: the rows of before are the evidence. Answers what is wrong, or ''.
 */
export async function fileRows(archive: Archive, hub: HubReader, heads: readonly LedgerHead[]): Promise<string> {
  const filed = readRows(archive);
  const rows = [...filed];
  for (let after = -1; after < (rows.at(-1)?.sequence ?? 0); ) {
    after = rows.at(-1)?.sequence ?? 0;
    rows.push(...(await hub.ask('console.ledger', { after })).rows);
  }
  const last = rows.at(-1)?.sequence ?? 0;
  const fault = findBrokenRow(
    rows,
    heads.filter(({ sequence }) => sequence <= last),
  );
  if (fault) return `The ledger’s rows do not hold. No. ${fault.sequence}: ${LEDGER_FAULTS[fault.reason]}.`;
  if (rows.length > filed.length) archive.write(ROWS, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
  return '';
}

function readRows(archive: Archive): LedgerRow[] {
  const lines = archive.read(ROWS).split('\n');
  return lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line) as LedgerRow]));
}
