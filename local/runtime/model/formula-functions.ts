/** The functions that formulas may use here. None reaches outside the workbook. */
import type { Scalar } from './cell';

export type Value = Scalar | readonly (readonly Scalar[])[];

/** An error value: its message is what the cell reads. */
export class FormulaError extends Error {}

export function toNumber(value: Scalar): number {
  if (value === null || value === '') return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = Number(value);
  if (Number.isNaN(number)) throw new FormulaError('#VALUE!');
  return number;
}

export function toText(value: Scalar): string {
  if (value === null) return '';
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

const flat = (args: readonly Value[]): Scalar[] =>
  args.flatMap((arg) => (Array.isArray(arg) ? arg.flat() : [arg as Scalar]));
const one = (value: Value | undefined): Scalar => flat(value === undefined ? [] : [value])[0] ?? null;

/** Numbers among the arguments: in ranges only what is a number counts. */
const numbers = (args: readonly Value[]): number[] =>
  args.flatMap((arg) =>
    Array.isArray(arg) ? arg.flat().filter((value) => typeof value === 'number') : [toNumber(arg as Scalar)],
  );

const sum = (args: readonly Value[]): number => numbers(args).reduce((total, value) => total + value, 0);

function average(args: readonly Value[]): number {
  const list = numbers(args);
  if (list.length === 0) throw new FormulaError('#DIV/0!');
  return sum(args) / list.length;
}

function rounded(args: readonly Value[], round: (value: number) => number): number {
  const factor = 10 ** Math.trunc(toNumber(one(args[1])));
  const value = toNumber(one(args[0]));
  return (Math.sign(value) * round(Math.abs(value) * factor)) / factor;
}

/** COUNTIF's criterion: ">5", "<>x", "a*", 7. */
function criterion(wanted: Scalar): (value: Scalar) => boolean {
  const found = /^(<=|>=|<>|<|>|=)(.*)$/s.exec(toText(wanted));
  const operator = found?.[1] ?? '=';
  const operand = found?.[2] ?? toText(wanted);
  const number = operand.trim() === '' ? Number.NaN : Number(operand);
  const pattern = new RegExp(
    `^${operand
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
    'is',
  );
  return (value) => {
    const equal = Number.isNaN(number) ? pattern.test(toText(value)) : value === number;
    if (operator === '=') return equal;
    if (operator === '<>') return !equal;
    if (typeof value !== 'number') return false;
    return operator === '<'
      ? value < number
      : operator === '>'
        ? value > number
        : operator === '<='
          ? value <= number
          : value >= number;
  };
}

function conditional(args: readonly Value[]): { matched: Scalar[] } {
  const tested = flat(args.slice(0, 1));
  const fits = criterion(one(args[1]));
  const taken = args[2] === undefined ? tested : flat(args.slice(2, 3));
  return { matched: taken.filter((_value, index) => fits(tested[index] ?? null)) };
}

type Compute = (args: readonly Value[]) => Value;

export const FUNCTIONS: Readonly<Record<string, Compute | undefined>> = {
  SUM: sum,
  AVERAGE: average,
  MIN: (args) => Math.min(...(numbers(args).length > 0 ? numbers(args) : [0])),
  MAX: (args) => Math.max(...(numbers(args).length > 0 ? numbers(args) : [0])),
  COUNT: (args) => flat(args).filter((value) => typeof value === 'number').length,
  COUNTA: (args) => flat(args).filter((value) => value !== null).length,
  COUNTBLANK: (args) => flat(args).filter((value) => value === null || value === '').length,
  COUNTIF: (args) => conditional(args).matched.length,
  SUMIF: (args) => sum([[conditional(args).matched]]),
  PRODUCT: (args) => numbers(args).reduce((total, value) => total * value, 1),
  ABS: (args) => Math.abs(toNumber(one(args[0]))),
  INT: (args) => Math.floor(toNumber(one(args[0]))),
  MOD: (args) => {
    const divisor = toNumber(one(args[1]));
    if (divisor === 0) throw new FormulaError('#DIV/0!');
    const value = toNumber(one(args[0]));
    return value - divisor * Math.floor(value / divisor);
  },
  SQRT: (args) => Math.sqrt(toNumber(one(args[0]))),
  POWER: (args) => toNumber(one(args[0])) ** toNumber(one(args[1])),
  ROUND: (args) => rounded(args, Math.round),
  ROUNDUP: (args) => rounded(args, Math.ceil),
  ROUNDDOWN: (args) => rounded(args, Math.floor),
  AND: (args) => flat(args).every((value) => Boolean(value)),
  OR: (args) => flat(args).some((value) => Boolean(value)),
  NOT: (args) => !one(args[0]),
  CONCATENATE: (args) => flat(args).map(toText).join(''),
  CONCAT: (args) => flat(args).map(toText).join(''),
  LEN: (args) => toText(one(args[0])).length,
  UPPER: (args) => toText(one(args[0])).toUpperCase(),
  LOWER: (args) => toText(one(args[0])).toLowerCase(),
  TRIM: (args) => toText(one(args[0])).replace(/ +/g, ' ').trim(),
  LEFT: (args) => toText(one(args[0])).slice(0, args[1] === undefined ? 1 : toNumber(one(args[1]))),
  RIGHT: (args) => {
    const length = args[1] === undefined ? 1 : toNumber(one(args[1]));
    return length === 0 ? '' : toText(one(args[0])).slice(-length);
  },
  ISBLANK: (args) => one(args[0]) === null,
};
