/** A message as plain words: without case, accents, emoji and chat spelling, with the places where a clause ends. */
import { nearestWord } from './typos.ts';
import { ENGLISH, PLAIN_WORDS } from './vocabulary.ts';

export interface Word {
  /** As it was written, in small letters. */
  readonly raw: string;
  /** In plain Indonesian, where it is known. */
  readonly plain: string;
  /** What stands between it and the word before: a comma, the end of a sentence, or nothing. */
  readonly after: '' | ',' | '.';
}

/** People write what they want within the first lines; what comes after is read by people. */
const LONGEST_READ = 1_500;
const MOST_WORDS = 200;

/** Words that are looked for even where they are misspelt. */
const SOUGHT =
  `berhenti beli pesan order ambil servis test_ride harga kredit motor listrik garansi baterai bengkel rusak mogok
 dealer promo sekarang lokasi hubungi manusia telepon tukar warna alamat sales customer sport cargo city plus volta`
    .replace(/_/g, ' ')
    .split(/\s+/);

/** Everyday words that are one letter away from a sought one, and mean something else. */
export const EVERYDAY = new Set(
  `bali beri besi bela beda boleh belum besar bener kotor rusuk rasuk pesta pasar puas puls aman amil harta hargai halaman
 malam malas malah marah masing masih kurang kupas batal batas batam batang badan bagus serong sering serang serung sarang seling
 tegas garuk garis jambu medali media sedan padat pedang pandang padahal terang tarikan tarik sembarang semarak kendali kendaraan
 ember jumper depan depot sport spot sports salah salam salon salep warna warga warung motif motto moto tesla tetap tempat lokal
 telepon tuker tukang tutup sale saleh alasan sendiri berdiri kudu muda mudah madu paling palsu solusi soal mandi mandor
 binar cinta cuma city situ dealer deal pulang pulsa pulus kamu kami kalau kanan maaf mana masuk murah minta minat
 sedang senang sepeda sore sorot pagi pasti panas pantai pakai perlu please price plis jelas jepang jember bekas bekal bensin
 bogor bohong depok deposit dekat detail cepat cerita cari kirim kira kitab kantor karena karawang makan maka makassar`
    .replace(/\n/g, ' ')
    .split(/\s+/),
);

const NO_NAMES: ReadonlySet<string> = new Set();

/** `names`: words of models and places, for texts that were written without spaces. */
export function readWords(text: string, names = NO_NAMES): Word[] {
  const said = text
    .slice(0, LONGEST_READ)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060\ufe0f]/g, '')
    .toLowerCase()
    .replace(/(?<=[a-z]\d|plus)\+(?!\d)/g, ' plus ')
    .replace(/(?<=[a-z])['’`](?=[a-z])/g, '')
    .replace(/(?<=\d)[.,](?=\d)/g, '·');
  const words: Word[] = [];
  let after: Word['after'] = '';
  for (const [piece] of said.matchAll(/[\p{L}\p{N}·]+|[^\p{L}\p{N}·\s]+|\n+/gu)) {
    if (words.length >= MOST_WORDS) break;
    if (!/^[\p{L}\p{N}·]/u.test(piece)) {
      after = breakOf(piece, after);
      continue;
    }
    for (const raw of partsOf(piece, names)) {
      words.push({ raw, plain: plainOf(raw), after: words.length === 0 ? '' : after });
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

/** "v1plus" is two words, and so are "3jt" and "36x"; "lihat2" is one. */
function partsOf(piece: string, names: ReadonlySet<string>): string[] {
  const word = piece.replace(/^·+|·+$/g, '');
  if (word === '') return [];
  const doubled = /^([a-z]{3,})2$/.exec(word);
  if (doubled?.[1]) return [doubled[1]];
  const code = /^([a-z]{1,2}\d{1,2})([a-z]{3,})$/.exec(word) ?? /^([\d·]+)([a-z]+)$/.exec(word);
  if (code?.[1] && code[2]) return [code[1], code[2]];
  const said = single(word);
  if (
    PLAIN_WORDS.has(said) ||
    names.has(said) ||
    said.length < 9 ||
    said.length > LONGEST_GLUED ||
    /[^a-z0-9]/.test(said)
  )
    return [said];
  return unglue(said, names) ?? [said];
}

/** "mauuuu": a letter that is held down counts once, or twice where the word has it so. */
function single(word: string): string {
  const twice = word.replace(/([a-z])\1{2,}/g, '$1$1');
  return twice === word || PLAIN_WORDS.has(twice) ? twice : word.replace(/([a-z])\1{2,}/g, '$1');
}

const LONGEST_GLUED = 60;

/** Words that were written without spaces, when all of it is known words of three letters and more, or very common short ones. */
function unglue(word: string, names: ReadonlySet<string>): string[] | null {
  const ends: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    ends[end] = null;
    for (let length = Math.min(14, end); length >= 2 && ends[end] === null; length--) {
      const before = ends[end - length];
      const part = word.slice(end - length, end);
      if (before && (names.has(part) || isGluable(part))) ends[end] = [...before, part];
    }
  }
  return ends[word.length] ?? null;
}

function isGluable(part: string): boolean {
  if (part.length === 2) return /^(di|ke|[a-z]\d)$/.test(part);
  return PLAIN_WORDS.has(part) || EVERYDAY.has(part);
}

function plainOf(raw: string): string {
  const known = PLAIN_WORDS.get(raw);
  if (known !== undefined) return known;
  const bare = raw.replace(/(nya|ku|mu)$/, '');
  const stem = bare.length > 2 ? PLAIN_WORDS.get(bare) : undefined;
  if (stem !== undefined) return stem;
  if (EVERYDAY.has(raw) || ENGLISH.has(raw) || /\d/.test(raw)) return raw;
  const near = nearestWord(raw, SOUGHT);
  return near === '' ? raw : (PLAIN_WORDS.get(near) ?? near);
}

/** The words as one line with a space at both ends, for rules: clause ends are words of their own. */
export function asLine(words: readonly Pick<Word, 'plain' | 'after'>[]): string {
  return ` ${words.map(({ plain, after }) => (after === '' ? plain : `${after} ${plain}`)).join(' ')} `;
}
