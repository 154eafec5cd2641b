/** "Aksesori 350rb, diskon 500rb, promo AKHIR-TAHUN" as the lines of a sale. What is not understood is named, not guessed. */
import { plain } from '../lib/text.ts';
import { readAmount } from './read-amount.ts';

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

const LONGEST_TEXT = 1_000;

export function readExtras(
  text: string,
): { readonly ok: true; readonly extras: Extras } | { readonly ok: false; readonly unclear: string } {
  // A line of a sale is short; the patterns below take a time that grows with the square of the text.
  if (text.length > LONGEST_TEXT) return { ok: false, unclear: text.slice(0, LONGEST_TEXT) };
  let extras = NO_EXTRAS;
  for (const piece of text.split(/[;\n]|,(?!\d)/).map((each) => each.trim())) {
    if (piece === '') continue;
    const read = readPiece(extras, piece);
    if (!read) return { ok: false, unclear: piece };
    extras = read;
  }
  return extras === NO_EXTRAS ? { ok: false, unclear: text.trim() } : { ok: true, extras };
}

function readPiece(extras: Extras, piece: string): Extras | null {
  const [, codes] = /^promo\w*[\s:]+([\w\s-]+)$/i.exec(piece) ?? [];
  if (codes)
    return { ...extras, promotions: [extras.promotions, codes.trim().toUpperCase()].filter(Boolean).join(', ') };
  const [, word = '', figure = ''] = /^(\D+?)[\s:]*((?:rp\.?\s*)?\d.*)$/i.exec(piece) ?? [];
  const said = plain(word).split(' ');
  const line = WORDS.find(([, words]) => words.some((each) => said.includes(each)))?.[0];
  const amount = readAmount(figure);
  return line && amount !== null ? { ...extras, [line]: (extras[line] ?? 0) + amount } : null;
}
