/** The formats of a range: their names in the API, where they are stored, their defaults, and accepted values. */
import type { StyleKey } from '../model/cell';
import { COLOR_NAMES } from './color-names';

export type FormatValue = string | number | null;

export interface FormatKind {
  /** As in getBackground / getBackgrounds. */
  readonly one: string;
  readonly many: string;
  readonly key: StyleKey;
  readonly fallback: string | number | null;
  /** Null resets, undefined is ignored: the platform does not complain about colours it does not know. */
  readonly accept: (value: unknown) => FormatValue | undefined;
}

/** "#rrggbb" in lower case; undefined when it is not a colour. */
export function colorOf(value: unknown): FormatValue | undefined {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value).trim().toLowerCase();
  if (/^#[\da-f]{6}$/.test(text)) return text;
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(text);
  if (short) return `#${[short[1], short[2], short[3]].map((digit) => `${digit}${digit}`).join('')}`;
  return COLOR_NAMES.get(text);
}

const oneOf =
  (...allowed: readonly string[]) =>
  (value: unknown): FormatValue | undefined => {
    if (value === null || value === undefined) return null;
    const text = String(value).toLowerCase();
    return allowed.includes(text) ? text : undefined;
  };

const size = (value: unknown): FormatValue | undefined => {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' && value > 0 ? Math.trunc(value) : undefined;
};

const textOrReset = (value: unknown): FormatValue =>
  value === null || value === undefined || value === '' ? null : String(value);

const horizontal = (value: unknown): FormatValue | undefined => {
  const name = oneOf('left', 'center', 'right', 'normal', 'general', 'general-left')(value);
  return name === 'normal' ? 'general-left' : name === 'general' ? null : name;
};

const numberFormat = (value: unknown): FormatValue => {
  const text = textOrReset(value);
  if (typeof text !== 'string' || /^general$/i.test(text)) return null;
  return text === '@STRING@' ? '@' : text;
};

export const FORMATS: readonly FormatKind[] = [
  { one: 'Background', many: 'Backgrounds', key: 'background', fallback: '#ffffff', accept: colorOf },
  { one: 'FontColor', many: 'FontColors', key: 'fontColor', fallback: '#000000', accept: colorOf },
  { one: 'FontSize', many: 'FontSizes', key: 'fontSize', fallback: 10, accept: size },
  {
    one: 'FontFamily',
    many: 'FontFamilies',
    key: 'fontFamily',
    fallback: 'arial,sans,sans-serif',
    accept: textOrReset,
  },
  { one: 'FontWeight', many: 'FontWeights', key: 'fontWeight', fallback: 'normal', accept: oneOf('bold', 'normal') },
  { one: 'FontStyle', many: 'FontStyles', key: 'fontStyle', fallback: 'normal', accept: oneOf('italic', 'normal') },
  {
    one: 'FontLine',
    many: 'FontLines',
    key: 'fontLine',
    fallback: 'none',
    accept: oneOf('underline', 'line-through', 'none'),
  },
  {
    one: 'HorizontalAlignment',
    many: 'HorizontalAlignments',
    key: 'horizontalAlignment',
    fallback: 'general',
    accept: horizontal,
  },
  {
    one: 'VerticalAlignment',
    many: 'VerticalAlignments',
    key: 'verticalAlignment',
    fallback: 'bottom',
    accept: oneOf('top', 'middle', 'bottom'),
  },
  {
    one: 'NumberFormat',
    many: 'NumberFormats',
    key: 'numberFormat',
    fallback: '0.###############',
    accept: numberFormat,
  },
];
