/** Between cells and typed values, one column at a time. Reading forgives what people type; writing is exact. */

import { readDay } from '../../core/lib/read-day.ts';
import { fitForCell, MAX_CELL_CHARACTERS } from '../../core/lib/text.ts';
import { dayStart, fromSerial, toSerial } from '../../core/lib/time.ts';
import type { Cell, CellWrite } from '../../ports.ts';
import type { Column } from '../../tables/columns.ts';

export type Value = string | number | boolean | null;

/** A blank or unreadable cell is '', null or false, by the column's kind. */
export function decodeCell(column: Column, cell: Cell | undefined): Value {
  const value = cell ?? '';
  // Half of all cells are blank: the patterns below are not tried on them.
  if (value === '') return BLANKS[column.kind];
  switch (column.kind) {
    case 'integer':
    case 'number':
      return decodeNumber(value);
    case 'boolean':
      return value === true || /^(true|yes|ya|1)$/i.test(String(value).trim());
    case 'dateTime':
    case 'date':
      return decodeDate(value);
    case 'choice':
      return decodeChoice(column, String(value).trim());
    case 'text':
    case 'phone':
    case 'json':
      return String(value);
  }
}

const BLANKS: Readonly<Record<Column['kind'], Value>> = {
  ...{ text: '', phone: '', json: '', choice: '' },
  ...{ integer: null, number: null, dateTime: null, date: null },
  boolean: false,
};

/** Comma decimals, as Indonesians type them in a text cell, are understood. */
function decodeNumber(value: Cell): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const text = String(value).trim();
  if (text === '' || typeof value === 'boolean') return null;
  const number = Number(/^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text);
  return Number.isFinite(number) ? number : null;
}

function decodeDate(value: Cell): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? fromSerial(value) : null;
  const text = String(value).trim();
  const day = readDay(text);
  if (day !== null) return dayStart(day);
  const ms = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

/** A choice is matched without regard to case; what is not a choice reads as blank. */
function decodeChoice(column: Column, text: string): string {
  return column.choices?.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? '';
}

/** The write for a value; '' and null leave the cell blank. */
export function encodeCell(column: Column, value: Value): CellWrite {
  if (value === null || value === '') return blankOf(column);
  switch (column.kind) {
    case 'integer':
    case 'number':
      return Number.isFinite(Number(value)) ? { kind: 'number', value: Number(value) } : blankOf(column);
    case 'boolean':
      return { kind: 'boolean', value: value === true };
    case 'dateTime':
    case 'date':
      return Number.isFinite(Number(value)) ? { kind: column.kind, serial: toSerial(Number(value)) } : blankOf(column);
    case 'json':
      return { kind: 'text', value: jsonFit(String(value)) };
    default:
      return { kind: 'text', value: fitForCell(String(value)) };
  }
}

/** Half an object would read as none: who writes it bounds it, and what is too long all the same says so. */
function jsonFit(json: string): string {
  return json.length <= MAX_CELL_CHARACTERS ? fitForCell(json) : `{"tooLong":${json.length}}`;
}

function blankOf({ kind }: Column): CellWrite {
  if (kind === 'integer' || kind === 'number' || kind === 'boolean') return { kind: 'blank' };
  return { kind: 'blank', of: kind === 'dateTime' || kind === 'date' ? kind : 'text' };
}
