/**
 * The functions of JMESPath, each with the types of its parameters as letters: n number, s string, a array, o object, b
 * boolean, S array of strings, N array of numbers, E array of either, & an expression, * anything; ? may be left out, + any
 * number.
 */
import { decimal, isNothing } from '../lib/json.ts';
import { readBase64Json } from './base64.ts';
import { equal, isFalse, type Json, type JsonObject, kindOf } from './values.ts';

type Expression = (value: Json, root: Json) => Json;
type Reference = (value: Json) => Json;

/** A function was given a value of the wrong type. */
export class FunctionFault extends Error {}

interface Parameter {
  readonly isReference: boolean;
  readonly expression: Expression;
}

/** Throws when there is no such function, or it takes another number of parameters. */
export function call(name: string, parameters: readonly Parameter[]): Expression {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!known) throw new Error(`There is no function ${name}()`);
  const [kinds, run] = known;
  const takes = kinds.split(' ');
  const least = takes.filter((kind) => !kind.endsWith('?')).length;
  const isOpen = kinds.endsWith('+');
  if (parameters.length < least || (!isOpen && parameters.length > takes.length))
    throw new Error(`${name}() takes ${isOpen ? 'at least ' : ''}${least} parameters, not ${parameters.length}`);
  const kindAt = (index: number) => (takes[Math.min(index, takes.length - 1)] ?? '*').replace(/[?+]$/, '');
  parameters.forEach(({ isReference }, index) => {
    if (isReference !== (kindAt(index) === '&'))
      throw new Error(`Parameter ${index + 1} of ${name}() is ${isReference ? 'no' : 'an'} expression (&)`);
  });
  return (value, root) => {
    const given = parameters.map(({ isReference, expression }, index) => {
      if (isReference) return (item: Json) => expression(item, root);
      const argument = expression(value, root);
      const kind = kindAt(index);
      if (!fits(kind, argument)) throw new FunctionFault(`${name}() was given ${kindOf(argument)}`);
      return argument;
    });
    return run(...(given as never[]));
  };
}

function fits(kinds: string, value: Json): boolean {
  return [...kinds].some((kind) => {
    switch (kind) {
      case '*':
        return true;
      case 'S':
        return Array.isArray(value) && value.every((item) => typeof item === 'string');
      case 'N':
        return Array.isArray(value) && value.every((item) => typeof item === 'number');
      default:
        // The name of null begins with the letter for numbers, but null is not a number.
        return value !== null && kindOf(value)[0] === kind;
    }
  });
}

const toNumber = (value: Json): Json =>
  typeof value === 'number' ? value : typeof value === 'string' ? decimal(value) : null;
const toText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
const less = (a: Json, b: Json): number => ((a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0);

/** Sorts by the expression's value for each item; these must be all numbers or all strings. */
function sortBy(items: Json[], by: Reference): Json[] {
  const keyed = items.map((item) => ({ item, key: by(item) }));
  const kinds = new Set(keyed.map(({ key }) => typeof key));
  if (kinds.size > 1 || [...kinds].some((kind) => kind !== 'number' && kind !== 'string'))
    throw new FunctionFault('sorting wants numbers only, or strings only');
  return keyed.sort((a, b) => less(a.key, b.key)).map(({ item }) => item);
}
const sum = (items: number[]) => items.reduce((total, item) => total + item, 0);
const itself: Reference = (item) => item;

const FUNCTIONS: Readonly<Record<string, readonly [kinds: string, run: (...given: never[]) => Json]>> = {
  abs: ['n', Math.abs],
  avg: ['N', (items: number[]) => (items.length === 0 ? null : sum(items) / items.length)],
  ceil: ['n', Math.ceil],
  contains: [
    'as *',
    (within: string | Json[], what: Json) =>
      typeof within === 'string' ? within.includes(toText(what)) : within.some((item) => equal(item, what)),
  ],
  ends_with: ['s s', (text: string, end: string) => text.endsWith(end)],
  floor: ['n', Math.floor],
  items: ['o', (object: JsonObject) => Object.entries(object)],
  join: ['s S', (between: string, texts: string[]) => texts.join(between)],
  keys: ['o', (object: JsonObject) => Object.keys(object)],
  length: ['sao', (value: string | object) => (typeof value === 'string' ? [...value] : Object.keys(value)).length],
  map: ['& a', (by: Reference, items: Json[]) => items.map(by)],
  max: ['NS', (items: Json[]) => sortBy(items, itself).pop() ?? null],
  max_by: ['a &', (items: Json[], by: Reference) => sortBy(items, by).pop() ?? null],
  merge: ['o+', (...objects: JsonObject[]) => Object.fromEntries(objects.flatMap((each) => Object.entries(each)))],
  min: ['NS', (items: Json[]) => sortBy(items, itself)[0] ?? null],
  min_by: ['a &', (items: Json[], by: Reference) => sortBy(items, by)[0] ?? null],
  not_null: ['*+', (...values: Json[]) => values.find((value) => value !== null) ?? null],
  reverse: ['sa', (value: string | Json[]) =>
    typeof value === 'string' ? [...value].reverse().join('') : [...value].reverse()],
  sort: ['NS', (items: Json[]) => sortBy(items, itself)],
  sort_by: ['a &', sortBy],
  starts_with: ['s s', (text: string, start: string) => text.startsWith(start)],
  sum: ['N', sum],
  to_array: ['*', (value: Json) => (Array.isArray(value) ? value : [value])],
  to_number: ['*', toNumber],
  to_string: ['*', toText],
  type: ['*', kindOf],
  values: ['o', (object: JsonObject) => Object.values(object)],
  // From the community edition (https://jmespath.site).
  lower: ['s', (text: string) => text.toLowerCase()],
  split: ['s s', (between: string, text: string) => text.split(between)],
  upper: ['s', (text: string) => text.toUpperCase()],
  // Ours. each({"a": [x, y], "b": z}) → [{key: "a", value: x}, {key: "a", value: y}, {key: "b", value: z}].
  each: ['o', (object: JsonObject) =>
    Object.entries(object).flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map((one) => ({ key, value: one })))],
  // Multiplies numbers, or texts that hold one; null when either is something else.
  mul: ['* *', (a: Json, b: Json) => {
    const [x, y] = [toNumber(a), toNumber(b)];
    return typeof x === 'number' && typeof y === 'number' ? x * y : null;
  }],
  // The JSON in a base64 text; a value that is not a text is returned as it is.
  unpacked: ['*', (value: Json) => (typeof value === 'string' ? readBase64Json(value) : value)],
  // The value, or null when it is one of the numbers that the sender uses for "no value".
  unless: ['* *+', (value: Json, ...marks: Json[]) => {
    const number = toNumber(value);
    return number !== null && marks.some((mark) => toNumber(mark) === number) ? null : value;
  }],
  // The first value that is neither false nor a text that senders write for "no value", such as "null", "NaN" or "undefined".
  known: ['*+', (...values: Json[]) => values.find((value) => !isFalse(value) && !isNothing(value)) ?? null],
}; // biome-ignore format: a table
