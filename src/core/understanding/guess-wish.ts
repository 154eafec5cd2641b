/**
 * How likely a message wishes for silence, or for a person, by its words as a whole: linear models over words without their
 * affixes, pairs of words, pieces of four letters, and what kind of word stands near which ("a denial, then a message, then
 * you"), trained from the labelled messages and from made-up ones (`npm run understanding -- --train`). They hear what no
 * phrase says, and doubt a phrase that the rest of the message takes back.
 */
import { bucketOf, piecesOf, weightAt, wordsOfLine } from './buckets.ts';
import type { WordBook } from './word-book.ts';

export interface WishWeights {
  readonly bias: number;
  /** What one step of a digit is worth. */
  readonly step: number;
  /** The weights of all buckets (buckets.ts). */
  readonly digits: string;
}

export interface WishModel {
  readonly buckets: number;
  /** Kinds of words: lists of the Words tab. */
  readonly kinds: readonly string[];
  /** The rule whose phrases mean something else: they count as one word that says nothing. */
  readonly otherwise: string;
}

export const SILENCE: WishModel = {
  buckets: 4096,
  kinds: [
    'no',
    'stop',
    'messages',
    'reach',
    'get',
    'polite',
    'filler',
    'denying',
    'weary',
    'mine',
    'again',
    'enough',
    'turning',
    'wanting',
    'taking off',
    'mishap',
    'peddling',
  ],
  otherwise: 'opt out not',
};

export const PERSON: WishModel = {
  buckets: 1024,
  kinds: ['person', 'talk', 'towards', 'around', 'please do', 'denying', 'mine', 'wanting', 'weary', 'past'],
  otherwise: 'person not',
};

/** So many words apart the kinds of two words still belong together. */
const WINDOW = 3;

export interface Heard {
  /** As the rules read it, models as #m, places as #p. */
  readonly line: string;
  /** There is a sign of a question. */
  readonly asks: boolean;
}

export function wishShare(model: WishModel, heard: Heard, book: WordBook, { bias, step, digits }: WishWeights): number {
  const sum = wishBuckets(model, heard, book).reduce((all, at) => all + step * weightAt(digits, at), bias);
  return 1 / (1 + Math.exp(-sum));
}

/** Whether any word is of one of these kinds: without one it is nobody's such wish, whatever the rest is like. */
export function hasKind(kinds: readonly string[], line: string, book: WordBook): boolean {
  return wordsOfLine(line).some((word) => kinds.some((kind) => isOfKind(word, kind, book)));
}

/** Each bucket once. */
export function wishBuckets(model: WishModel, { line, asks }: Heard, book: WordBook): number[] {
  const words = wordsOfLine(line.replace(book.rule(model.otherwise), ' ~'));
  const stems = words.map(stemOf);
  const kinds = words.map((word) => kindsOf(word, model.kinds, book));
  const found = new Set<string>([`^${stems[0]}`, `$${stems.at(-1)}`, `length ${Math.min(4, stems.length >> 2)}`]);
  if (asks) found.add('?');
  for (const [at, stem] of stems.entries()) {
    const next = stems[at + 1];
    found.add(stem);
    if (next !== undefined) found.add(`${stem} ${next}`);
    for (const piece of piecesOf(words[at] ?? '')) found.add(piece);
    for (const feature of kindFeatures(kinds, stems, at)) found.add(feature);
  }
  for (const kind of kinds[0] ?? []) found.add(`^ ${kind}`);
  for (const kind of kinds.at(-1) ?? []) found.add(`$ ${kind}`);
  return [...new Set([...found].map((feature) => bucketOf(feature, model.buckets)))];
}

function kindFeatures(kinds: readonly (readonly string[])[], stems: readonly string[], at: number): string[] {
  const near = kinds.slice(at + 1, at + 1 + WINDOW).flat();
  const [before, after] = [stems[at - 1], stems[at + 1]];
  return (kinds[at] ?? []).flatMap((kind) => [
    `:${kind}`,
    ...near.map((other) => `${kind}>${other}`),
    ...(after === undefined ? [] : [`${kind}~${after}`]),
    ...(before === undefined ? [] : [`${before}~${kind}`]),
  ]);
}

function kindsOf(word: string, all: readonly string[], book: WordBook): readonly string[] {
  if (word.startsWith('#')) return [word];
  const kinds = all.filter((kind) => isOfKind(word, kind, book));
  return kinds.length > 0 ? kinds : ['_'];
}

function isOfKind(word: string, kind: string, book: WordBook): boolean {
  const list = book.list(kind);
  return list.has(word) || list.has(withoutEnd(word)) || list.has(stemOf(word));
}

/** "Dikirimin", "ngirimin" and "mengirimkan" are one word of sending. */
function stemOf(word: string): string {
  const bare = withoutEnd(word).replace(/^(?:di|nge|meng|meny|mem|men|me|ng|ke)(?=[a-z]{3})/, '');
  return word.length < 5 || bare.length < 3 || /^#|\d/.test(word) ? word : bare;
}

/** "Keluarkan" is "keluar". */
function withoutEnd(word: string): string {
  const bare = word.replace(/(?:nya|lah|kah)$/, '').replace(/(?:kan|in|i)$/, '');
  return word.length < 5 || bare.length < 3 ? word : bare;
}
