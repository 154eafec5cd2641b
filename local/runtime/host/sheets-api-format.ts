/** Cell formats as the Sheets API writes them, to the model's. */
import type { Rect, StyleKey } from '../model/cell';
import type { Sheet } from '../model/sheet';
import { withFormat } from '../model/style';
import { isRecord } from './call-args';

type Value = string | number | null;

/** "#rrggbb" of an API colour; channels that are left out are 0. */
export function hexOf(color: unknown): Value {
  if (!isRecord(color)) return null;
  const channels = isRecord(color.rgbColor) ? color.rgbColor : color;
  const hex = (name: string): string =>
    Math.round(Number(channels[name] ?? 0) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${hex('red')}${hex('green')}${hex('blue')}`;
}

/** The API colour of "#rrggbb"; channels at 0 are left out. */
export function colorOfHex(hex: string): Record<string, number> {
  const channels = ['red', 'green', 'blue'].map((name, index): [string, number] => [
    name,
    Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16) / 255,
  ]);
  return Object.fromEntries(channels.filter(([, value]) => value > 0));
}

const DEFAULT_PATTERNS: Readonly<Record<string, string>> = {
  TEXT: '@',
  NUMBER: '#,##0.00',
  PERCENT: '0.00%',
  CURRENCY: '"$"#,##0.00',
  DATE: 'M/d/yyyy',
  TIME: 'h:mm:ss am/pm',
  DATE_TIME: 'M/d/yyyy H:mm:ss',
  SCIENTIFIC: '0.00E+00',
};

function patternOf(format: unknown): Value {
  if (!isRecord(format)) return null;
  if (format.type === 'TEXT') return '@';
  return typeof format.pattern === 'string' && format.pattern !== ''
    ? format.pattern
    : (DEFAULT_PATTERNS[String(format.type)] ?? null);
}

const lower = (value: unknown): Value => (typeof value === 'string' ? value.toLowerCase() : null);

/** Where each format is in a CellFormat. */
const FIELDS: readonly (readonly [
  mask: string,
  key: StyleKey,
  read: (format: Readonly<Record<string, unknown>>) => Value,
])[] = [
  ['numberFormat', 'numberFormat', (format) => patternOf(format.numberFormat)],
  ['backgroundColor', 'background', (format) => hexOf(format.backgroundColorStyle ?? format.backgroundColor)],
  ['horizontalAlignment', 'horizontalAlignment', (format) => lower(format.horizontalAlignment)],
  ['verticalAlignment', 'verticalAlignment', (format) => lower(format.verticalAlignment)],
  ['wrapStrategy', 'wrapStrategy', (format) => wrapOf(format.wrapStrategy)],
  ['textFormat.bold', 'fontWeight', (format) => (text(format).bold === true ? 'bold' : null)],
  ['textFormat.italic', 'fontStyle', (format) => (text(format).italic === true ? 'italic' : null)],
  ['textFormat.fontSize', 'fontSize', (format) => numberOrNull(text(format).fontSize)],
  [
    'textFormat.fontFamily',
    'fontFamily',
    (format) => (typeof text(format).fontFamily === 'string' ? String(text(format).fontFamily) : null),
  ],
  [
    'textFormat.foregroundColor',
    'fontColor',
    (format) => hexOf(text(format).foregroundColorStyle ?? text(format).foregroundColor),
  ],
];

const text = (format: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  isRecord(format.textFormat) ? format.textFormat : {};
const numberOrNull = (value: unknown): Value => (typeof value === 'number' ? value : null);

function wrapOf(value: unknown): Value {
  if (value === 'WRAP' || value === 'CLIP') return value;
  return value === 'OVERFLOW_CELL' ? 'OVERFLOW' : null;
}

/** Sets the formats that the mask names; a named format that is left out is reset. */
export function applyApiFormat(sheet: Sheet, rect: Rect, format: unknown, mask: (field: string) => boolean): void {
  const record = isRecord(format) ? format : {};
  for (const [field, key, read] of FIELDS) {
    if (!mask(`userEnteredFormat.${field}`) && !mask(`userEnteredFormat.${field}Style`)) continue;
    sheet.styles.update(rect, (style) => withFormat(style, key, read(record)));
  }
  sheet.touchMeta();
}
