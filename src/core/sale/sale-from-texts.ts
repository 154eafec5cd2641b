/**
 * A sale from texts entered on a page or in a form. A text that cannot be read is stored in its cell as written, and the rules
 * report it, at once and in every audit.
 */
import { type Sale, sales } from '../../tables/sales.ts';
import { readDay } from '../lib/read-day.ts';
import { readNumber } from '../lib/read-number.ts';
import { clip, plain } from '../lib/text.ts';
import { dayStart } from '../lib/time.ts';
import { ASKED, type Asked, newSale, type SaleIdentity } from './new-sale.ts';
import { readAmount } from './read-amount.ts';

export interface WrittenSale {
  readonly sale: Sale;
  /** Texts that could not be read, as written. */
  readonly raw: Readonly<Partial<Record<Asked, string>>>;
}

const LONGEST = 200;
const PAYMENT_WORDS: ReadonlyMap<string, Sale['payment']> = new Map([
  ['tunai', 'cash'],
  ['kontan', 'cash'],
  ['bank transfer', 'transfer'],
  ['kredit', 'credit'],
  ['cicilan', 'credit'],
]);

/** Texts longer than 200 characters are cut. A text that cannot be read is null in `sale` and kept in `raw`. */
export function saleFromTexts(texts: Readonly<Partial<Record<Asked, string>>>, identity: SaleIdentity): WrittenSale {
  const raw: Partial<Record<Asked, string>> = {};
  const values: Partial<Record<Asked, string | number | null>> = {};
  for (const key of ASKED) {
    const text = clip((texts[key] ?? '').trim(), LONGEST);
    const value = readAnswer(key, text);
    if (value === null && text !== '' && text !== '-') raw[key] = text;
    values[key] = value;
  }
  return { sale: newSale(values as Pick<Sale, Asked>, identity), raw };
}

/** Null when the text is empty or cannot be read. */
function readAnswer(key: Asked, text: string): string | number | null {
  switch (sales.columns[key].kind) {
    case 'integer':
      return readAmount(text);
    case 'number': {
      const number = readNumber(text);
      return number === 'two ways' ? null : number;
    }
    case 'date': {
      const day = readDay(text);
      return day === null ? null : dayStart(day);
    }
    case 'choice':
      return paymentOf(text);
    default:
      return text;
  }
}

function paymentOf(text: string): string | null {
  const said = plain(text);
  const known = sales.columns.payment.choices?.find((choice) => choice === said);
  return known ?? PAYMENT_WORDS.get(said) ?? (text === '' ? '' : null);
}
