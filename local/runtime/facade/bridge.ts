/**
 * What every object of the script side shares: the way to the owner side, and the script's own realm, in which results,
 * dates and exceptions are made.
 */
import { types } from 'node:util';
import type { ExecutionContext } from '../host/types';
import { type Locale, type MessageKey, message } from '../model/messages';
import { type Realm, ServiceFailure, type ServicePort } from '../port';
import { typeNames } from './type-names';

export class Bridge {
  readonly realm: Realm;
  readonly context: ExecutionContext;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly #port: ServicePort;
  readonly #sameRealm: boolean;

  constructor(port: ServicePort, realm: Realm, context: ExecutionContext) {
    this.#port = port;
    this.realm = realm;
    this.context = context;
    this.locale = context.locale ?? 'en';
    this.timeZone = context.timeZone ?? 'Asia/Jakarta';
    this.#sameRealm = realm.Array === Array && realm.Date === Date && realm.Object === Object;
  }

  /** Makes a service call; returns the result as the owner side gave it. */
  ask(method: string, ...args: readonly unknown[]): unknown {
    try {
      return this.#port.call(method, args);
    } catch (error) {
      if (error instanceof ServiceFailure) throw this.exception(error.message);
      throw error;
    }
  }

  /** Makes a service call; returns the result rebuilt from the script realm's own classes. */
  call(method: string, ...args: readonly unknown[]): unknown {
    return this.toScript(this.ask(method, ...args));
  }

  text(method: string, ...args: readonly unknown[]): string {
    return String(this.ask(method, ...args));
  }

  number(method: string, ...args: readonly unknown[]): number {
    return Number(this.ask(method, ...args));
  }

  record(method: string, ...args: readonly unknown[]): Readonly<Record<string, unknown>> {
    const value = this.ask(method, ...args);
    return isRecord(value) ? value : {};
  }

  list(method: string, ...args: readonly unknown[]): readonly unknown[] {
    const value = this.ask(method, ...args);
    return Array.isArray(value) ? value : [];
  }

  matrix(method: string, ...args: readonly unknown[]): readonly (readonly unknown[])[] {
    return this.list(method, ...args).map((row) => (Array.isArray(row) ? (row as readonly unknown[]) : []));
  }

  /** Rebuilds arrays, dates and plain objects in the script's realm; other values stay as they are. */
  toScript(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || (this.#sameRealm && !types.isDate(value))) return value;
    if (Array.isArray(value)) return this.#listToScript(value);
    if (types.isDate(value)) return new this.realm.Date(value.getTime());
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    const copy = new this.realm.Object() as Record<string, unknown>;
    for (const [key, item] of Object.entries(value)) copy[key] = this.toScript(item);
    return copy;
  }

  /** The most frequent case: a tab is thousands of lists of scalars. */
  #listToScript(items: readonly unknown[]): unknown[] {
    const list = new this.realm.Array<unknown>();
    for (const item of items) list.push(typeof item === 'object' && item !== null ? this.toScript(item) : item);
    return list;
  }

  /** A list as an Array of the script's realm. */
  array<T>(items: readonly T[]): T[] {
    return this.#sameRealm ? [...items] : this.realm.Array.from(items);
  }

  /** The platform's error, as the script catches it. */
  exception(text: string): Error {
    const error = new this.realm.Error(text);
    Object.defineProperty(error, 'name', { value: 'Exception', writable: true, configurable: true });
    return error;
  }

  /** Throws the platform's error. */
  fail(key: MessageKey, ...fill: readonly (string | number)[]): never {
    throw this.exception(message(this.locale, key, ...fill));
  }

  /** Throws what the platform throws when the arguments match no signature of the method. */
  mismatch(method: string, args: ArrayLike<unknown>): never {
    return this.fail('signature', typeNames(args), method);
  }

  /** Throws for example for a list with an item that is not a number. */
  cannotConvert(what: unknown, type: string): never {
    return this.fail('cannotConvert', String(what), type);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !types.isDate(value);
}

/** A cell's value in the form that crosses to the owner side: anything but scalars and dates becomes text. */
export function cellIn(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return types.isDate(value) ? new Date(value.getTime()) : String(value);
}
