/** Numbers and days as the reader writes them: Rp 1.234.567 and 12,5 % in Bahasa Indonesia, Rp 1,234,567 and 12.5 % in English. */
import type { Language } from '../../tables/customers.ts';
import type { DigestMetric } from './digest.ts';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** `day`: days since 1970-01-01. 27 Nov 2026. */
export function dayText(day: number, language: Language): string {
  const date = new Date(day * 86_400_000);
  return `${date.getUTCDate()} ${MONTHS[language][date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** 27 Nov. */
export function shortDayText(day: number, language: Language): string {
  return dayText(day, language).replace(/ \d+$/, '');
}

/** The month that it lies in: Nov 2026. */
export function monthText(day: number, language: Language): string {
  return dayText(day, language).replace(/^\d+ /, '');
}

/** Without Intl, whose data differ between machines. */
export function numberText(value: number, language: Language, digits = 0): string {
  const [whole = '', fraction = ''] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'id' ? '.' : ',');
  const sign = value < 0 && Number(Math.abs(value).toFixed(digits)) !== 0 ? '−' : '';
  const point = language === 'id' ? ',' : '.';
  return `${sign}${grouped}${fraction === '' ? '' : point + fraction}`;
}

export function rupiahText(value: number, language: Language): string {
  return `Rp ${numberText(value, language)}`;
}

const STEPS: readonly (readonly [size: number, name: Readonly<Record<Language, string>>])[] = [
  [1e12, { id: ' T', en: 'T' }],
  [1e9, { id: ' M', en: 'B' }],
  [1e6, { id: ' jt', en: 'M' }],
  [1e3, { id: ' rb', en: 'k' }],
];

/** 184 rb, 1,2 jt, 3,4 M; 184k, 1.2M, 3.4B in English. */
export function shortText(value: number, language: Language): string {
  // As it will be rounded: 999,600 is a million.
  const step = STEPS.find(([size]) => Math.abs(value) >= size * 0.9995);
  if (!step) return numberText(value, language);
  const [size, name] = step;
  const scaled = value / size;
  return numberText(scaled, language, Math.abs(scaled) < 9.95 ? 1 : 0).replace(/[.,]0$/, '') + name[language];
}

/** "–" where nothing stands below. */
export function shareText(part: number, whole: number, language: Language): string {
  return whole === 0 ? '–' : `${numberText((part / whole) * 100, language)} %`;
}

export function metricText(value: number | null, unit: DigestMetric['unit'], language: Language): string {
  if (value === null) return '–';
  if (unit === 'IDR') return rupiahText(value, language);
  if (unit === 'ratio') return `${numberText(value * 100, language, 1)} %`;
  if (unit === 'seconds') return `${numberText(value, language)} s`;
  return numberText(value, language, Number.isInteger(value) ? 0 : 1);
}
