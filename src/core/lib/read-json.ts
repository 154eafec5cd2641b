/**
 * Reads JSON that people may have edited, against a schema: returns the value, or the reason why it does not fit. Decoders are
 * plain functions that return the typed value, or throw a message saying what is wrong.
 */
import { asRecord, parseJson } from './json.ts';
import { oneLine } from './text.ts';
import { wordRecord } from './word-record.ts';

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** `at`: the path to the value, for the reason. */
export type Decode<T> = (value: unknown, at: string) => T;
type Shape = Readonly<Record<string, Decode<unknown>>>;
type Of<S extends Shape> = { readonly [K in keyof S]: ReturnType<S[K]> };

class Misfit extends Error {}

/** Never throws, whatever the text is. */
export function readJson<T>(json: string, decode: Decode<T>): Read<T> {
  const parsed = parseJson(json);
  if (!parsed.ok) return { ok: false, reason: oneLine(`not JSON: ${parsed.reason}`, 120) };
  try {
    return { ok: true, value: decode(parsed.value, '') };
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return { ok: false, reason: oneLine(error.message, 120) };
  }
}

export function misfit(at: string, wanted: string): never {
  throw new Misfit(`${at === '' ? 'it' : at} is not ${wanted}`);
}

export const text: Decode<string> = (value, at) => (typeof value === 'string' ? value : misfit(at, 'text'));
export const flag: Decode<boolean> = (value, at) => (typeof value === 'boolean' ? value : misfit(at, 'true or false'));
export const number: Decode<number> = (value, at) =>
  typeof value === 'number' && Number.isFinite(value) ? value : misfit(at, 'a number');

export function choice<const C extends string>(...choices: readonly C[]): Decode<C> {
  return (value, at) => choices.find((each) => each === value) ?? misfit(at, `one of ${choices.join(', ')}`);
}

export function nullable<T>(decode: Decode<T>): Decode<T | null> {
  return (value, at) => (value === null ? null : decode(value, at));
}

export function array<T>(decode: Decode<T>): Decode<T[]> {
  return (value, at) =>
    Array.isArray(value) ? value.map((each, index) => decode(each, `${at}[${index}]`)) : misfit(at, 'a list');
}

/** An array of fixed length, with a decoder for each item. */
export function tuple<const T extends readonly Decode<unknown>[]>(
  ...items: T
): Decode<{ -readonly [K in keyof T]: ReturnType<T[K]> }> {
  return (value, at) => {
    if (!Array.isArray(value) || value.length < items.length) return misfit(at, `a list of ${items.length}`);
    return items.map((decode, index) => decode(value[index], `${at}[${index}]`)) as {
      -readonly [K in keyof T]: ReturnType<T[K]>;
    };
  };
}

/** An object with arbitrary keys; the result has no prototype. */
export function dictionary<T>(decode: Decode<T>): Decode<Record<string, T>> {
  return (value, at) => {
    const entries = Object.entries(asRecord(value) ?? misfit(at, 'an object'));
    const values = wordRecord<T>();
    for (const [key, each] of entries) values[key] = decode(each, `${at}.${key}`);
    return values;
  };
}

/** Fields that are not in the shape are dropped. `extra`: fields that may be absent. */
export function object<S extends Shape>(shape: S): Decode<Of<S>>;
export function object<S extends Shape, E extends Shape>(shape: S, extra: E): Decode<Of<S> & Partial<Of<E>>>;
export function object(shape: Shape, extra: Shape = {}): Decode<object> {
  return (value, at) => {
    const given = asRecord(value) ?? misfit(at, 'an object');
    const there = Object.entries(extra).filter(([key]) => given[key] !== undefined);
    const all = [...Object.entries(shape), ...there];
    return Object.fromEntries(all.map(([key, decode]) => [key, decode(given[key], `${at}.${key}`)]));
  };
}

/** A tagged union of objects: the value of `key` selects the decoder. */
export function byKey<K extends string, M extends Readonly<Record<string, Decode<object>>>>(
  key: K,
  kinds: M,
): Decode<{ [T in keyof M & string]: { readonly [P in K]: T } & ReturnType<M[T]> }[keyof M & string]> {
  return (value, at) => {
    const kind = asRecord(value)?.[key];
    const decode = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    return { [key]: kind, ...(decode ?? misfit(`${at}.${key}`, 'known'))(value, at) } as never;
  };
}
