/** What the tabs know, made ready for reading messages: names and aliases of models and places by their words. */
import type { Place, Product, WordRow } from '../../tables/catalogue.ts';
import { isPoint, type Point } from '../lib/geo.ts';
import { plain } from '../lib/text.ts';
import type { IntentWeights } from './guess-intent.ts';
import type { WishWeights } from './guess-wish.ts';
import { fits, openWordBook, type WordBook } from './word-book.ts';

export type KindSaid = 'city' | 'regency' | 'district' | '';

export interface FoundPlace {
  readonly name: string;
  readonly point: Point;
}

export interface KnownPlace extends FoundPlace {
  readonly kind: KindSaid;
  /** The kind stands in its name: it is this one and no other. */
  readonly isExact: boolean;
  readonly postcode: string;
}

export interface Knowledge {
  readonly products: readonly Product[];
  readonly places: readonly Place[];
  /** The Words tab. */
  readonly words: readonly WordRow[];
  /** Other weights than those that are built in: what a model does that was trained without some of the messages. */
  readonly weights?: IntentWeights;
  readonly wishWeights?: Readonly<Record<'silence' | 'person', WishWeights>>;
}

export interface KnownNames {
  readonly book: WordBook;
  /** Places by name, nickname or alias, without "kota" and the like. */
  readonly places: ReadonlyMap<string, readonly KnownPlace[]>;
  /** Areas that hold several places. */
  readonly wide: ReadonlyMap<string, readonly KnownPlace[]>;
  readonly postcodes: ReadonlyMap<string, readonly KnownPlace[]>;
  /** Models by everything that names them; a name that fits several has them all. */
  readonly models: ReadonlyMap<string, readonly string[]>;
  /** Words of these names by which a misspelt one is known: of all places, and of the tab's own. */
  readonly placeWords: readonly string[];
  readonly townWords: readonly string[];
  /** All single words of these names. */
  readonly words: ReadonlySet<string>;
}

const KINDS: readonly (readonly [RegExp, KindSaid])[] = [
  [/^(kota|kotamadya|city of) /, 'city'],
  [/^(kabupaten|kab|regency of) /, 'regency'],
  [/^(kecamatan|kec|kelurahan|kel|desa|district of) /, 'district'],
];

let last: { readonly of: Knowledge; readonly names: KnownNames } | null = null;

/** The same tabs give the same names: made once for as long as the configuration is the same. */
export function namesOf(knowledge: Knowledge): KnownNames {
  const { products, places, words } = knowledge;
  const isSame = last?.of.places === places && last.of.products === products && last.of.words === words;
  if (!last || !isSame) last = { of: { products, places, words }, names: makeNames(knowledge) };
  return last.names;
}

function makeNames({ products, places, words: rows }: Knowledge): KnownNames {
  const book = openWordBook(rows);
  const known = places
    .flatMap(asKnown)
    .map(({ place, names }) => ({ place, names: names.filter((name) => !isEveryday(name, book)) }));
  const byName = group(known.flatMap(({ place, names }) => names.map((name) => [name, place] as const)));
  const named = (name: string) => byName.get(name) ?? [];
  const own = new Set(byName.keys());
  for (const [name, nicknames] of book.nicknames)
    for (const nickname of nicknames)
      if (!own.has(nickname) && named(name).length > 0) byName.set(nickname, named(name));
  const wide = new Map<string, readonly KnownPlace[]>();
  for (const [area, names] of book.areas) {
    const within = names.flatMap(named);
    if (within.length > 0 && !byName.has(area)) wide.set(area, within);
  }
  const models = new Map([...modelNames(products, book)].filter(([name]) => !isEveryday(name, book)));
  const words = new Set([...byName.keys(), ...wide.keys(), ...models.keys()].flatMap((name) => name.split(' ')));
  const postcodes = group(known.flatMap(({ place }) => postcodeKeys(place).map((key) => [key, place] as const)));
  const [placeWords, townWords] = [
    longWordsOf([...byName.keys(), ...wide.keys()]),
    longWordsOf([...own, ...wide.keys()]),
  ];
  return { book, places: byName, wide, postcodes, models, words, placeWords, townWords };
}

function longWordsOf(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => name.split(' ')))].filter((word) => word.length > 4);
}

/** The place of exactly this name, as a button carries it. */
export function findPlaceNamed({ places }: Knowledge, name: string): FoundPlace | null {
  return places.flatMap(asKnown).find(({ place }) => place.name === name)?.place ?? null;
}

function asKnown(row: Place): { place: KnownPlace; names: readonly string[] }[] {
  const { latitude, longitude } = row;
  if (latitude === null || longitude === null || !isPoint(latitude, longitude)) return [];
  const full = plain(row.place);
  const [prefix, kind] = KINDS.find(([pattern]) => pattern.test(full)) ?? [null, ''];
  const name = prefix ? full.replace(prefix, '') : full;
  const place: KnownPlace = {
    name: row.place || row.postcode,
    point: { latitude, longitude },
    kind: kind || (row.kind === 'postcode' || row.kind === 'landmark' ? '' : row.kind),
    isExact: prefix !== null,
    postcode: row.postcode,
  };
  const names = [name, ...aliasesOf(row.aliases)].filter((each) => each.length > 1);
  return [{ place, names }];
}

