/**
 * What a first message most likely wants where no rule finds a wish in it: a linear model over words, pairs of words and
 * pieces of four letters, trained from the labelled messages (`npm run understanding -- --train`). It can be inspected: each
 * piece adds its weight to each intent, and none of them ever outvotes a rule.
 */
import type { Intent } from '../../tables/customers.ts';
import { INTENT_WEIGHTS } from './intent-weights.ts';

export interface IntentWeights {
  /** One an intent, in the order of GUESSED; having none counts 0. */
  readonly bias: readonly number[];
  /** What one step of a digit is worth. */
  readonly step: number;
  /** For each intent BUCKETS digits of base 64, of which the middle one is 0. */
  readonly digits: string;
}

export const GUESSED: readonly Intent[] = ['BUY', 'TEST_RIDE', 'SERVICE'];
export const BUCKETS = 2048;
export const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
export const ZERO = 32;

const PIECE = 4;
/** A wish is stated at the beginning of a first message; the rest is story. */
const MOST_WORDS = 80;
/** Under this share it is asked instead: chosen so that of messages without a wish next to none gets one. */
const SURE = 0.5;

/** `line`: as the rules read it, models as #m, places as #p. Null when it is not plain enough. */
export function guessIntent(
  line: string,
  { bias, step, digits }: IntentWeights = INTENT_WEIGHTS,
): { readonly intent: Intent; readonly share: number } | null {
  const buckets = bucketsOf(line);
  const powers = bias.map((base, index) =>
    Math.exp(buckets.reduce((sum, at) => sum + step * weightAt(digits, index * BUCKETS + at), base)),
  );
  const all = powers.reduce((sum, power) => sum + power, 1);
  const best = powers.indexOf(Math.max(...powers));
  const intent = GUESSED[best];
  const share = (powers[best] ?? 0) / all;
  return intent !== undefined && share >= SURE ? { intent, share } : null;
}

/** The places of a line's words, pairs and pieces among the weights; each once. */
export function bucketsOf(line: string): number[] {
  const words = line
    .split(' ')
    .filter((word) => word !== '' && word !== '.' && word !== ',')
    .slice(0, MOST_WORDS);
  const buckets = new Set<number>();
  words.forEach((word, index) => {
    const next = words[index + 1];
    buckets.add(bucketOf(word));
    if (next !== undefined) buckets.add(bucketOf(`${word} ${next}`));
    const bounded = `<${word}>`;
    for (let at = 0; at + PIECE <= bounded.length; at++) buckets.add(bucketOf(`#${bounded.slice(at, at + PIECE)}`));
  });
  return [...buckets];
}

/** FNV-1a over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function bucketOf(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return (hash >>> 0) % BUCKETS;
}

function weightAt(digits: string, at: number): number {
  return DIGITS.indexOf(digits.charAt(at)) - ZERO;
}
