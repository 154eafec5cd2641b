/** Which models a message names: by name, by a word of it, by an alias, by a figure or price that only one has. */
import type { KnownNames } from './knowledge.ts';
import { readLanguage } from './language.ts';
import { isDenied, type Mention, meant } from './mention.ts';
import { isWithin, nearestWord } from './typos.ts';
import type { WordBook } from './word-book.ts';
import { isEveryday, type Word } from './words.ts';

const LONGEST_NAME = 4;

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

export function readModels(words: readonly Word[], names: KnownNames, context: ModelContext): ModelsRead {
  const mentions: Mention<readonly string[]>[] = [];
  for (let at = 0; at < words.length; ) {
    const found = modelAt(words, at, names, context);
    if (found) mentions.push({ ...found, from: at, isDenied: isDenied(words, at, names.book) });
    at = found ? found.to : at + 1;
  }
  return { mentions, ...choose(words, mentions, context.turn, names.book) };
}

function modelAt(words: readonly Word[], at: number, names: KnownNames, { isAsked }: ModelContext) {
  for (let count = Math.min(LONGEST_NAME, words.length - at); count > 0; count--) {
    const span = words.slice(at, at + count);
    if (span.some(({ after }, index) => index > 0 && after === '.')) continue;
    for (const name of spellingsOf(span, names.book)) {
      const value = names.models.get(name);
      if (value && isMeant(words, { at, count, name }, names, isAsked)) return { value, to: at + count };
    }
  }
  return null;
}

/** As written, in plain words, and with letter and figure put together: "v 1 plus", "es tiga", "vi plus". */
function spellingsOf(span: readonly Word[], book: WordBook): string[] {
  const [first = '', second = '', ...rest] = span.map(({ plain }) => plain);
  const said = (part: string) => book.spellings.get(`"${part}"`) ?? part;
  const heard = [said(span[0]?.raw ?? ''), said(span[1]?.raw ?? '')].join('');
  const together = /^[a-z]\d$/.test(heard) ? [[heard, ...rest].join(' ')] : [];
  const misread = first.replace(/^([a-z])[il]$/, '$11');
  const all = span.map(({ raw, plain }) => book.spellings.get(`"${raw}"`) ?? plain);
  const counted = all.length === 3 && all[1] === 'ada' ? [all[0] ?? '', all[2] ?? ''] : all;
  return [
    span.map(({ raw }) => raw).join(' '),
    [first, second, ...rest].join(' ').trim(),
    [misread, second, ...rest].join(' ').trim(),
    ...together,
    counted.join(' '),
    // "Yang 17 jutaan", "29 juta an", "yang buat ngangkut".
    `about ${[first, second].join(' ').trim()}`,
    // "Baterainya dua", "baterainya ada dua".
    ...(counted.length === 2 && /^(?:\d|double|ganda)$/.test(counted[1] ?? '') ? [counted.reverse().join(' ')] : []),
  ];
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
  // "Ada yang 17 jutaan?" asks; where the model was asked for, it names one.
  if (name.startsWith('about ')) return isAsked;
  const degrees = book.list('degree');
  // "lulusan S3 teknik" is a degree.
  if (/^[a-z]\d$/.test(name) && (degrees.has(before) || degrees.has(after))) return false;
  // "Blok C2" is where somebody lives.
  if (/^[a-z]\d$/.test(name) && book.list('model not after').has(before)) return false;
  const isAmbiguous = names.places.has(name) || book.list('two meanings').has(name);
  if (!isAmbiguous) return true;
  if (after === 'minus' || before === 'minus') return false;
  // "Jangan V1 City. Plus.": a clause of its own beside another model.
  const isBeside = words[at]?.raw === name && words.some(({ raw }) => /^[a-z]\d$/.test(raw) && names.models.has(raw));
  const isChoice = isAsked || isBeside;
  const isAlone = isChoice && !names.places.has(name) && wordsOfClause(words, at, at + count) <= (isAsked ? 3 : 1);
  return (
    isAlone || book.list('model before').has(before) || (book.list('model after').has(after) && !names.places.has(name))
  );
}

function wordsOfClause(words: readonly Word[], from: number, to: number): number {
  let [start, end] = [from, to];
  while (start > 0 && words[start]?.after === '') start--;
  while (end < words.length && words[end]?.after === '') end++;
  return end - start;
}

