/**
 * How auto-fill continues cells: numbers by their step, names of months and days, texts ending in a number; anything else is
 * repeated.
 */

import type { Cell } from './cell';
import { DAY_NAMES, MONTH_NAMES } from './date-pattern';

/** The cell of the series at `offset` from the first of `given` (negative before it). */
export function continueSeries(given: readonly Cell[], offset: number): Cell {
  const [first] = given;
  const index = ((offset % given.length) + given.length) % given.length;
  if (given.every((cell) => typeof cell === 'number'))
    return continueNumbers(given as readonly number[], offset, index);
  if (typeof first !== 'string') return given[index] ?? null;
  return continueNames(given, first, offset) ?? continueNumbered(given, offset, index);
}

/** The line through the numbers; a single number repeats. */
function continueNumbers(given: readonly number[], offset: number, index: number): Cell {
  if (given.length < 2) return given[index] ?? null;
  const mean = (given.length - 1) / 2;
  const average = given.reduce((sum, value) => sum + value, 0) / given.length;
  const spread = given.reduce((sum, _value, at) => sum + (at - mean) ** 2, 0);
  const slope = given.reduce((sum, value, at) => sum + (at - mean) * (value - average), 0) / spread;
  return Number((average + slope * (offset - mean)).toPrecision(12));
}

function continueNames(given: readonly Cell[], first: string, offset: number): Cell {
  const lists = [MONTH_NAMES, DAY_NAMES].flatMap((names) => [names, names.map((name) => name.slice(0, 3))]);
  for (const names of lists) {
    const start = names.indexOf(first);
    const step = given.length > 1 ? names.indexOf(String(given[1])) - start : 1;
    if (start < 0 || given.some((cell, at) => names[mod(start + at * step, names.length)] !== cell)) continue;
    return names[mod(start + offset * step, names.length)] ?? null;
  }
  return null;
}

/** "Lead 1", "Lead 2" are continued by "Lead 3". */
function continueNumbered(given: readonly Cell[], offset: number, index: number): Cell {
  const parts = given.map((cell) => /^(.*?)(\d+)$/.exec(String(cell)));
  const stem = parts[0]?.[1];
  if (stem === undefined || parts.some((part) => part?.[1] !== stem)) return given[index] ?? null;
  const numbers = parts.map((part) => Number(part?.[2]));
  const step = numbers.length > 1 ? (numbers[1] ?? 0) - (numbers[0] ?? 0) : 1;
  return `${stem}${(numbers[0] ?? 0) + step * offset}`;
}

const mod = (value: number, size: number): number => ((value % size) + size) % size;
