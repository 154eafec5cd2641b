/**
 * Where the customer is, of all places that a message names: streets and denied places do not count, the larger place of
 * an address does, and where they live comes before where they come from. What stays uncertain is given as choices.
 */
import type { KindSaid, KnownNames, KnownPlace } from './knowledge.ts';
import { isDenied, type Mention, meant } from './mention.ts';
import { isWithin, nearestWords } from './typos.ts';
import type { WordBook } from './word-book.ts';
import { isEveryday, type Word } from './words.ts';

export interface PlacesRead {
  readonly mentions: readonly Mention<readonly KnownPlace[]>[];
  readonly place: KnownPlace | null;
  readonly choices: readonly KnownPlace[];
}

export interface PlaceContext {
  /** It is the place that was asked for. */
  readonly isAsked: boolean;
  readonly turn: number;
}

interface Named extends Mention<readonly KnownPlace[]> {
  readonly score: number;
  readonly isWide: boolean;
}

const LONGEST_NAME = 3;
/** The kind that a word before the name says. */
function kindSaid(word: string): KindSaid {
  if (/^(kota|city)$/.test(word)) return 'city';
  if (/^kab(upaten)?$/.test(word)) return 'regency';
  return /^(ke[cl]|kecamatan|kelurahan|desa)$/.test(word) ? 'district' : '';
}

export function readPlaces(words: readonly Word[], names: KnownNames, context: PlaceContext): PlacesRead {
  const named = findNamed(words, names, context);
  const standing = meant(named, context.turn).filter(({ score }) => score > DROPPED);
  const exact = standing.filter(({ isWide }) => !isWide);
  const best = pick(exact.length > 0 ? exact : standing);
  const postcode = best && !best.isWide ? null : postcodeIn(words, names, context);
  const values = postcode ?? best?.value ?? [];
  const [only] = values;
  const isCertain = values.length === 1 && (postcode !== null || !best?.isWide);
  return isCertain && only
    ? { mentions: named, place: only, choices: [] }
    : { mentions: named, place: null, choices: values };
}

const DROPPED = -5;

function findNamed(words: readonly Word[], names: KnownNames, context: PlaceContext): Named[] {
  const named: Named[] = [];
  const spelled = respell(words, names, context);
  for (let at = 0; at < words.length; ) {
    const found = placeAt(words, spelled, at, names);
    if (found) {
      // What is only nearly a name gives way to one that is written out.
      const isGuess = words.slice(at, found.to).some(({ raw }, index) => spelled[at + index]?.[0] !== raw);
      const score = scoreOf(words, at, names.book) - (isGuess ? 1.5 : 0);
      named.push({ ...found, from: at, isDenied: isDenied(words, at, names.book), score });
    }
    at = found ? found.to : at + 1;
  }
  // Of "Padang Bulan, Medan" the last part is the town.
  return named.map((each, index) => {
    const next = named[index + 1];
    const isPart = next?.from === each.to && words[each.to]?.after === ',';
    const isOnTheWay = isTrip(words, each, next, names.book) || isTrip(words, named[index - 1], each, names.book);
    return { ...each, score: isOnTheWay ? DROPPED : each.score - (isPart ? 1 : 0) };
  });
}

/** "Kuat ga Jakarta ke Bandung sekali cas?" asks how far it goes. */
function isTrip(words: readonly Word[], from: Named | undefined, to: Named | undefined, book: WordBook): boolean {
  if (!from || !to || words[to.from]?.after !== '') return false;
  const isJoined = to.from === from.to + 1 && words[from.to]?.plain === 'ke' && words[from.to]?.after === '';
  const [start] = from.value;
  const isSide = to.from === from.to && !to.value.some(({ name }) => name === start?.name);
  return (isJoined || isSide) && words.some(({ plain }) => book.list('trip').has(plain));
}

function placeAt(words: readonly Word[], spelled: readonly (readonly string[])[], at: number, names: KnownNames) {
  for (let count = Math.min(LONGEST_NAME, words.length - at); count > 0; count--) {
    if (words.slice(at + 1, at + count).some(({ after }) => after !== '')) continue;
    const several =
      count === 1
        ? (spelled[at] ?? [])
        : [
            spelled
              .slice(at, at + count)
              .map(([first]) => first)
              .join(' '),
          ];
    const read = several.flatMap((name) => [name, name.replace(/(nya|an)$/, '')]);
    const values = [...new Set(read.flatMap((name) => names.places.get(name) ?? []))];
    const name = read[0] ?? '';
    if (values.length > 0)
      return found(words, { at, to: at + count, name, book: names.book }, { all: values, isWide: false });
    const wide = [...new Set(read.flatMap((each) => names.wide.get(each) ?? []))];
    if (wide.length > 0)
      return found(words, { at, to: at + count, name, book: names.book }, { all: wide, isWide: true });
  }
  return null;
}

