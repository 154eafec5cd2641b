/**
 * Number formats: https://developers.google.com/workspace/sheets/api/guides/formats. Separators are written in
 * formats as in en_US and shown by the locale. Up to four sections (positive; negative; zero; text), colours and conditions in
 * brackets, quoted and escaped literals.
 */
import { isIndonesian } from './locale-names';
import { formatDateSerial } from './number-format-date';
import { isDateFormat } from './number-format-kind';

/** A number or text as shown through a format; no format is automatic. */
export function formatNumber(value: number | string, format: string | undefined, locale = 'en_US'): string {
  const marks = isIndonesian(locale) ? swapMarks : asTheyAre;
  if (format === undefined || format === '' || format === '@' || /^general$/i.test(format))
    return typeof value === 'string' ? value : marks(automatic(value));
  const sections = splitSections(format);
  if (typeof value === 'string')
    return sections[3] === undefined ? textIn(value, sections) : fillText(sections[3], value);
  if (isDateFormat(format)) return formatDateSerial(value, format, locale);
  const chosen = chooseSection(sections, value);
  return chosen === null ? marks(automatic(value)) : formatSection(chosen.section, chosen.value, marks);
}

const asTheyAre = (digits: string): string => digits;

/** 29,900.5 is 29.900,5 where the comma is decimal. */
function swapMarks(digits: string): string {
  return digits.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ','));
}

/** Ten significant digits, whole numbers in full up to fifteen. */
function automatic(value: number | string): string {
  if (typeof value === 'string') return value;
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return String(value);
  if (size >= 1e15 || (size < 1e-9 && size > 0)) return scientific(value, 5);
  return String(Number(value.toPrecision(10)));
}

function scientific(value: number, digits: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(digits).split('e');
  const sign = exponent.startsWith('-') ? '-' : '+';
  return `${String(Number(mantissa))}E${sign}${exponent.replace(/^[+-]/, '').padStart(2, '0')}`;
}

function splitSections(format: string): string[] {
  const sections = [''];
  for (const [token] of format.matchAll(/"[^"]*"|\\.|;|[^"\\;]+|["\\]/g)) {
    if (token === ';') sections.push('');
    else sections[sections.length - 1] += token;
  }
  return sections;
}

function textIn(value: string, sections: readonly string[]): string {
  const own = sections.find((section) => section.includes('@'));
  return own === undefined ? value : fillText(own, value);
}

function fillText(section: string, value: string): string {
  return literals(section.replace(/\[[^\]]*\]/g, ''))
    .map((part) => ('text' in part ? part.text : part.code.replace(/@/g, value)))
    .join('');
}

interface Chosen {
  readonly section: string;
  readonly value: number;
}

function chooseSection(sections: readonly string[], value: number): Chosen | null {
  const conditional = sections.map((section) => ({
    section,
    condition: /\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/.exec(section),
  }));
  if (conditional.some(({ condition }) => condition)) {
    for (const { section, condition } of conditional) {
      if (!condition || holds(value, condition[1] ?? '', Number(condition[2]))) return { section, value };
    }
    return null;
  }
  const [positive = '', negative, zero] = sections;
  if (value < 0 && negative !== undefined) return { section: negative, value: -value };
  if (value === 0 && zero !== undefined) return { section: zero, value };
  return { section: positive, value };
}

function holds(value: number, operator: string, limit: number): boolean {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '=':
      return value === limit;
    default:
      return value !== limit;
  }
}

type Part = { readonly text: string } | { readonly code: string };

/** Literal text and format code. */
function literals(section: string): Part[] {
  const parts: Part[] = [];
  for (const [token] of section.matchAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^"\\_*[]+|./g)) {
    if (token.startsWith('"') && token.length > 1) parts.push({ text: token.slice(1, -1) });
    else if (token.startsWith('\\') && token.length === 2) parts.push({ text: token.slice(1) });
    else if (token.startsWith('_') && token.length === 2) parts.push({ text: ' ' });
    else if (/^\*.$/.test(token)) continue;
    else if (token.startsWith('[$')) parts.push({ text: token.slice(2, -1).replace(/-[\dA-F]+$/i, '') });
    else if (!/^\[[^\]]*\]$/.test(token)) parts.push({ code: token });
  }
  return parts;
}

function formatSection(section: string, value: number, marks: (digits: string) => string): string {
  const parts = literals(section);
  const code = parts.map((part) => ('code' in part ? part.code : '')).join('');
  const digits = marks(digitsOf(code, value));
  // The digits go where the first digit placeholder is; literals between placeholders are kept separately.
  let placed = false;
  const shown = parts.map((part) => {
    if ('text' in part) return part.text;
    return part.code.replace(/[0#?][0#?,.]*(?:E[+-]?0+)?|\.0+|@/g, () => {
      if (placed) return '';
      placed = true;
      return digits;
    });
  });
  const negative = value < 0 && /[1-9]/.test(digits);
  return (negative ? '-' : '') + shown.join('');
}

function digitsOf(code: string, value: number): string {
  const places = /[0#?,.]+(?:E[+-]?0+)?/.exec(code.replace(/[^0#?,.E+%-]/g, ' '))?.[0]?.trim() ?? '';
  if (places === '') return '';
  const percent = (code.match(/%/g) ?? []).length;
  const [plain = '', exponent] = places.split('E');
  const [whole = '', fraction = ''] = plain.split('.');
  const thousands = /,+$/.exec(whole)?.[0].length ?? 0;
  const scaled = (Math.abs(value) * 100 ** percent) / 1000 ** thousands;
  const least = (fraction.match(/0/g) ?? []).length;
  const most = fraction.replace(/[^0#?]/g, '').length;
  if (exponent !== undefined) return exponential(scaled, least, most, exponent);
  const [integer = '0', decimals = ''] = round(scaled, most).split('.');
  const width = (whole.match(/0/g) ?? []).length;
  const padded = (integer === '0' && width === 0 ? '' : integer).padStart(width, '0');
  const grouped = whole.slice(0, whole.length - thousands).includes(',')
    ? padded.replace(/\B(?=(\d{3})+$)/g, ',')
    : padded;
  const kept = trimZeros(decimals, least);
  // A point in the format is shown even when no decimals follow it, except for the format of plain numbers.
  return kept === '' ? grouped + (plain.endsWith('.') ? '.' : '') : `${grouped}.${kept}`;
}

/** Half away from zero on the decimal text, as people round. */
function round(value: number, decimals: number): string {
  if (decimals > 15 || value >= 1e21) return value.toFixed(Math.min(decimals, 15));
  const shifted = Number(`${value}e${decimals}`);
  if (!Number.isFinite(shifted)) return value.toFixed(decimals);
  const rounded = Number(`${Math.round(shifted)}e-${decimals}`);
  return rounded.toFixed(decimals);
}

function trimZeros(decimals: string, least: number): string {
  let length = decimals.length;
  while (length > least && decimals[length - 1] === '0') length -= 1;
  return decimals.slice(0, length);
}

function exponential(value: number, least: number, most: number, exponent: string): string {
  const [mantissa = '0', power = '0'] = value.toExponential(most).split('e');
  const [whole = '0', decimals = ''] = mantissa.split('.');
  const kept = trimZeros(decimals, least);
  const sign = power.startsWith('-') ? '-' : exponent.startsWith('+') ? '+' : '';
  const width = exponent.replace(/[+-]/, '').length;
  return `${whole}${kept === '' ? '' : `.${kept}`}E${sign}${power.replace(/^[+-]/, '').padStart(width, '0')}`;
}
