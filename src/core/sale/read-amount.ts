/** Amounts of rupiah as people write them: 29900000, Rp 29.900.000,00, 29,9 jt, 350rb, 18 juta 500 ribu. */
import { visible } from '../lib/text.ts';

const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ '': 1, rb: 1e3, rbu: 1e3, ribu: 1e3, rebu: 1e3, k: 1e3, miliar: 1e9, milyar: 1e9 },
    ...{ jt: 1e6, jta: 1e6, juta: 1e6, mio: 1e6, mln: 1e6, million: 1e6 },
  }),
);
/** No amount is longer than this, or greater than `MOST_RUPIAH`. */
const LONGEST = 40;
export const MOST_RUPIAH = 1e10;
/** Nothing costs less: with another locale Sheets turns "350.000" into 350. */
export const LEAST_RUPIAH = 1_000;
/** No vehicle is cheaper: "29.900" is short for "29.900.000". */
export const LEAST_VEHICLE = 1_000_000;

const GROUPS = /^([1-9]\d{0,2}(?:([., '])\d{3})(?:\2\d{3})*)(?:(?! )(?!\2)[.,](\d{1,2}))?$/;

/** Whole Rp, negative where a minus or brackets say so; null when the text is not an amount, or is ambiguous. */
export function readAmount(written: string): number | null {
  // A superscript ² does not count as 2.
  if (written.length > LONGEST || /\p{No}/u.test(written)) return null;
  const said = visible(written)
    .toLowerCase()
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^(-?) ?(?:rp|idr|rupiah)[.:]? ?(?=-? ?\d)/, '$1')
    .replace(/ ?(?:rupiah|idr|rp\.?)$/, '')
    .replace(/(\d|\d ?[a-z]+) ?(?:[.,] ?(?:-{1,2})?|=)$/, '$1');
  // A telephone number in the wrong field.
  if (/^08\d{7,}$/.test(said)) return null;
  const [, minus = '', rest = ''] = /^(- ?)?(\d.*)$/.exec(said) ?? [];
  const amount = sumOf(rest);
  return amount === null ? null : minus === '' ? amount : -amount;
}

/** Whether it can be an amount of a sale. It cannot when, for example, a sheet with another locale misread the cell. */
export function isPlausible(amount: number): boolean {
  const size = Math.abs(amount);
  return Number.isInteger(amount) && size <= MOST_RUPIAH && (size === 0 || size >= LEAST_RUPIAH);
}

/** Sums "18 juta 500 ribu": whole figures with decreasing units. A single figure may have a decimal mark. */
function sumOf(text: string): number | null {
  const parts = [...text.matchAll(/(\d[\d.,' ]*?) ?([a-z]+)(?: |(?=\d)|$)/g)];
  if (parts.length < 2) return partOf(text);
  if (parts.map(([all]) => all).join('') !== text) return null;
  let [sum, above] = [0, Number.POSITIVE_INFINITY];
  for (const [, figure = '', unit = ''] of parts) {
    const factor = UNITS.get(unit) ?? 0;
    const value = /^\d+$/.test(figure) ? Number(figure) * factor : 0;
    if (value === 0 || value >= above) return null;
    [sum, above] = [sum + value, factor];
  }
  return sum;
}

function partOf(text: string): number | null {
  const [, figure = '', unit = ''] = /^(\d[\d.,' ]*?) ?([a-z]*)$/.exec(text) ?? [];
  const factor = UNITS.get(unit);
  const number = factor === undefined ? null : factor === 1 ? readFigure(figure) : readScaled(figure, factor);
  return number === null || factor === undefined ? null : wholeOf(number * factor);
}

/** Groups of three digits are thousands; a single mark followed by fewer digits is a decimal mark. */
function readFigure(figure: string): number | null {
  const [, whole, , sen = ''] = GROUPS.exec(figure) ?? [];
  if (whole !== undefined) return Number(`${whole.replace(/\D/g, '')}.${sen}`);
  return /^\d+(?:[.,]\d{1,2})?$/.test(figure) ? Number(figure.replace(',', '.')) : null;
}

/**
 * Before a unit a mark is a decimal mark. "1.500 juta" may also be 1.5 billion, so it is ambiguous; "28,375 juta" cannot be 28
 * billion.
 */
function readScaled(figure: string, factor: number): number | null {
  if (!/^\d+(?:[.,]\d{1,3})?$/.test(figure)) return null;
  const grouped = /^[1-9]\d{0,2}[.,]\d{3}$/.test(figure) ? Number(figure.replace(/\D/g, '')) * factor : MOST_RUPIAH + 1;
  return grouped > MOST_RUPIAH ? Number(figure.replace(',', '.')) : null;
}

/** Null for fractions of a rupiah, which are slips, such as 29.9 without "jt". */
function wholeOf(amount: number): number | null {
  const whole = Math.round(amount);
  return Math.abs(whole - amount) < 1e-6 && Number.isSafeInteger(whole) ? whole : null;
}

/** Rp 29.900.000 in Indonesian, Rp 29,900,000 in English. */
export function rupiah(amount: number, language: 'id' | 'en' | ''): string {
  const digits = String(Math.abs(Math.round(amount))).replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '.');
  return `${amount < 0 ? '−' : ''}Rp ${digits}`;
}
