/** One hub from its first input to its last, checked after every hundred; inputs that break it are minimised. */
import { mulberry32 } from '../sim/random.ts';
import { apply } from './apply.ts';
import { generate } from './generate.ts';
import { GUARDED } from './globals.ts';
import { type FuzzHub, openFuzzHub } from './hub.ts';
import type { Entry, Input } from './input.ts';
import { lookOver } from './look.ts';
import { LOOKS } from './network.ts';
import type { Problem } from './problem.ts';
import { shrink } from './shrink.ts';

export const HUNDRED = 100;
export const EPOCH = HUNDRED * LOOKS;

export interface Failure extends Problem {
  readonly seed: number;
  /** How many inputs it took. */
  readonly at: number;
  readonly inputs: readonly Input[];
}

export interface EpochReport {
  readonly seed: number;
  readonly inputs: number;
  readonly failures: readonly Failure[];
  /** Errors of single events that were contained, by place. */
  readonly contained: readonly (readonly [string, number])[];
  readonly slowest: { readonly ms: number; readonly input: string };
}

/** `known`: kinds of problem that were already minimised. */
export function runEpoch(seed: number, count: number, known: ReadonlySet<string>, only?: Entry): EpochReport {
  const random = mulberry32(seed);
  const hub = openFuzzHub();
  const inputs: Input[] = [];
  const slowest = { ms: 0, input: '' };
  const report = (failures: readonly Failure[]): EpochReport => ({
    ...{ seed, inputs: inputs.length, failures, contained: [...hub.contained], slowest },
  });
  while (inputs.length < count) {
    for (let i = Math.min(HUNDRED, count - inputs.length); i > 0; i--) {
      const input = generate(random, GUARDED, only);
      inputs.push(input);
      const started = performance.now();
      apply(hub, input);
      const ms = performance.now() - started;
      if (ms > slowest.ms) Object.assign(slowest, { ms, input: JSON.stringify(input).slice(0, 300) });
    }
    const problems = firstOfEachKind(lookOver(hub, looksDone(inputs.length)));
    // Further inputs would only show the same problem.
    if (problems.length > 0) return report(describe(problems, seed, inputs, known));
  }
  return report([]);
}

/** Played from the start, with the looks where they were. */
export function replay(inputs: readonly Input[]): Problem[] {
  const hub = openFuzzHub();
  return play(hub, inputs);
}

function play(hub: FuzzHub, inputs: readonly Input[]): Problem[] {
  for (const input of inputs) apply(hub, input);
  return firstOfEachKind(lookOver(hub, 0));
}

function looksDone(inputs: number): number {
  return Math.ceil(inputs / HUNDRED) - 1;
}

/** Minimises the first problem, since later ones may only be its consequences. */
function describe(
  problems: readonly Problem[],
  seed: number,
  inputs: readonly Input[],
  known: ReadonlySet<string>,
): Failure[] {
  const chosen = problems.find(({ kind }) => !known.has(kind));
  const breaks = (some: readonly Input[]) => replay(some).some(({ kind }) => kind === chosen?.kind);
  return problems.map((problem) => ({
    ...{ ...problem, seed, at: inputs.length },
    inputs: problem === chosen ? shrink(inputs, HUNDRED, breaks) : [],
  }));
}

function firstOfEachKind(problems: readonly Problem[]): Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) if (!first.has(problem.kind)) first.set(problem.kind, problem);
  return [...first.values()];
}
