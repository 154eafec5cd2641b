/** The formats a range has: their names in the API, where they are kept, their defaults, and what is accepted. */
import type { StyleKey } from '../model/cell';

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

const COLORS: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  cyan: '#00ffff',
  aqua: '#00ffff',
  magenta: '#ff00ff',
  fuchsia: '#ff00ff',
  orange: '#ffa500',
  purple: '#800080',
  pink: '#ffc0cb',
  gray: '#808080',
  grey: '#808080',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  darkgray: '#a9a9a9',
  silver: '#c0c0c0',
  maroon: '#800000',
  olive: '#808000',
  lime: '#00ff00',
  teal: '#008080',
  navy: '#000080',
  brown: '#a52a2a',
  gold: '#ffd700',
  coral: '#ff7f50',
  tomato: '#ff6347',
  salmon: '#fa8072',
  crimson: '#dc143c',
  indigo: '#4b0082',
  violet: '#ee82ee',
  khaki: '#f0e68c',
  beige: '#f5f5dc',
  ivory: '#fffff0',
  lavender: '#e6e6fa',
  lightblue: '#add8e6',
  lightgreen: '#90ee90',
  lightyellow: '#ffffe0',
  skyblue: '#87ceeb',
  steelblue: '#4682b4',
  darkblue: '#00008b',
  darkgreen: '#006400',
  darkred: '#8b0000',
};

/** "#rrggbb" in small letters; undefined for what is no colour. */
export function colorOf(value: unknown): FormatValue | undefined {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value).trim().toLowerCase();
  if (/^#[\da-f]{6}$/.test(text)) return text;
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(text);
  if (short) return `#${[short[1], short[2], short[3]].map((digit) => `${digit}${digit}`).join('')}`;
  return COLORS[text];
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
