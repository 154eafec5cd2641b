/** What a script's value becomes in a cell: strings as typed, dates as day numbers with a date format, nothing as empty. */
import { types } from 'node:util';
import { isDateFormat } from './number-format-kind';
import { Refusal } from './refusal';
import { epochToSerial } from './time-zone';
import { type Entered, FORMAT_DATE, FORMAT_DATE_TIME, readTyped } from './typed-input';

/** https://support.google.com/drive/answer/37603: 50,000 characters a cell. */
const MAX_CELL_CHARS = 50_000;

export interface EnterContext {
  readonly timeZone: string;
  readonly locale: string;
  /** Epoch ms. */
  readonly now: number;
}

/** Coerces one value that a script or a person puts into a cell with the number format `format`. */
export function enter(value: unknown, format: string | undefined, context: EnterContext): Entered {
  if (value === null || value === undefined || value === '') return { cell: null, kind: 'empty' };
  if (typeof value === 'number') return enterNumber(value);
  if (typeof value === 'boolean') return { cell: value, kind: 'boolean' };
  if (types.isDate(value)) return enterDate(value.getTime(), context);
  return enterText(String(value), format, context);
}

function enterNumber(value: number): Entered {
  return Number.isFinite(value) ? { cell: value, kind: 'number' } : { cell: '#NUM!', kind: 'text' };
}

function enterDate(epochMs: number, context: EnterContext): Entered {
  if (Number.isNaN(epochMs)) return { cell: '#NUM!', kind: 'text' };
  const serial = epochToSerial(context.timeZone, epochMs);
  return { cell: serial, kind: 'date', numberFormat: Number.isInteger(serial) ? FORMAT_DATE : FORMAT_DATE_TIME };
}

function enterText(text: string, format: string | undefined, context: EnterContext): Entered {
  if (text.length > MAX_CELL_CHARS) throw new Refusal('cellTooLong');
  if (format === '@') return { cell: text, kind: 'text' };
  return readTyped(text, context);
}

/** The number format that the cell has afterwards, when it changes. */
export function formatAfter(entered: Entered, format: string | undefined): string | undefined {
  if (!entered.numberFormat) return undefined;
  if (entered.kind === 'date') return format !== undefined && isDateFormat(format) ? undefined : entered.numberFormat;
  return format === undefined ? entered.numberFormat : undefined;
}
