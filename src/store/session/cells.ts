/** Converts between cells and typed values, one column at a time. Reading is tolerant of what people type; writing is exact. */

import { readMoment } from '../../core/lib/iso-time.ts';
import { readDay } from '../../core/lib/read-day.ts';
import { readFlag } from '../../core/lib/read-flag.ts';
import { readDegrees, readNumber } from '../../core/lib/read-number.ts';
import { fitForCell, MAX_CELL_CHARACTERS } from '../../core/lib/text.ts';
import { dayStart, fromSerial, toSerial, WORKBOOK_OFFSET_MINUTES, workbookDay, yearOf } from '../../core/lib/time.ts';
import { readAmount } from '../../core/sale/read-amount.ts';
import type { Cell, CellWrite } from '../../ports.ts';
import { type Column, isMoney } from '../../tables/columns.ts';

export type Value = string | number | boolean | null;

/** A blank or unreadable cell is '', null or false, by the column's kind. */
export function decodeCell(column: Column, cell: Cell | undefined): Value {
  const value = cell ?? '';
  // Half of all cells are blank, so skip the patterns below.
  if (value === '') return BLANKS[column.kind];
  switch (column.kind) {
    case 'integer':
    case 'number':
    case 'degrees':
      return decodeNumber(column, value);
    case 'boolean':
      return value === true || (value !== false && readFlag(String(value)) === true);
    case 'dateTime':
    case 'stamp':
    case 'date':
      return decodeDate(column, value);
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
  ...{ integer: null, number: null, degrees: null, dateTime: null, stamp: null, date: null },
  boolean: false,
};

/** The error values of broken formulas. */
const BROKEN = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|ERROR!|NULL!)$/;

/** Whether a cell of staff has content that cannot be read. A dash counts as blank. */
export function isUnread(column: Column, cell: Cell | undefined): boolean {
  const text = String(cell ?? '').trim();
  if (text === '' || column.by !== 'staff') return false;
  if (BROKEN.test(text)) return true;
  if (column.kind === 'boolean') return typeof cell !== 'boolean' && readFlag(text) === null;
  const isText = column.kind === 'text' || column.kind === 'phone' || column.kind === 'json';
  if (isText || /^[-\u2010-\u2015]$/.test(text)) return false;
  const value = decodeCell(column, cell);
  return value === null || value === '';
}

/** A number; integers must be whole. Text is read by the reader for the column's kind. */
function decodeNumber({ kind, by }: Column, value: Cell): number | null {
  if (typeof value === 'boolean') return null;
  if (typeof value === 'number')
    return Number.isFinite(value) && (Number.isInteger(value) || kind !== 'integer' || by === 'hub') ? value : null;
  if (kind === 'degrees') return readDegrees(value);
  if (kind === 'integer') return readAmount(value);
  const number = readNumber(value);
  return number === 'two ways' ? null : number;
}

/**
 * A date. A number outside plausible years in a cell of staff is not a date, unless it is one written together, such as
 * 20261127.
 */
function decodeDate({ kind, by }: Column, value: Cell): number | null {
  if (typeof value === 'boolean') return null;
  if (typeof value === 'number') {
    if (by === 'staff' && kind === 'date' && value > 1e7) return dayOrNull(readDay(String(value)));
    const at = Number.isFinite(value) ? fromSerial(value) : null;
    return at === null || by === 'hub' || isOfOurAge(at) ? at : null;
  }
  const moment = readMoment(value.trim(), WORKBOOK_OFFSET_MINUTES);
  return moment ?? dayOrNull(readDay(value));
}

function isOfOurAge(at: number): boolean {
  const year = Math.abs(at) < 8e15 ? yearOf(workbookDay(at)) : 0;
  return year >= 1990 && year <= 2100;
}

function dayOrNull(day: number | null): number | null {
  return day === null ? null : dayStart(day);
}

/** A choice is matched without regard to case; what is not a choice reads as blank. */
function decodeChoice(column: Column, text: string): string {
  // Nearly always it matches exactly.
  if (column.choices?.includes(text)) return text;
  const lower = text.toLowerCase();
  return column.choices?.find((choice) => choice.toLowerCase() === lower) ?? '';
}

/** The write for a value; '' and null leave the cell blank. */
export function encodeCell(column: Column, value: Value): CellWrite {
  if (value === null || value === '') return blankOf(column);
  switch (column.kind) {
    case 'integer':
    case 'number':
    case 'degrees':
      return Number.isFinite(Number(value))
        ? { kind: isMoney(column) ? 'money' : 'number', value: Number(value) }
        : blankOf(column);
    case 'boolean':
      return { kind: 'boolean', value: value === true };
    case 'dateTime':
    case 'stamp':
    case 'date':
      return Number.isFinite(Number(value)) ? { kind: column.kind, serial: toSerial(Number(value)) } : blankOf(column);
    case 'json':
      return { kind: 'text', value: jsonFit(String(value)) };
    default:
      return { kind: 'text', value: fitForCell(String(value)) };
  }
}

/**
 * JSON must fit whole, since half an object cannot be read. Writers limit its size; if it is too long all the same, the cell
 * says so.
 */
function jsonFit(json: string): string {
  return json.length <= MAX_CELL_CHARACTERS ? fitForCell(json) : `{"tooLong":${json.length}}`;
}

function blankOf(column: Column): CellWrite {
  const { kind } = column;
  if (isMoney(column)) return BLANK.money;
  if (kind === 'integer' || kind === 'number' || kind === 'degrees' || kind === 'boolean') return BLANK.number;
  return kind === 'dateTime' || kind === 'stamp' || kind === 'date' ? BLANK[kind] : BLANK.text;
}

/** Shared objects, since half of what is written is blank. */
const BLANK = {
  money: { kind: 'blank', of: 'money' },
  number: { kind: 'blank' },
  text: { kind: 'blank', of: 'text' },
  dateTime: { kind: 'blank', of: 'dateTime' },
  stamp: { kind: 'blank', of: 'stamp' },
  date: { kind: 'blank', of: 'date' },
} as const satisfies Record<string, CellWrite>;