function found(
  words: readonly Word[],
  { at, to, name, book }: { at: number; to: number; name: string; book: WordBook },
  { all, isWide }: { all: readonly KnownPlace[]; isWide: boolean },
) {
  const before = words[at]?.after === '' ? (words[at - 1]?.raw ?? '') : '';
  const after = words[to]?.after === '' ? (words[to]?.raw ?? '') : '';
  const isOther =
    book.list('place twofold').has(name) &&
    (book.list('place not after').has(before) || book.list('place not before').has(after));
  if (isOther) return null;
  const value = isWide ? all : ofKind(all, kindSaid(before));
  return value.length === 0 ? null : { value, to, isWide };
}

/** "Kab. Bekasi" is no "Kota Bekasi"; a place of the tab without either word may be both. */
function ofKind(all: readonly KnownPlace[], said: KindSaid): readonly KnownPlace[] {
  if (said === '') return all;
  const same = all.filter(({ kind, isExact }) => isExact && kind === said);
  return same.length > 0 ? same : all.filter(({ isExact, kind }) => !isExact || kind === said);
}

/** Words that nobody knows and that are nearly a word of a place's name, where a place stands to reason: what they may be. */
function respell(words: readonly Word[], names: KnownNames, { isAsked }: PlaceContext): readonly (readonly string[])[] {
  return words.map((word, at) => {
    const { raw, plain } = word;
    const isKnown = isEveryday(raw, names.book) || names.words.has(raw) || plain.startsWith('#');
    const before = word.after === '' ? (words[at - 1]?.plain ?? '') : '';
    const isExpected = isAsked || names.book.list('within').has(before);
    // "bkasi", "plmbng": words of Indonesian seldom begin with two consonants.
    const isLikely = isExpected || raw.length > 5 || /^[^aeiou]{2}.{2}/.test(raw) || !/[aeiou]/.test(raw);
    if (isKnown || !isLikely || /\d/.test(raw)) return [raw];
    // Where no place is to be expected, two errors are another word ("karyawan" is no Karawang), and districts are too many.
    const near = isExpected ? nearestWords(raw, names.placeWords) : nearestWords(raw, names.townWords, 1);
    if (near.length > 0) return near;
    return names.book.list('within').has(before) ? shortOf(raw, names.placeWords) : [raw];
  });
}

/** "Tgrang": some letters of one name from its first to its last. */
function shortOf(raw: string, known: readonly string[]): readonly string[] {
  if (raw.length < SHORTEST_CUT) return [raw];
  const whole = known.filter(
    (name) =>
      name[0] === raw[0] && name.at(-1) === raw.at(-1) && name.length <= raw.length + MOST_CUT && isWithin(raw, name),
  );
  return whole.length === 1 ? whole : [raw];
}

const SHORTEST_CUT = 5;
const MOST_CUT = 4;

/** How much the words around it say that it is where the customer is. */
function scoreOf(words: readonly Word[], at: number, book: WordBook): number {
  const [streets, within] = [book.list('street'), book.list('within')];
  const [lives, elsewhere] = [book.list('lives'), book.list('elsewhere')];
  let score = 0;
  for (let index = at - 1, steps = 1; index >= 0 && steps <= 4 && words[index + 1]?.after === ''; index--, steps++) {
    const { raw = '', plain = '' } = words[index] ?? {};
    const isStreet = streets.has(raw) && (steps === 1 || (steps === 2 && words[index + 1]?.raw === 'raya'));
    if (isStreet) return DROPPED;
    // "Bisa sampai Bogor?" asks how far it goes.
    if (steps === 1 && book.list('as far as').has(raw) && !isSentTo(words, index, book)) return DROPPED;
    if (steps === 1 && (within.has(raw) || within.has(plain))) score += 1;
    if (steps <= 3 && lives.has(plain)) score += 2;
    if (steps <= 2 && elsewhere.has(raw)) score -= 3;
  }
  return score;
}

/** "Harga sampai Kendari", "antar sampai Bogor" name the town where it is wanted. */
function isSentTo(words: readonly Word[], at: number, book: WordBook): boolean {
  return words.slice(Math.max(0, at - 3), at).some(({ plain }) => book.list('sent').has(plain));
}

/** The best; of equals the last, for addresses go from small to large. */
function pick(named: readonly Named[]): Named | undefined {
  let best: Named | undefined;
  for (const each of named) if (!best || each.score >= best.score) best = each;
  return best;
}

const POSTCODE = /^\d{5}$/;

/** A postcode counts where one is asked for, or named, or known to the digit; its first three digits name the town. */
function postcodeIn(
  words: readonly Word[],
  names: KnownNames,
  { isAsked }: PlaceContext,
): readonly KnownPlace[] | null {
  for (const [at, { raw }] of words.entries()) {
    if (!POSTCODE.test(raw) || /^(km|rb|ribu|rp)$/.test(words[at + 1]?.plain ?? '')) continue;
    const isNamed = isAsked || names.book.list('postcode').has(words[at - 1]?.raw ?? '');
    const exact = names.postcodes.get(raw);
    if (exact) return exact;
    const near = isNamed ? names.postcodes.get(raw.slice(0, 3)) : undefined;
    if (near?.length === 1) return near;
  }
  return null;
}
