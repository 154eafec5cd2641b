/**
 * Trains the model of src/core/understanding/guess-intent.ts from labelled first messages: logistic regression by plain
 * gradient steps, without chance but for a seeded order, so that the same messages give the same weights.
 */
import {
  BUCKETS,
  bucketsOf,
  DIGITS,
  GUESSED,
  type IntentWeights,
  ZERO,
} from '../../src/core/understanding/guess-intent.ts';
import { firstLine } from '../../src/core/understanding/understand-text.ts';
import { wordSeed } from '../../src/core/understanding/word-seed.ts';
import { demoPlaces, demoProducts } from '../demo/demo-network.ts';
import type { Labelled } from './measure.ts';

const EPOCHS = 30;
const RATE = 0.5;
const SHRINK = 1e-4;
/** Weights are clipped to this size. */
const LARGEST = 2;
const STEPS = 31;
/** Inventing a wish is worse than asking for it, so messages without a wish are weighted by this factor. */
const WITHOUT = 3;

interface Example {
  readonly buckets: readonly number[];
  /** Index in CLASSES. */
  readonly label: number;
}

const CLASSES = ['', ...GUESSED];

export function trainIntents(messages: readonly Labelled[]): IntentWeights {
  const examples = examplesOf(messages);
  const weights = CLASSES.map(() => new Float64Array(BUCKETS + 1));
  let seed = 1;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch * 0.3);
    for (const _ of examples) {
      // Lehmer's generator: https://en.wikipedia.org/wiki/Lehmer_random_number_generator
      seed = (seed * 16_807) % 2_147_483_647;
      const example = examples[seed % examples.length];
      if (example) step(weights, example, rate);
    }
  }
  return packed(weights);
}

function examplesOf(messages: readonly Labelled[]): Example[] {
  const knowledge = { products: demoProducts, places: demoPlaces, words: wordSeed() };
  return messages.flatMap(({ text, context, expect, accept, holdout }) => {
    const line = context === 'first' && !holdout && !expect.stop ? firstLine(text, knowledge) : '';
    // Where both readings are accepted, asking is safer.
    const isOpen = accept?.intent?.includes('') ?? false;
    const label = isOpen ? 0 : CLASSES.indexOf(expect.intent.toUpperCase());
    if (line === '' || label < 0) return [];
    const example = { buckets: bucketsOf(line), label };
    return Array.from({ length: label === 0 ? WITHOUT : 1 }, () => example);
  });
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
  const size = LARGEST / STEPS;
  const digitOf = (weight: number) =>
    DIGITS.charAt(ZERO + Math.max(-STEPS, Math.min(STEPS, Math.round(weight / size))));
  return {
    bias: against.map((of) => Number((of[BUCKETS] ?? 0).toFixed(4))),
    step: size,
    digits: against.map((of) => Array.from(of.subarray(0, BUCKETS), digitOf).join('')).join(''),
  };
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
