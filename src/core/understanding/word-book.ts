/**
 * The Words tab, ready for reading: spellings, nicknames, lists of words, and rules. A rule is a list of phrases over a
 * message in plain words (words.ts). In a phrase
 *   a|b is either word, _ joins two words in it, [a] may be missing, {list} is any word of a list,
 *   * after | or {} is up to eight of them, ... up to three words, ...... up to six and into the next clause,
 *   #m a model, #p a place, #n a number, #w any word, ^ and $ the ends of a clause, ^^ and $$ those of the message.
 */
import type { WordRow } from '../../tables/catalogue.ts';

export interface WordBook {
  /** What a spelling is in plain words. */
  readonly spellings: ReadonlyMap<string, string>;
  /** By name: what else it is called, or which places it takes in. */
  readonly nicknames: readonly Entry[];
  readonly areas: readonly Entry[];
  /** Every word of a rule or list. */
  readonly words: ReadonlySet<string>;
  list(name: string): ReadonlySet<string>;
  /** Global, so that it can be used for all there are; nothing fits a rule that is not there. */
  rule(name: string): RegExp;
}

type Entry = readonly [name: string, words: readonly string[]];

/** What must be understood even without the row that says it: setup has not written it yet, or somebody emptied it. */
const BARE: readonly Pick<WordRow, 'entry' | 'ours' | 'own'>[] = [
  'rule opt out: ^^ stop|berhenti|unsubscribe $$',
  'rule person: ^^ manusia|orang|admin|cs|human|agent $$',
  'rule test ride: test ride',
  'rule service: servis, service, rusak',
  'rule buy: beli, buy, harga',
  'list filler: saya, mau, ada, lagi, i, want, to, the, a',
].map((line) => {
  const [entry = '', ours = ''] = line.split(': ');
  return { entry, ours, own: '' };
});

let last: { readonly rows: unknown; readonly book: WordBook } | null = null;

/** The same rows give the same book, made once. */
export function openWordBook(rows: readonly Pick<WordRow, 'entry' | 'ours' | 'own'>[]): WordBook {
  if (last?.rows !== rows) last = { rows, book: makeBook(rows) };
  return last.book;
}

/** Of `rule` entries, words are phrases; in `spelling` entries, quotes hold how a single letter or figure is said. */
function makeBook(rows: readonly Pick<WordRow, 'entry' | 'ours' | 'own'>[]): WordBook {
  const entries = new Map<string, readonly string[]>();
  const add = ({ entry, ours, own }: Pick<WordRow, 'entry' | 'ours' | 'own'>) => {
    const known = entries.get(entry.trim()) ?? [];
    entries.set(entry.trim(), [...known, ...wordsOf(ours), ...wordsOf(own)]);
  };
  rows.forEach(add);
  for (const row of BARE) if ((entries.get(row.entry) ?? []).length === 0) add(row);
  const ofKind = (kind: string): Entry[] =>
    [...entries].flatMap(([entry, words]) =>
      entry.startsWith(`${kind} `) ? [[entry.slice(kind.length + 1), words]] : [],
    );
  const sets = new Map<string, ReadonlySet<string>>();
  const rules = new Map<string, RegExp>();
  const spellings = new Map(
    ofKind('spelling').flatMap(([word, others]) => [word, ...others].map((other) => [other, word] as const)),
  );
  for (const { entry, own } of rows)
    if (entry.startsWith('rule ')) add({ entry, ours: '', own: inPlain(own, spellings) });
  return {
    spellings,
    words: new Set(
      [...ofKind('rule'), ...ofKind('list')].flatMap(([, phrases]) => phrases.join(' ').match(/[a-z]{3,}/g) ?? []),
    ),
    nicknames: ofKind('place'),
    areas: ofKind('area'),
    list: (name) => kept(sets, name, () => new Set(entries.get(`list ${name}`))),
    rule: (name) => kept(rules, name, () => asRegExp(entries.get(`rule ${name}`) ?? [], entries)),
  };
}

