/** Reads the arguments of one service call with type checks, since values that crossed a thread cannot be trusted. */
import { types } from 'node:util';
import type { RangeRef } from '../model/cell';

export class CallArgs {
  readonly #method: string;
  readonly #args: readonly unknown[];

  constructor(method: string, args: readonly unknown[]) {
    this.#method = method;
    this.#args = args;
  }

  get length(): number {
    return this.#args.length;
  }

  raw(index: number): unknown {
    return this.#args[index];
  }

  text(index: number): string {
    const value = this.#args[index];
    return typeof value === 'string' ? value : this.#wrong(index, 'text');
  }

  textOr<T>(index: number, fallback: T): string | T {
    const value = this.#args[index];
    return typeof value === 'string' ? value : fallback;
  }

  number(index: number): number {
    const value = this.#args[index];
    return typeof value === 'number' ? value : this.#wrong(index, 'a number');
  }

  numberOr<T>(index: number, fallback: T): number | T {
    const value = this.#args[index];
    return typeof value === 'number' ? value : fallback;
  }

  flag(index: number): boolean {
    return this.#args[index] === true;
  }

  list(index: number): readonly unknown[] {
    const value = this.#args[index];
    return Array.isArray(value) ? value : this.#wrong(index, 'a list');
  }

  /** A list of lists. */
  matrix(index: number): readonly (readonly unknown[])[] {
    return this.list(index).map((row) => (Array.isArray(row) ? row : this.#wrong(index, 'a list of lists')));
  }

  record(index: number): Readonly<Record<string, unknown>> {
    const value = this.#args[index];
    return isRecord(value) ? value : this.#wrong(index, 'an object');
  }

  recordOr<T>(index: number, fallback: T): Readonly<Record<string, unknown>> | T {
    const value = this.#args[index];
    return isRecord(value) ? value : fallback;
  }

  range(index: number): RangeRef {
    const value = this.record(index);
    return {
      spreadsheetId: String(value.spreadsheetId),
      sheetId: Number(value.sheetId),
      row: Number(value.row),
      column: Number(value.column),
      rows: Number(value.rows),
      columns: Number(value.columns),
    };
  }

  /** Spreadsheet and tab; the first fields of a range. */
  sheet(index: number): { spreadsheetId: string; sheetId: number } {
    const value = this.record(index);
    return { spreadsheetId: String(value.spreadsheetId), sheetId: Number(value.sheetId) };
  }

  #wrong(index: number, expected: string): never {
    throw new TypeError(`${this.#method}: argument ${index} must be ${expected}, got ${typeof this.#args[index]}`);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !types.isDate(value);
}
