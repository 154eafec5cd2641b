/**
 * `npm run days -- --days N [--seed S] [--leads N]`: whole days of a network of 150 dealers, a process a core. A day that
 * breaks a rule is printed with the command that plays it again. Last line: "N days, M violations".
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { tables } from '../../src/tables/index';
import { rememberDecoding } from '../../tools/dry-hub/remember-decoding';
import { playDay } from './day';
import { findDayViolations, rowsOf } from './day-invariants';

interface DayReport {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly leads: number;
  readonly offers: number;
  readonly messages: number;
}

const MAX_SHOWN = 10;
const PROGRESS_EVERY = 10;

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    leads: { type: 'string', default: '700' },
    part: { type: 'string', default: '0' },
    parts: { type: 'string', default: '1' },
  },
});
const [days, first, leads, part, parts] = [values.days, values.seed, values.leads, values.part, values.parts].map(
  Number,
) as [number, number, number, number, number];

function report(seed: number): DayReport {
  const day = playDay(seed, leads);
  return {
    seed,
    violations: findDayViolations(day),
    leads: rowsOf(day, tables.leads).length,
    offers: rowsOf(day, tables.offers).length,
    messages: day.world.messages().length,
  };
}

function playPart(tell: (report: DayReport) => void): void {
  for (let seed = first + part; seed < first + days; seed += parts) tell(report(seed));
}

async function main(): Promise<void> {
  rememberDecoding();
  if (process.send) {
    playPart((one) => process.send?.(one));
    process.disconnect();
    return;
  }
  const started = Date.now();
  const total = { days: 0, violations: 0, leads: 0, offers: 0, messages: 0 };
  const add = (one: DayReport) => {
    total.days++;
    total.violations += one.violations.length;
    total.leads += one.leads;
    total.offers += one.offers;
    total.messages += one.messages;
    if (one.violations.length > 0) {
      console.log(`day ${one.seed}: npm run days -- --seed ${one.seed} --leads ${leads}`);
      for (const violation of one.violations.slice(0, MAX_SHOWN)) console.log(`  ${violation}`);
    }
    if (total.days % PROGRESS_EVERY !== 0 || total.days === days) return;
    const left = Math.round((((Date.now() - started) / total.days) * (days - total.days)) / 1000);
    console.error(`${total.days} of ${days} days, ${total.violations} violations, about ${left} s left`);
  };
  const processes = Math.min(days, availableParallelism());
  if (processes === 1) playPart(add);
  else await Promise.all(Array.from({ length: processes }, (_, index) => inChild(index, processes, add)));
  const seconds = ((Date.now() - started) / 1000 / Math.max(1, total.days)).toFixed(1);
  console.log(`${total.leads} leads, ${total.offers} offers, ${total.messages} messages; ${seconds} s a day`);
  console.log(`${total.days} days, ${total.violations} violations`);
  process.exitCode = total.violations > 0 ? 1 : 0;
}

function inChild(index: number, processes: number, tell: (report: DayReport) => void): Promise<void> {
  const child = fork(process.argv[1] ?? '', [
    ...process.argv.slice(2),
    '--part',
    `${index}`,
    '--parts',
    `${processes}`,
  ]);
  child.on('message', (one) => tell(one as DayReport));
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A process of days ended with ${code}`))));
  });
}

await main();
