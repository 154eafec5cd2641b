/**
 * `npm run fuzz -- --bodies N [--seed S] [--only ENTRY] [--save FILE] [--replay FILE]`: generated and mutated inputs on every
 * entry point of a hub that is alive, which is looked over after every hundred. What breaks it is printed as few inputs as
 * it takes; `--replay` plays such a file again. Last line: "N inputs, M kinds of failure".
 */
import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { rememberDecoding } from '../tools/dry-hub/remember-decoding.ts';
import { EPOCH, type EpochReport, type Failure, replay, runEpoch } from './epoch.ts';
import { ENTRIES } from './generate.ts';
import type { Entry, Input } from './input.ts';

const MAX_PRINTED = 6_000;

const { values } = parseArgs({
  options: {
    bodies: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    save: { type: 'string' },
    replay: { type: 'string' },
    part: { type: 'string', default: '0' },
    parts: { type: 'string', default: '1' },
  },
});
const [bodies, firstSeed, part, parts] = [values.bodies, values.seed, values.part, values.parts].map(Number) as [
  number,
  number,
  number,
  number,
];
const only = ENTRIES.find((entry) => entry === values.only);
if ([bodies, firstSeed].some((each) => !Number.isSafeInteger(each)) || (values.only !== undefined && !only)) {
  console.error(
    `Usage: npm run fuzz -- --bodies N [--seed S] [--only ${ENTRIES.join('|')}] [--save FILE] [--replay FILE]`,
  );
  process.exit(2);
}

/** Each hub has a seed of its own, one after the other, so that it can be played again alone. */
function runPart(tell: (report: EpochReport) => void, only?: Entry): void {
  const known = new Set<string>();
  for (let epoch = part; epoch * EPOCH < bodies; epoch += parts) {
    const report = runEpoch(firstSeed + epoch, Math.min(EPOCH, bodies - epoch * EPOCH), known, only);
    for (const { kind, inputs } of report.failures) if (inputs.length > 0) known.add(kind);
    tell(report);
  }
}

class Tally {
  private readonly started = Date.now();
  private readonly kinds = new Map<string, { count: number; first: Failure }>();
  private readonly contained = new Map<string, number>();
  private inputs = 0;
  private slowest = { ms: 0, input: '' };

  add({ inputs, failures, contained, slowest }: EpochReport): void {
    const before = this.inputs;
    this.inputs += inputs;
    for (const failure of failures) this.note(failure);
    for (const [place, count] of contained) this.contained.set(place, (this.contained.get(place) ?? 0) + count);
    if (slowest.ms > this.slowest.ms) this.slowest = slowest;
    if (Math.floor(before / 10_000) !== Math.floor(this.inputs / 10_000))
      console.error(`${this.inputs} of ${bodies} inputs, ${this.kinds.size} kinds of failure, ${this.rate()} a second`);
  }

  private note(failure: Failure): void {
    const known = this.kinds.get(failure.kind);
    if (known) known.count++;
    const isFirstSmall = failure.inputs.length > 0 && (known?.first.inputs.length ?? 0) === 0;
    if (!known || isFirstSmall) this.kinds.set(failure.kind, { count: known?.count ?? 1, first: failure });
    if (!isFirstSmall) return;
    const { seed, at, kind, detail, inputs } = failure;
    console.log(`${kind}\n  npm run fuzz -- --seed ${seed} --bodies ${at}${only ? ` --only ${only}` : ''}`);
    console.log(`  ${detail.replaceAll('\n', '\n  ')}`);
    console.log(`  ${JSON.stringify(inputs).slice(0, MAX_PRINTED)}`);
  }

  private rate(): number {
    return Math.round(this.inputs / ((Date.now() - this.started) / 1000));
  }

  /** The exit code. */
  finish(): number {
    const contained = [...this.contained].sort((one, other) => other[1] - one[1]);
    if (contained.length > 0) console.log('Errors of single events, each buried by itself:');
    for (const [place, count] of contained) console.log(`  ${count} × ${place}`);
    for (const [kind, { count }] of this.kinds) console.log(`${count} × ${kind}`);
    if (values.save)
      writeFileSync(
        values.save,
        `${JSON.stringify(
          [...this.kinds.values()].map(({ first }) => first),
          null,
          1,
        )}\n`,
      );
    console.log(`slowest input: ${Math.round(this.slowest.ms)} ms, ${this.slowest.input}`);
    console.log(`${this.rate()} inputs a second`);
    console.log(`${this.inputs} inputs, ${this.kinds.size} kinds of failure`);
    return this.kinds.size > 0 ? 1 : 0;
  }
}

/** A file that `--save` wrote, or the inputs of one failure as they were printed. */
function playAgain(file: string): number {
  const saved = JSON.parse(readFileSync(file, 'utf8')) as readonly (Input | Failure)[];
  const failures = saved.filter((each): each is Failure => 'inputs' in each);
  const cases = failures.length > 0 ? failures.map(({ inputs }) => inputs) : [saved as readonly Input[]];
  const problems = cases.flatMap((inputs) => replay(inputs));
  for (const { kind, detail } of problems) console.log(`${kind}\n  ${detail}`);
  console.log(`${cases.length} cases, ${problems.length} problems`);
  return problems.length > 0 ? 1 : 0;
}

function inChild(index: number, count: number, tally: Tally): Promise<void> {
  const child = fork(process.argv[1] ?? '', [...process.argv.slice(2), '--part', `${index}`, '--parts', `${count}`]);
  child.on('message', (report) => tally.add(report as EpochReport));
  return new Promise((resolve, reject) => {
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`A process of the fuzzer ended with ${code}`)),
    );
  });
}

async function main(): Promise<number> {
  rememberDecoding();
  if (process.send) {
    runPart((report) => process.send?.(report), only);
    process.disconnect();
    return 0;
  }
  if (values.replay) return playAgain(values.replay);
  const tally = new Tally();
  const processes = Math.min(Math.ceil(bodies / EPOCH), availableParallelism());
  if (processes <= 1) runPart((report) => tally.add(report), only);
  else await Promise.all(Array.from({ length: processes }, (_, index) => inChild(index, processes, tally)));
  return tally.finish();
}

process.exitCode = await main();