function choose(words: readonly Word[], mentions: readonly Mention<readonly string[]>[], turn: number, book: WordBook) {
  const standing = meant(mentions, turn);
  const ids = [...new Set(standing.flatMap(({ value }) => (value.length === 1 ? value : [])))];
  const rivals = rivalsOf(standing, ids);
  const [first = ''] = ids;
  if (first !== '' && rivals.length > 1) {
    const between = words
      .slice(rivals[0]?.from, rivals.at(-1)?.from)
      .some(({ plain }) => book.list('between models').has(plain));
    if (between && ids.length > 1) return { modelId: '', choices: ids };
    const [best = first, ...others] = chosen(words, rivals, book);
    return others.length === 0 ? { modelId: best, choices: [] } : { modelId: '', choices: [best, ...others] };
  }
  if (first !== '') return { modelId: first, choices: [] };
  const denied = new Set(mentions.filter((mention) => mention.isDenied).flatMap(({ value }) => value));
  const open = [...new Set(standing.flatMap(({ value }) => value))].filter((id) => !denied.has(id));
  const [only = ''] = open;
  return open.length === 1 ? { modelId: only, choices: [] } : { modelId: '', choices: open };
}

/** Mentions that stand against each other; [] when all may mean the same: "V1" beside "V1 Plus" is that one. */
function rivalsOf(standing: readonly Mention<readonly string[]>[], ids: readonly string[]) {
  const rivals = standing.filter(({ value }) => value.length === 1 || !value.some((id) => ids.includes(id)));
  return new Set(rivals.map(({ value }) => value.join())).size > 1 ? rivals : [];
}

/**
 * Of several that are named, the one by which it says so ("V1 Plus lebih cocok", "jadi City aja"); the models it may be
 * when its name fits more than one, [] when none is chosen.
 */
function chosen(
  words: readonly Word[],
  rivals: readonly Mention<readonly string[]>[],
  book: WordBook,
): readonly string[] {
  const scored = rivals.map(({ value, from, to }) => {
    const [before, after] = [words.slice(Math.max(0, from - 3), from), words.slice(to, to + 2)];
    const has = (name: string, near: readonly Word[]) => near.some(({ plain }) => book.list(name).has(plain));
    const isChosen = has('model chosen before', before) || has('model chosen after', after.slice(0, 1));
    const isLeft = has('model left before', before) || has('model left after', after);
    return { value, score: Number(isChosen) - Number(isLeft) };
  });
  const most = Math.max(...scored.map(({ score }) => score));
  const best = new Map(scored.flatMap(({ value, score }) => (score === most ? [[value.join(), value]] : [])));
  return best.size === 1 ? ([...best.values()][0] ?? []) : [];
}

/** "V1 cty", "V1 pls", "Volta cty": letters of the word that the name goes on with. */
function shortened(before: string, raw: string, { models, book }: KnownNames): string {
  const isCode = /^[a-z]\d$/.test(before);
  if (!(isCode || before === 'volta') || !/^[a-z]{2,3}$/.test(raw) || (!isCode && isEveryday(raw, book))) return '';
  const start = isCode ? `${before} ` : '';
  const rests = [...models.keys()].flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : []));
  const fit = rests.filter((rest) => /^[a-z]{4,}$/.test(rest) && rest[0] === raw[0] && rest.length > raw.length);
  const [one = '', other] = fit.filter((rest) => isWithin(raw, rest));
  return other === undefined ? one : '';
}

/** A word that is misspelt beyond the vocabulary's own spellings: nearest to one word of a model's name. */
export function correctModelWords(
  words: readonly Word[],
  names: KnownNames,
  { isAsked }: Pick<ModelContext, 'isAsked'>,
): Word[] {
  const single = [...names.models.keys()].filter((name) => /^[a-z]{4,}$/.test(name));
  const { book } = names;
  // "V1 pls" is the Plus; "how much is the V1 pls" says please.
  const isEnglish = words.length > 2 && readLanguage(words, book).language === 'en';
  return words.map((word, at) => {
    // "Yang spot", where a model was asked for, is no spot.
    const isModel = isAsked && words[at - 1]?.plain === 'yang' && !book.spellings.has(word.raw);
    const isPlease = book.spellings.get(word.raw) === 'tolong' && isEnglish;
    const short = word.after === '' && !isPlease ? shortened(words[at - 1]?.plain ?? '', word.raw, names) : '';
    if (short !== '') return { ...word, plain: short };
    if (word.raw.length < 4 || (isEveryday(word.raw, book) && !isModel) || names.words.has(word.raw)) return word;
    const near = nearestWord(word.raw, single);
    return near === '' ? word : { ...word, plain: near };
  });
}
