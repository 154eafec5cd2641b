/** Amounts of rupiah as reps type them: 29900000, Rp 29.900.000, 29,9 jt, 350rb. Null for anything else. */

const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({ '': 1, rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6, mio: 1e6 }),
);

/** Whole Rp, or null when the text is no amount. */
export function readAmount(text: string): number | null {
  const said = text
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^rp\.?/, '')
    .replace(/,-$/, '');
  const [, figure = '', unit = ''] = /^([\d.,]+)([a-z]*)$/.exec(said) ?? [];
  const factor = UNITS.get(unit);
  const number = factor === undefined ? null : readFigure(figure);
  return number === null || factor === undefined ? null : wholeOf(number * factor);
}

/** Groups of three are thousands; one mark with fewer digits behind it is a decimal. */
function readFigure(figure: string): number | null {
  if (/^\d+$/.test(figure) || /^\d{1,3}([.,]\d{3})+$/.test(figure)) return Number(figure.replace(/[.,]/g, ''));
  return /^\d+[.,]\d{1,2}$/.test(figure) ? Number(figure.replace(',', '.')) : null;
}

/** Half a rupiah is a slip, such as 29.9 without "jt". */
function wholeOf(amount: number): number | null {
  const whole = Math.round(amount);
  return Math.abs(whole - amount) < 1e-6 ? whole : null;
}

/** Rp 29.900.000 in Indonesian, Rp 29,900,000 in English. */
export function rupiah(amount: number, language: 'id' | 'en' | ''): string {
  const digits = String(Math.abs(Math.round(amount))).replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '.');
  return `${amount < 0 ? '−' : ''}Rp ${digits}`;
}
