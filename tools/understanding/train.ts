/**
 * Trains the model of src/core/understanding/guess-intent.ts from labelled first messages: logistic regression by plain
 * gradient steps, without chance but for a seeded order, so that the same messages give the same weights.
 */

import { DIGITS, LEVELS, STEPS } from '../../src/core/understanding/buckets.ts';
import { BUCKETS, bucketsOf, GUESSED, type IntentWeights } from '../../src/core/understanding/guess-intent.ts';
import { firstLine } from '../../src/core/understanding/understand-text.ts';
import { wordSeed } from '../../src/core/understanding/word-seed.ts';
import { demoPlaces, demoProducts } from '../demo/demo-network.ts';
import { descend } from './descend.ts';
import { makeUpIntents } from './made-up.ts';
import type { Labelled } from './measure.ts';

const EPOCHS = 30;
const RATE = 0.5;
const SHRINK = 1e-4;
/** Weights are clipped to this size. */
const LARGEST = 2;
export const STEP = LARGEST / STEPS;
/** Inventing a wish is worse than asking for it, so messages without a wish are weighted by this factor. */
const WITHOUT = 3;

/** Of each way to build a message so many are made up; what people wrote counts as much as so many of those. */
const MADE_UP = 20;
const WRITTEN = 1;

interface Example {
  readonly buckets: readonly number[];
  /** Index in CLASSES. */
  readonly label: number;
}

const CLASSES = ['', ...GUESSED];

export function trainIntents(messages: readonly Labelled[]): IntentWeights {
  const examples = examplesOf(messages);
  const weights = CLASSES.map(() => new Float64Array(BUCKETS + 1));
  descend(examples, { epochs: EPOCHS, rate: RATE }, (example, rate) => step(weights, example, rate));
  return packed(weights);
}

function examplesOf(messages: readonly Labelled[]): Example[] {
  const knowledge = { products: demoProducts, places: demoPlaces, words: wordSeed() };
  const asExample = (text: string, intent: string): Example[] => {
    const line = firstLine(text, knowledge);
    const label = CLASSES.indexOf(intent);
    return line === '' || label < 0 ? [] : [{ buckets: bucketsOf(line), label }];
  };
  const written = messages.flatMap(({ text, context, expect, accept, holdout }) => {
    if (context !== 'first' || holdout || expect.stop) return [];
    // Where both readings are accepted, asking is safer.
    const isOpen = accept?.intent?.includes('') ?? false;
    const [example] = asExample(text, isOpen ? '' : expect.intent.toUpperCase());
    return example ? Array.from({ length: WRITTEN * (example.label === 0 ? WITHOUT : 1) }, () => example) : [];
  });
  return [...written, ...makeUpIntents(MADE_UP).flatMap(({ text, intent }) => asExample(text, intent))];
}

function step(weights: readonly Float64Array[], { buckets, label }: Example, rate: number): void {
  const sums = weights.map((of) => buckets.reduce((sum, at) => sum + (of[at] ?? 0), of[BUCKETS] ?? 0));
  const largest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - largest));
  const all = powers.reduce((sum, power) => sum + power, 0);
  weights.forEach((of, index) => {
    const share = (powers[index] ?? 0) / all;
    const pull = ((share - (index === label ? 1 : 0)) * rate) / Math.sqrt(buckets.length + 1);
    for (const at of buckets) of[at] = (of[at] ?? 0) * (1 - rate * SHRINK) - pull;
    of[BUCKETS] = (of[BUCKETS] ?? 0) - pull;
  });
}

/** Against those of "no wish", in digits. */
function packed([none = new Float64Array(), ...others]: readonly Float64Array[]): IntentWeights {
  const against = others.map((of) => of.map((weight, at) => weight - (none[at] ?? 0)));
  return {
    bias: against.map((of) => Number((of[BUCKETS] ?? 0).toFixed(4))),
    step: STEP,
    digits: inDigits(against.flatMap((of) => [...of.subarray(0, BUCKETS)])),
  };
}

export function inDigits(weights: readonly number[]): string {
  const levelAt = (at: number) => {
    const steps = Math.round((weights[at] ?? 0) / STEP);
    return Math.max(-STEPS, Math.min(STEPS, steps)) + STEPS;
  };
  return Array.from({ length: Math.ceil(weights.length / 3) }, (_, group) => {
    const all = [0, 1, 2].reduce((sum, each) => sum + levelAt(3 * group + each) * LEVELS ** each, 0);
    return DIGITS.charAt(Math.floor(all / DIGITS.length)) + DIGITS.charAt(all % DIGITS.length);
  }).join('');
}

/** The text of src/core/understanding/intent-weights.ts. */
export function weightsFile({ bias, step: size, digits }: IntentWeights): string {
  return `/** Made by \`npm run understanding -- --train\` from test/understanding/messages.jsonl. Do not edit. */
export const INTENT_WEIGHTS = {
  bias: [${bias.join(', ')}],
  step: ${size},
  digits:
    '${digits}',
};
`;
}
