/**
 * "Aksesori 350rb, diskon 500rb, promo AKHIR-TAHUN" read as the lines of a sale. Parts that are not understood are reported,
 * not guessed.
 */
import { clip, plain } from '../lib/text.ts';
import { isPlausible, readAmount } from './read-amount.ts';

export interface Extras {
  readonly accessories: number | null;
  readonly fees: number | null;
  readonly discounts: number | null;
  readonly gifts: number | null;
  readonly promotions: string;
}

export const NO_EXTRAS: Extras = { accessories: null, fees: null, discounts: null, gifts: null, promotions: '' };

type Line = 'accessories' | 'fees' | 'discounts' | 'gifts';

const WORDS: readonly (readonly [Line, readonly string[]])[] = [
  ['accessories', ['aksesori', 'aksesoris', 'accessory', 'accessories', 'charger', 'helm', 'jaket']],
  ['fees', ['biaya', 'fee', 'fees', 'bbn', 'stnk', 'ongkir', 'admin', 'administrasi']],
  ['discounts', ['diskon', 'discount', 'discounts', 'potongan', 'cashback']],
  ['gifts', ['hadiah', 'gift', 'gifts', 'bonus']],
];

/** Words that make an amount uncertain or approximate. */
const UNSURE =
  /\b(?:batal|bukan|tanpa|tidak|tdk|belum|mungkin|minta|minimal|maksimal|min|max|sekitar|kira|hampir|hingga|sampai)\b|[±~<>≈] ?$/;

/** Separators between parts; the comma of "500.000,-" and a decimal comma belong to an amount. */
const SEPARATOR = /[;\n+&]|,(?!\d| ?-)|(?<![.,] ?)\b(?:dan|and)\b/;
/** In characters; ten times what all possible lines need. */
const LONGEST = 1_000;

/** Amounts in Rp; several of one kind are added up. `unclear`: the first part that is not understood. */
export function readExtras(
  text: string,
): { readonly ok: true; readonly extras: Extras } | { readonly ok: false; readonly unclear: string } {
  if (text.length > LONGEST) return { ok: false, unclear: clip(text, LONGEST) };
  let extras = NO_EXTRAS;
  for (const piece of text.split(SEPARATOR).map((each) => each.trim())) {
    if (piece === '') continue;
    const read = readPiece(extras, piece);
    if (!read) return { ok: false, unclear: piece };
    extras = read;
  }
  return extras === NO_EXTRAS ? { ok: false, unclear: text.trim() } : { ok: true, extras };
}

function readPiece(extras: Extras, piece: string): Extras | null {
  const [, codes] = /^promo\w*[\s:]+([\w-][\w\s-]*)$/i.exec(piece) ?? [];
  if (codes)
    return { ...extras, promotions: [extras.promotions, codes.trim().toUpperCase()].filter(Boolean).join(', ') };
  const at = piece.search(/\d/);
  if (at < 1) return null;
  const before = piece.slice(0, at).toLowerCase();
  const [said, figure] = [plain(before).split(' '), piece.slice(at)];
  // A free accessory could belong to either line.
  const [line, another] = WORDS.flatMap(([name, words]) => (words.some((each) => said.includes(each)) ? [name] : []));
  const amount = another === undefined && !UNSURE.test(before) ? readAmount(figure) : null;
  return line && amount !== null && amount > 0 && isPlausible(amount)
    ? { ...extras, [line]: (extras[line] ?? 0) + amount }
    : null;
}
