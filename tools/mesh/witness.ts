/**
 * The archive as a witness of the ledger: which heads it had and when, outside the workbook and outside Google. A ledger
 * that was cut or written anew, with all that the hub itself remembers of it, does not match them.
 */
import { LEDGER_FAULTS, type LedgerHead } from '../../src/core/ledger/chain.ts';
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

/** Every row of an exported ledger, against every head that was seen. '' when all of it holds. */
export function problemInExport(text: string, seen: readonly SeenHead[]): string {
  const outcome = verifyCsv(text, seen);
  if ('problem' in outcome) return outcome.problem;
  const { fault } = outcome;
  return fault ? `The exported ledger does not hold. No. ${fault.sequence}: ${LEDGER_FAULTS[fault.reason]}.` : '';
}

/** A head that is known already is not noted again. */
export function noteHead(archive: Archive, head: LedgerHead, at: string): void {
  const seen = seenHeads(archive);
  if (head.sequence === 0 || seen.some(({ sequence }) => sequence === head.sequence)) return;
  const heads: readonly SeenHead[] = [...seen, { at, sequence: head.sequence, hash: head.hash }];
  archive.write(HEADS, `${heads.map((each) => JSON.stringify(each)).join('\n')}\n`);
}