function postcodeKeys({ postcode }: KnownPlace): string[] {
  return /^\d{5}$/.test(postcode) ? [postcode, postcode.slice(0, 3)] : [];
}

const EVERYDAY = ['filler', 'polite', 'around', 'small talk', 'stop', 'person'] as const;
const WISHES = ['buy', 'test ride', 'service'] as const;

/**
 * Words that people say whatever they want, such as "mau beli": as a name of a place they would bring everybody there.
 */
export function isEveryday(name: string, book: WordBook): boolean {
  const isSaid = (word: string) =>
    EVERYDAY.some((list) => book.list(list).has(word)) || WISHES.some((rule) => fits(book, ` ${word} `, rule));
  return name.split(' ').every(isSaid);
}

/** Aliases as staff type them: separated by commas, semicolons or lines. */
export function aliasesOf(typed: string): string[] {
  return [...new Set(typed.split(/[,;\n]/).map(plain))].filter((alias) => alias !== '');
}

/** A name and a description are a line each; what staff paste there beyond is not for customers to say. */
const LONGEST_LINE = 500;
const MOST_WORDS_OF_NAME = 12;
const LONGEST_RUN = 4;

/**
 * A model is named by its ID, its name and its aliases, by each word of the name that it alone has, and by words that stand
 * together. What all models have in common (the brand) names none.
 */
function modelNames(products: readonly Product[], book: WordBook): Map<string, readonly string[]> {
  const pairs: (readonly [string, string])[] = [];
  const wordsOf = ({ name }: Product) =>
    plain(name.slice(0, LONGEST_LINE)).replace(/\+/g, ' plus').split(' ').slice(0, MOST_WORDS_OF_NAME);
  const inAll = (word: string) => products.length > 1 && products.every((product) => wordsOf(product).includes(word));
  for (const product of products) {
    const own = wordsOf(product).filter((word) => word !== '' && !inAll(word));
    for (let from = 0; from < own.length; from++)
      for (let to = from + 1; to <= Math.min(own.length, from + LONGEST_RUN); to++)
        pairs.push([own.slice(from, to).join(' '), product.id]);
    pairs.push([plain(product.name), product.id], [plain(product.id), product.id]);
    for (const alias of [...aliasesOf(product.aliases), ...featuresOf(product)]) {
      // "Buat kurir" is "untuk kurir" in plain words, as "untuk ngurir" is.
      const inPlain = alias.split(' ').map((word) => book.spellings.get(word) ?? word);
      pairs.push([alias, product.id], [inPlain.join(' '), product.id]);
    }
    for (const word of usesOf(product, products, book)) pairs.push([`about ${word}`, product.id]);
  }
  const byName = group(pairs);
  // "V1" is the ID of one model and a word of two names: people mean either.
  return new Map([...byName].filter(([name]) => name !== '' && name.length <= 60));
}

const SHORTEST_USE = 5;

/** "Angkut barang", "buat kurir": words of aliases by which this model alone is described. */
function usesOf(product: Product, products: readonly Product[], book: WordBook): string[] {
  const aliases = aliasesOf(product.aliases).filter((alias) => alias.includes(' '));
  const others = products
    .filter((other) => other !== product)
    .map(({ aliases: named, description, charging, warranty }) => `${named} ${description} ${charging} ${warranty}`)
    .map((text) => plain(text.slice(0, LONGEST_LINE)))
    .join(' ')
    .split(' ');
  return aliases
    .flatMap((alias) => alias.split(' '))
    .filter((word) => word.length >= SHORTEST_USE && /^[a-z]+$/.test(word) && !others.includes(word))
    .map((word) => book.spellings.get(word) ?? word)
    .filter((word) => !isEveryday(word, book));
}

/** "70 km", "5 kW", "17,9 juta": figures of the description by which people name a model. */
function featuresOf({ description }: Product): string[] {
  const line = description.slice(0, LONGEST_LINE);
  const figures = [...line.matchAll(/(\d[\d.,]*)\s*(km|kw|kwh|wh|v|ah|kg)\b/gi)].map(
    ([, figure = '', unit = '']) => `${figure} ${unit.toLowerCase()}`,
  );
  const prices = [...line.matchAll(/Rp\s?([\d.]+)/g)].flatMap(([, price = '']) => {
    const millions = String(Number(price.replace(/\./g, '')) / 1e6);
    const about = `about ${Math.floor(Number(millions))} jt`;
    return [`${millions} jt`, ...(millions.includes('.') ? [millions] : []), about];
  });
  return [...figures, ...prices].map((feature) => feature.replace(/[.,]/g, '·'));
}

function group<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key) ?? [];
    if (!group.includes(value)) groups.set(key, [...group, value]);
  }
  return groups;
}
