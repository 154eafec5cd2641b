/**
 * Numbers other than money: kilometres, per cent, minutes, degrees. Comma and dot may each be the decimal or the thousands
 * mark.
 */
import { visible } from './text.ts';

/** No number is longer. */
const LONGEST = 40;

/** 'two ways' when it is ambiguous: 1.500 may be one and a half or fifteen hundred. Null when it is not a number. */
export function readNumber(written: string): number | 'two ways' | null {
  const text = clean(written);
  // 1.000,000 may be a thousand with decimals, or a mistyped million.
  if (/^-?[1-9]\d{0,2}(?:[.,]\d{3}|\.\d{3},\d{3}|,\d{3}\.\d{3})$/.test(text)) return 'two ways';
  const [, whole, , fraction = ''] = /^(-?[1-9]\d{0,2}(?:([.,])\d{3})(?:\2\d{3})*)((?!\2)[.,]\d+)?$/.exec(text) ?? [];
  if (whole !== undefined) return Number(whole.replace(/[.,]/g, '') + fraction.replace(',', '.'));
  return decimal(text);
}

/**
 * Decimal degrees, south and west negative. Degrees have no thousands, so every mark is a decimal mark. "6,2 LS", "S 6.2" and
 * "6.2° S" are south; "106.8 BT" is east.
 */
export function readDegrees(written: string): number | null {
  const text = clean(written)
    .replace(/^(?:lat|lon|long|lng|latitude|longitude)\b[.:]? ?/i, '')
    .replace(/^(LU|LS|BT|BB|N|S|E|W) ?(?=\d)(.*)$/i, '$2 $1');
  const [, figure = '', side = ''] = /^(.*?)°? ?(LU|LS|BT|BB|N|S|E|W)?$/i.exec(text) ?? [];
  const degrees = decimal(figure);
  if (degrees === null || (side !== '' && degrees < 0)) return null;
  return /^(LS|S|BB|W)$/i.test(side) ? -degrees : degrees;
}

function clean(written: string): string {
  return written.length > LONGEST ? '' : visible(written).replace(/^- /, '-').replace(/^\+/, '').replace(/ ?%$/, '');
}

function decimal(text: string): number | null {
  return /^-?(\d+([.,]\d*)?|[.,]\d+)$/.test(text) ? Number(text.replace(',', '.')) : null;
}
