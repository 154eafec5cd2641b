/** Which models a message names: by name, by a word of it, by an alias, by a figure or price that only one has. */
import type { Knowledge, KnownNames } from './knowledge.ts';
import { isDenied, type Mention, meant } from './mention.ts';
import { nearestWord } from './typos.ts';
import type { WordBook } from './word-book.ts';
import { isEveryday, type Word } from './words.ts';

const LONGEST_NAME = 4;

const DIGITS: ReadonlyMap<string, string> = new Map(
  'satu 1,dua 2,tiga 3,empat 4,lima 5,one 1,two 2,three 3,i 1,l 1,ii 2,iii 3'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);
/** How letters are said and written down by a phone: "fi satu", "es tiga". */
const LETTERS: ReadonlyMap<string, string> = new Map(
  've v,vi v,fi v,fvi v,vee v,pi v,es s,ess s,ce c,se c,si c,cee c,be b,de d,ef f,ge g,ka k,el l,em m,en n,pe p,te t,we w,iks x,eks x'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

export interface ModelsRead {
  readonly mentions: readonly Mention<readonly string[]>[];
  /** The one that is meant, or ''. */
  readonly modelId: string;
  /** Between which it is open. */
  readonly choices: readonly string[];
}

export interface ModelContext {
  /** It is the model that was asked for: a word alone is enough. */
  readonly isAsked: boolean;
  readonly turn: number;
}

export function readModels(
  words: readonly Word[],
  names: KnownNames,
  knowledge: Knowledge,
  context: ModelContext,
): ModelsRead {
  const mentions: Mention<readonly string[]>[] = [];
  for (let at = 0; at < words.length; ) {
    const found = modelAt(words, at, names, context);
    if (found) mentions.push({ ...found, from: at, isDenied: isDenied(words, at, names.book) });
    at = found ? found.to : at + 1;
  }
  if (mentions.length === 0) {
    const priced = modelByPrice(words, knowledge);
    if (priced) mentions.push(priced);
  }
  return { mentions, ...choose(words, mentions, context.turn, names.book) };
}

function modelAt(words: readonly Word[], at: number, names: KnownNames, { isAsked }: ModelContext) {
  for (let count = Math.min(LONGEST_NAME, words.length - at); count > 0; count--) {
    const span = words.slice(at, at + count);
    if (span.some(({ after }, index) => index > 0 && after === '.')) continue;
    for (const name of spellingsOf(span)) {
      const value = names.models.get(name);
      if (value && isMeant(words, { at, count, name }, names, isAsked)) return { value, to: at + count };
    }
  }
  return null;
}

/** As written, in plain words, and with letter and figure put together: "v 1 plus", "es tiga". */
function spellingsOf(span: readonly Word[]): string[] {
  const raw = span.map((word) => word.raw);
  const code = `${letter(raw[0] ?? '')}${digit(raw[1] ?? '')}`;
  const joined = /^[a-z]\d$/.test(code) ? [[code, ...span.slice(2).map(({ plain }) => plain)].join(' ')] : [];
  const glued = /^([a-z])([il])$/.exec(raw[0] ?? '');
  const misread = glued?.[1] ? [[`${glued[1]}1`, ...span.slice(1).map(({ plain }) => plain)].join(' ')] : [];
  return [raw.join(' '), span.map(({ plain }) => plain).join(' '), ...joined, ...misread];
}

function letter(raw: string): string {
  return /^[a-z]$/.test(raw) ? raw : (LETTERS.get(raw) ?? '');
}

function digit(raw: string): string {
  return /^\d$/.test(raw) ? raw : (DIGITS.get(raw) ?? '');
}

function isMeant(
  words: readonly Word[],
  { at, count, name }: { at: number; count: number; name: string },
  names: KnownNames,
  isAsked: boolean,
): boolean {
  const before = words[at]?.after === '' ? (words[at - 1]?.plain ?? '') : '';
  const after = words[at + count]?.after === '' ? (words[at + count]?.plain ?? '') : '';
  const { book } = names;
  const degrees = book.list('degree');
  // "lulusan S3 teknik" is a degree.
  if (/^[a-z]\d$/.test(name) && (degrees.has(before) || degrees.has(after))) return false;
  const isAmbiguous = names.places.has(name) || book.list('two meanings').has(name);
  if (!isAmbiguous) return true;
  if (after === 'minus' || before === 'minus') return false;
  const isAlone = words.length <= 3 && isAsked && !names.places.has(name);
  return (
    isAlone || book.list('model before').has(before) || (book.list('model after').has(after) && !names.places.has(name))
  );
}

/** "yang 22,5 juta itu": a price that stands in one description only. */
function modelByPrice(words: readonly Word[], { products }: Knowledge): Mention<readonly string[]> | null {
  const at = words.findIndex(({ plain }) => plain === 'jt' || plain === 'juta');
  const figure = Number(words[at - 1]?.raw.replace('·', '.'));
  if (!(figure > 0) || words[at - 2]?.plain !== 'yang') return null;
  const digits = String(Math.round(figure * 1e6));
  const fitting = products.filter(({ description }) => description.replace(/[.,\s]/g, '').includes(`Rp${digits}`));
  const [one] = fitting;
  return one && fitting.length === 1 ? { value: [one.id], from: at - 2, to: at + 1, isDenied: false } : null;
}

function choose(words: readonly Word[], mentions: readonly Mention<readonly string[]>[], turn: number, book: WordBook) {
  const standing = meant(mentions, turn);
  const ids = [...new Set(standing.flatMap(({ value }) => (value.length === 1 ? value : [])))];
  const [first = '', second] = ids;
  if (second !== undefined) {
    const between = words
      .slice(standing[0]?.from, standing.at(-1)?.from)
      .some(({ plain }) => book.list('between models').has(plain));
    return between ? { modelId: '', choices: ids } : { modelId: first, choices: [] };
  }
  if (first !== '') return { modelId: first, choices: [] };
  const denied = new Set(mentions.filter((mention) => mention.isDenied).flatMap(({ value }) => value));
  const open = [...new Set(standing.flatMap(({ value }) => value))].filter((id) => !denied.has(id));
  const [only = ''] = open;
  return open.length === 1 ? { modelId: only, choices: [] } : { modelId: '', choices: open };
}

/** A word that is misspelt beyond the vocabulary's own spellings: nearest to one word of a model's name. */
export function correctModelWords(words: readonly Word[], names: KnownNames): Word[] {
  const single = [...names.models.keys()].filter((name) => /^[a-z]{4,}$/.test(name));
  return words.map((word) => {
    if (word.raw.length < 4 || isEveryday(word.raw, names.book) || names.words.has(word.raw)) return word;
    const near = nearestWord(word.raw, single);
    return near === '' ? word : { ...word, plain: near };
  });
}
