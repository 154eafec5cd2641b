/** JSON values as JMESPath sees them. */

export type Json = null | boolean | number | string | Json[] | { readonly [key: string]: Json };
export type JsonObject = Extract<Json, { readonly [key: string]: Json }>;

/** Null for anything but an array. */
export function asArray(value: Json): Json[] | null {
  return Array.isArray(value) ? value : null;
}

/** Null for anything but an object. */
export function asObject(value: Json): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** Own fields only: a document must not reach what every object inherits. */
export function own(object: JsonObject | null, name: string): Json {
  return object && Object.hasOwn(object, name) ? (object[name] ?? null) : null;
}

/** Objects found to be non-empty, which need not be counted again since documents do not change while they are read. */
const filled = new WeakSet<object>();

/**
 * JMESPath's falsehood: null, false and anything empty; 0 is not false. Cached, because it is asked of the same object for
 * every event.
 */
export function isFalse(value: Json): boolean {
  if (value === null || value === false || value === '') return true;
  if (typeof value !== 'object' || filled.has(value)) return false;
  if ((Array.isArray(value) ? value : Object.keys(value)).length === 0) return true;
  filled.add(value);
  return false;
}

/** Deep equality by value; the order of keys does not matter. */
export function equal(a: Json, b: Json): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [x, y] = [a as JsonObject, b as JsonObject];
  const keys = Object.keys(x);
  return (
    keys.length === Object.keys(y).length &&
    keys.every((key) => Object.hasOwn(y, key) && equal(own(x, key), own(y, key)))
  );
}

/** The kind in words, for error messages. */
export function kindOf(value: Json): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** Slices as in Python, as the specification requires. */
export function slice(items: Json[] | null, from: number | null, to: number | null, step: number): Json {
  if (!items) return null;
  const { length } = items;
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const clamp = (n: number | null, otherwise: number) =>
    n === null ? otherwise : Math.min(Math.max(n < 0 ? n + length : n, low), high);
  const end = clamp(to, step > 0 ? length : -1);
  const picked: Json[] = [];
  for (let i = clamp(from, step > 0 ? 0 : length - 1); step > 0 ? i < end : i > end; i += step) {
    picked.push(items[i] ?? null);
  }
  return picked;
}
