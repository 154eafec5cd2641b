/**
 * `npm run ledger:verify -- ledger.csv [--head NO:HASH …]`: checks an exported Ledger tab without the hub. Exit code 0 when
 * it holds, 1 when it does not, 2 when the file cannot be read. `--head`: what a digest, the health answer or a log recorded.
 */
import { readFileSync } from 'node:fs';
import { LEDGER_FAULTS, type LedgerHead } from '../../src/core/ledger/chain.ts';
import { verifyCsv } from './ledger-csv.ts';

const parameters = process.argv.slice(2);
const heads: LedgerHead[] = [];
let file = '';
for (let i = 0; i < parameters.length; i++) {
  const parameter = parameters[i] ?? '';
  if (parameter !== '--head') file = parameter;
  else {
    const match = /^(\d+):([0-9a-f]{64})$/.exec(parameters[++i] ?? '');
    if (!match) stop(`"${parameters[i] ?? ''}" is no head: NO:HASH, the hash in 64 hexadecimal digits.`);
    else heads.push({ sequence: Number(match[1]), hash: match[2] ?? '' });
  }
}
if (file === '') stop('Usage: npm run ledger:verify -- ledger.csv [--head NO:HASH …]');

function stop(why: string): never {
  console.error(why);
  process.exit(2);
}

function read(): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return stop(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const outcome = verifyCsv(read(), heads);
if ('problem' in outcome) stop(outcome.problem);
else if (outcome.fault) {
  const { sequence, reason } = outcome.fault;
  console.log(`The ledger does not hold. No. ${sequence} (line ${sequence + 1}): ${LEDGER_FAULTS[reason]}.`);
  process.exit(1);
} else
  console.log(`The ledger holds: ${outcome.head.sequence} rows, head ${outcome.head.sequence}:${outcome.head.hash}`);
