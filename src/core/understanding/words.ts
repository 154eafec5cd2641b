/** A message as plain words: without case, accents, emoji and chat spelling, with the places where a clause ends. */
import { nearestWord } from './typos.ts';
import type { WordBook } from './word-book.ts';

export interface Word {
  /** As it was written, in small letters. */
  readonly raw: string;
  /** In plain Indonesian, where it is known. */
  readonly plain: string;
  /** What stands between it and the word before: a comma, the end of a sentence, or nothing. */
  readonly after: '' | ',' | '.';
}

/** People write what they want within the first lines; the rest is left to human readers. */
const LONGEST_READ = 1_500;
const MOST_WORDS = 200;

/** In Javanese "tak tuku" is "I will buy"; in Indonesian "tak" denies. */
const I_WILL =
  /(?<=\b(?:mau|arep|pengen|pengin|pingin|meh) )tak (?!di)|\btak (?=(?:tuku|tumbas|jupuk|jajal|njajal|cobak?|nyoba|pesen|pek|gowo|gawa|delok|takon|servis(?:no|ke)|takokno)\b)/g;

/** "Mau. test. ride. v1." is one sentence. */
const DOTTED = /^(?:[^\s.,!?]{1,20}\.\s*){4,}$/;

/** `names`: words of models and places, for texts that were written without spaces. */
export function readWords(text: string, book: WordBook, names: ReadonlySet<string>): Word[] {
  const said = text
    .slice(0, LONGEST_READ)
    .normalize('NFKD')
    .replace(/\p{Mn}|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(I_WILL, 'aku ')
    .replace(DOTTED, (all) => all.replace(/\./g, ' '))
    .replace(/(?<=[a-z])0(?=[a-z])/g, 'o')
    .replace(/(?<=[a-z]\d|plus)\+(?!\d)/g, ' plus ')
    .replace(/(?<=[a-z])['’`](?=[a-z])/g, '')
    .replace(/\b(kab|kec|kel|jl|jln|gg|no)\./g, '$1 ')
    .replace(/(?<=\d)[.,](?=\d)/g, '·');
  const words: Word[] = [];
  let after: Word['after'] = '';
  for (const [piece] of said.matchAll(/[\p{L}\p{N}·]+|[^\p{L}\p{N}·\s]+|\n+/gu)) {
    if (words.length >= MOST_WORDS) break;
    if (!/^[\p{L}\p{N}·]/u.test(piece)) {
      after = breakOf(piece, after);
      continue;
    }
    for (const raw of partsOf(piece, book, names)) {
      words.push({ raw, plain: plainOf(raw, book), after: words.length === 0 ? '' : after });
      after = '';
    }
  }
  return words;
}

/** Dots between words ("mau..beli..s3") are no sentences. */
function breakOf(piece: string, before: Word['after']): Word['after'] {
  if (/^(\.\.+|…|[-–_/&@#'"“”*~`´^+()=]+)$/.test(piece)) return before;
  return before !== '.' && /^[,:]+$/.test(piece) ? ',' : '.';
}

/** "v1plus" is two words, and so are "3jt" and "36x"; "lihat2" and "wa2" are one. */
function partsOf(piece: string, book: WordBook, names: ReadonlySet<string>): string[] {
  const word = piece.replace(/^·+|·+$/g, '');
  if (word === '') return [];
  const doubled = /^([a-z]{3,}|wa|sy)2$/.exec(word);
  if (doubled?.[1]) return [doubled[1]];
  // "Dikirim2in".
  const within = /^([a-z]{3,})2([a-z]{1,4})$/.exec(word);
  if (within?.[1] && within[2] && !names.has(word)) return [within[1] + within[2]];
  const code = /^([a-z]{1,2}\d{1,2})([a-z]{3,})$/.exec(word) ?? /^([\d·]+)([a-z]+)$/.exec(word);
  if (code?.[1] && code[2]) return [code[1], single(code[2], book)];
  const said = single(word, book);
  if (
    isEveryday(said, book) ||
    names.has(said) ||
    said.length < 9 ||
    said.length > LONGEST_GLUED ||
    /[^a-z0-9]/.test(said)
  )
    return [said];
  return unglue(said, (part) => names.has(part) || isGluable(part, book)) ?? [said];
}

/** "mauuuu": a letter that is held down counts once, or twice where the word has it so. */
function single(word: string, { spellings }: WordBook): string {
  const twice = word.replace(/([a-z])\1{2,}/g, '$1$1');
  return twice === word || spellings.has(twice) ? twice : word.replace(/([a-z])\1{2,}/g, '$1');
}

const LONGEST_GLUED = 60;

/** Words that were written without spaces, when all of it is known words of three letters and more, or very common short ones. */
function unglue(word: string, isWord: (part: string) => boolean): string[] | null {
  const ends: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    ends[end] = null;
    for (let length = Math.min(14, end); length >= 2 && ends[end] === null; length--) {
      const before = ends[end - length];
      const part = word.slice(end - length, end);
      if (before && isWord(part)) ends[end] = [...before, part];
    }
  }
  return ends[word.length] ?? null;
}

function isGluable(part: string, book: WordBook): boolean {
  if (part.length === 2) return /^(di|ke|[a-z]\d)$/.test(part);
  return book.spellings.has(part) || book.list('everyday').has(part);
}

const ATTACHED = [/(?:nya|ku|mu)$/];
/** "Kucoba", "batrena" (Sunda), "regane" (Jawa), "mauka", "adaji" (Makassar). */
const ATTACHED_REGIONAL = [/^(?:ku|tak)/, /(?:na|ne|ipun)$/, /(?:ka|ki|mi|ji)$/];

function plainOf(raw: string, book: WordBook): string {
  const known = book.spellings.get(raw);
  if (known !== undefined) return known;
  const stem = stemOf(raw, ATTACHED, book);
  if (stem !== undefined) return stem;
  // "Beratnya", "syaratnya": words that rules have without it.
  const bare = raw.replace(/nya$/, '');
  if (bare !== raw && bare.length > 2 && book.words.has(bare) && !book.words.has(raw)) return bare;
  if (isEveryday(raw, book) || /\d/.test(raw)) return raw;
  const regional = stemOf(raw, ATTACHED_REGIONAL, book);
  if (regional !== undefined) return regional;
  const undoubled = raw.replace(/([a-z])\1$/, '$1');
  if (undoubled !== raw && isEveryday(undoubled, book)) return book.spellings.get(undoubled) ?? undoubled;
  const near = nearestWord(raw, book.list('sought'));
  return near === '' ? raw : (book.spellings.get(near) ?? near);
}

/** A word of its own, however near it is to another. */
export function isEveryday(raw: string, book: WordBook): boolean {
  return book.spellings.has(raw) || book.list('everyday').has(raw) || book.list('english').has(raw);
}

/** In plain words, without what is written together with it. */
function stemOf(raw: string, attached: readonly RegExp[], { spellings, words }: WordBook): string | undefined {
  return attached
    .map((part) => raw.replace(part, ''))
    .filter((bare) => bare !== raw && bare.length > 2)
    .map((bare) => spellings.get(bare) ?? (bare.length > 3 && words.has(bare) && !words.has(raw) ? bare : undefined))
    .find((known) => known !== undefined);
}

/** The words as one line with a space at both ends, for rules: clause ends are words of their own. */
export function asLine(words: readonly Pick<Word, 'plain' | 'after'>[]): string {
  return ` ${words.map(({ plain, after }) => (after === '' ? plain : `${after} ${plain}`)).join(' ')} `;
}
