/**
 * Trains the models of src/core/understanding/guess-wish.ts from the labelled messages and from made-up ones, as train.ts
 * does: the same messages give the same weights.
 */

import {
  PERSON,
  SILENCE,
  type WishModel,
  type WishWeights,
  wishBuckets,
} from '../../src/core/understanding/guess-wish.ts';
import { firstLine } from '../../src/core/understanding/understand-text.ts';
import { openWordBook } from '../../src/core/understanding/word-book.ts';
import { wordSeed } from '../../src/core/understanding/word-seed.ts';
import { demoPlaces, demoProducts } from '../demo/demo-network.ts';
import { descend } from './descend.ts';
import { type MadeUp, makeUpPersons, makeUpStops } from './made-up.ts';
import type { Labelled } from './measure.ts';
import { inDigits, STEP } from './train.ts';

const EPOCHS = 30;
const RATE = 0.5;
const SHRINK = 5e-4;
/** Of each way to build a message so many are made up. */
const MADE_UP = 15;
/** What people wrote counts as much as so many made-up messages. */
const WRITTEN = 2;

interface Example {
  readonly buckets: readonly number[];
  readonly isWish: boolean;
}

type Wishes = 'silence' | 'person';

export function trainWishes(messages: readonly Labelled[]): Record<Wishes, WishWeights> {
  const open = messages.filter(({ holdout }) => !holdout);
  const written = (field: 'stop' | 'human') =>
    open.flatMap(({ text, expect, accept }) => (accept?.[field] ? [] : [{ text, isWish: expect[field] }]));
  return {
    silence: train(SILENCE, examplesOf(SILENCE, written('stop'), makeUpStops(MADE_UP))),
    person: train(PERSON, examplesOf(PERSON, written('human'), makeUpPersons(MADE_UP))),
  };
}

function train(model: WishModel, examples: readonly Example[]): WishWeights {
  const weights = new Float64Array(model.buckets + 1);
  descend(examples, { epochs: EPOCHS, rate: RATE }, (example, rate) => learn(weights, example, rate));
  return {
    bias: Number((weights[model.buckets] ?? 0).toFixed(4)),
    step: STEP,
    digits: inDigits([...weights.subarray(0, model.buckets)]),
  };
}

function examplesOf(model: WishModel, written: readonly MadeUp[], madeUp: readonly MadeUp[]): Example[] {
  const knowledge = { products: demoProducts, places: demoPlaces, words: wordSeed() };
  const book = openWordBook(knowledge.words);
  const asExample = ({ text, isWish }: MadeUp): Example[] => {
    const line = firstLine(text, knowledge);
    return line === '' ? [] : [{ buckets: wishBuckets(model, { line, asks: text.includes('?') }, book), isWish }];
  };
  const often = written.flatMap(asExample).flatMap((each) => Array.from({ length: WRITTEN }, () => each));
  return [...often, ...madeUp.flatMap(asExample)];
}

function learn(weights: Float64Array, { buckets, isWish }: Example, rate: number): void {
  const bias = weights.length - 1;
  const sum = buckets.reduce((all, at) => all + (weights[at] ?? 0), weights[bias] ?? 0);
  const pull = ((1 / (1 + Math.exp(-sum)) - (isWish ? 1 : 0)) * rate) / Math.sqrt(buckets.length + 1);
  for (const at of buckets) weights[at] = (weights[at] ?? 0) * (1 - rate * SHRINK) - pull;
  weights[bias] = (weights[bias] ?? 0) - pull;
}

/** The text of src/core/understanding/wish-weights.ts. */
export function wishWeightsFile(weights: Readonly<Record<Wishes, WishWeights>>): string {
  const entries = Object.entries(weights).map(
    ([name, { bias, step, digits }]) => `  ${name}: {
    bias: ${bias},
    step: ${step},
    digits:
      '${digits}',
  },`,
  );
  return `/** Made by \`npm run understanding -- --train\` from test/understanding/messages.jsonl. Do not edit. */
export const WISH_WEIGHTS = {
${entries.join('\n')}
};
`;
}