/** Staff write phrases as customers do ("mau nyicil"), and rules see plain words ("mau kredit"): both are meant. */
function inPlain(phrases: string, spellings: ReadonlyMap<string, string>): string {
  const outsideLists = /\{[^{}]*\}|[a-z]+/gi;
  return phrases.replace(outsideLists, (word) => spellings.get(word.toLowerCase()) ?? word);
}

function kept<T>(known: Map<string, T>, name: string, make: () => T): T {
  const one = known.get(name) ?? make();
  known.set(name, one);
  return one;
}

/** As they stand in a cell, separated by commas. */
export function wordsOf(cell: string): string[] {
  return cell.split(/[,;\n]/).flatMap((word) => (word.trim() === '' ? [] : [word.trim().toLowerCase()]));
}

type Lists = ReadonlyMap<string, readonly string[]>;

/** Phrases that begin alike are tried together: a message is held against their first words once. */
function asRegExp(phrases: readonly string[], lists: Lists): RegExp {
  const byStart = new Map<string, string[]>();
  for (const phrase of phrases.filter(isPhrase)) {
    const [start = '', ...rest] = phraseSources(phrase, lists);
    byStart.set(start, [...(byStart.get(start) ?? []), rest.join('')]);
  }
  const sources = [...byStart].map(([start, rests]) =>
    rests.length === 1 ? start + rests[0] : `${start}(?:${rests.join('|')})`,
  );
  return new RegExp(sources.length > 0 ? `(?:${sources.join('|')})(?= |$)` : '(?!)', 'g');
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ['^^', '^'],
  ['^', '(?:^| [.,])'],
  ['$$', ' $'],
  ['$', '(?= [.,] | $)'],
  ['...', '(?: [^ .,]+){0,3}'],
  ['......', '(?: [^ ]+){0,6}'],
]);

/** So often a phrase takes any word of several; with more of these in one phrase its time would grow beyond measure. */
const MOST_OF_MANY = 8;
const MOST_LOOSE = 3;

/** Something in it must be said: a phrase of nothing but words that may be missing would fit every message. */
export function isPhrase(phrase: string): boolean {
  const tokens = tokensOf(phrase);
  const loose = tokens.filter((token) => /^\.+$|\*$/.test(token));
  return loose.length <= MOST_LOOSE && tokens.some((token) => !MARKS.has(token) && !/^\[|\*$|^#w$/.test(token));
}

function tokensOf(phrase: string): readonly string[] {
  return phrase.match(/\{[^{}]*\}\*?|\[[^[\]]*\]|\S+/g) ?? [];
}

function phraseSources(phrase: string, lists: Lists): string[] {
  return tokensOf(phrase).map((token) => {
    const mark = MARKS.get(token);
    if (mark !== undefined) return mark;
    const isMany = token.length > 1 && token.endsWith('*');
    const isOptional = token.startsWith('[');
    const word = ` (?:${alternatives(token.replace(/^[[{]|[\]}]?\*?$/g, ''), token.startsWith('{'), lists)})`;
    return isMany ? `(?:${word}){0,${MOST_OF_MANY}}` : isOptional ? `(?:${word})?` : word;
  });
}

function alternatives(text: string, isList: boolean, lists: Lists): string {
  const name = text.replace(/\.$/, '');
  const words = isList ? [...(lists.get(`list ${name}`) ?? []), ...(name === text ? [] : ['.', ','])] : text.split('|');
  // A word that stands there twice would double the ways to read a message with each time it is said.
  return [...new Set(words.map(wordSource))].join('|') || '(?!)';
}

function wordSource(word: string): string {
  if (word === '#n') return '\\d[\\d·]*';
  if (word === '#w') return '[^ .,]+';
  return word.replace(/_/g, ' ').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether the rule fits, unless what fits its exceptions ("… not") is taken out first. */
export function fits(book: WordBook, line: string, name: string): boolean {
  const rule = book.rule(name);
  // Most messages have nothing of it: then there is nothing to except.
  return line.search(rule) >= 0 && line.replace(book.rule(`${name} not`), ' ~').search(rule) >= 0;
}
