/** Values that have broken programs before, and words that mean something to somebody. */
import type { Json } from './input.ts';

export const PROTOTYPE_NAMES = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  '__defineGetter__',
];

const WORDS: readonly Json[] = [
  ...PROTOTYPE_NAMES,
  ...['', ' ', '\u0000', '\u202e', '\ud800', '\udfff x', '👩‍👩‍👧‍👦🏍️', 'ｆｕｌｌ', 'İ', 'ﬀ', '\n\r\t', '\u2028'],
  ...[
    '=HYPERLINK("http://x.test","y")',
    '=1+1',
    '+62812',
    '-1',
    '@SUM(1)',
    "'=1",
    '\t=1',
    '{=1}',
    '=IMPORTXML("http://x")',
  ],
  ...[
    'dekat {kantor',
    '{"a":',
    '[',
    '{}',
    '[]',
    'null',
    'true',
    '"',
    '{"__proto__":{"x":1}}',
    '[[[[',
    '{{nama}}',
    '{x}',
    '%s',
    '\\',
  ],
  ...[
    'NaN',
    'Infinity',
    '1e309',
    '-0',
    '0x10',
    '1_000',
    '９９',
    '2026-02-30',
    '31/12/9999',
    '1899-12-30',
    '25:61',
    '00000000000',
  ],
  ...[
    'STOP',
    'on',
    'off',
    'ya',
    'mau beli',
    'S3',
    'V1',
    'L-000001',
    'L-000002 halo',
    'C-1',
    'o-1',
    'jual',
    'batal',
    'selesai',
    '#1 halo',
  ],
  ...[
    '<script>alert(1)</script>',
    '../../etc',
    'a|b|c',
    'C1|L-000001|1|x',
    'D1|',
    'R1|L-000001|0|0',
    'P1|1',
    'S1|L-000001|LOST|x',
  ],
  ...['$&', '$1', '(a+)+$', '.*', 'a.b', 'x'.repeat(200)],
];

/** Long ones, written short: up to the documented size of a cell, of a message, of a store. */
const LONG: readonly Json[] = [
  { $repeat: ['x', 55_000] },
  { $repeat: ['=', 60_000] },
  { $repeat: ['9', 5_000] },
  { $repeat: ['é👍', 9_000] },
  { $repeat: ['\ud800', 20_000] },
  { $text: ['a', { $repeat: [':', 50_000] }] },
  { $repeat: [' ', 40_000] },
  { $repeat: ['\n', 30_000] },
  { $repeat: ['jual S3 ', 6_000] },
  { $repeat: ['(', 10_000] },
  { $text: ['{"a":"', { $repeat: ['b', 8_000] }] },
  { $repeat: ['0', 1_000] },
];

const NUMBERS: readonly Json[] = [0, -0, -1, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 31, 1.5, 90, 181, 1e15, 1e21, -6.2];
const OTHERS: readonly Json[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { a: {} },
  [1, 'x', {}],
  { length: 5 },
  { toString: 'x' },
];

export type Random = () => number;

export function pick<T>(random: Random, all: readonly T[]): T {
  const chosen = all[Math.floor(random() * all.length)];
  if (chosen === undefined) throw new Error('Nothing to pick from');
  return chosen;
}

/** Mostly words; now and then something long, a number, or another kind of value altogether. */
export function hostileValue(random: Random): Json {
  const roll = random();
  if (roll < 0.55) return pick(random, WORDS);
  if (roll < 0.63) return pick(random, LONG);
  if (roll < 0.8) return pick(random, NUMBERS);
  return pick(random, OTHERS);
}

export function hostileText(random: Random): Json {
  return random() < 0.85 ? pick(random, WORDS) : pick(random, LONG);
}
