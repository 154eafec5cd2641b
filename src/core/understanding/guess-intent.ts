/**
 * What a first message most likely wants where no rule finds a wish in it: a linear model over words, pairs of words and
 * pieces of four letters, trained from the labelled messages (`npm run understanding -- --train`). It can be inspected: each
 * piece adds its weight to each intent, and none of them ever outvotes a rule.
 */
import type { Intent } from '../../tables/customers.ts';
import { bucketOf, piecesOf, weightAt, wordsOfLine } from './buckets.ts';
import { INTENT_WEIGHTS } from './intent-weights.ts';

export interface IntentWeights {
  /** One an intent, in the order of GUESSED; having none counts 0. */
  readonly bias: readonly number[];
  /** What one step of a digit is worth. */
  readonly step: number;
  /** For each intent the weights of BUCKETS (buckets.ts). */
  readonly digits: string;
}

export const GUESSED: readonly Intent[] = ['BUY', 'TEST_RIDE', 'SERVICE'];
export const BUCKETS = 2048;
/** Under this share it is asked instead: chosen so that of messages without a wish next to none gets one. */
const SURE = 0.6;
/** Buckets of a message of some ten words; in a longer one each counts for less. */
const USUAL = 50;

/** `line`: as the rules read it, models as #m, places as #p. Null when it is not plain enough. */
export function guessIntent(
  line: string,
  { bias, step, digits }: IntentWeights = INTENT_WEIGHTS,
): { readonly intent: Intent; readonly share: number } | null {
  const buckets = bucketsOf(line);
  // What the model does not know weighs at random, and adds up: a long line has to say more than a short one.
  const worth = step * Math.min(1, USUAL / buckets.length);
  const powers = bias.map((base, index) =>
    Math.exp(buckets.reduce((sum, at) => sum + worth * weightAt(digits, index * BUCKETS + at), base)),
  );
  const all = powers.reduce((sum, power) => sum + power, 1);
  const best = powers.indexOf(Math.max(...powers));
  const intent = GUESSED[best];
  const share = (powers[best] ?? 0) / all;
  return intent !== undefined && share >= SURE ? { intent, share } : null;
}

/** The places of a line's words, pairs and pieces among the weights; each once. Which figures stand in it says nothing of a wish. */
export function bucketsOf(line: string): number[] {
  const words = wordsOfLine(line).map((word) => word.replace(/\d+/g, '0'));
  const features = words.flatMap((word, index) => {
    const next = words[index + 1];
    return [word, ...(next === undefined ? [] : [`${word} ${next}`]), ...piecesOf(word)];
  });
  return [...new Set(features.map((feature) => bucketOf(feature, BUCKETS)))];
}
