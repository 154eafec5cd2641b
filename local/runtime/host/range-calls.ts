/** Calls of Range: values, formulas, notes, formats, validations. The first argument is the range. */
import { isEmpty, isFormula, type RangeRef, type StyleKey } from '../model/cell';
import { displayAt } from '../model/display';
import { asFormula, fromR1C1, shiftFormula, toR1C1 } from '../model/formula-text';
import { requireEditable } from '../model/protection';
import { mapRect, valueAt } from '../model/read';
import { requireInside, type Sheet } from '../model/sheet';
import { withFormat } from '../model/style';
import type { ValidationRule } from '../model/validation-rule';
import type { CallArgs } from './call-args';
import type { Handlers, Session } from './session';
import { writeValues } from './write-values';

type Value = string | number | null;

/** Buffers a change of a range's cells or attributes, after checking that this user may make it. */
function change(session: Session, ref: RangeRef, apply: (sheet: Sheet) => void, rules = false): void {
  const sheet = session.peek(ref);
  requireEditable(session.state.workbook(ref.spreadsheetId), sheet.sheetId, ref, session.context.effectiveUser);
  const write = (): void => {
    requireInside(sheet, ref);
    apply(sheet);
    sheet.touchMeta();
  };
  if (rules) session.writeRules(ref.rows * ref.columns, write);
  else session.write(ref.rows * ref.columns, write);
}

/** Reads each cell of a range. */
function each<T>(session: Session, args: CallArgs, read: (sheet: Sheet, row: number, column: number) => T): T[][] {
  const ref = args.range(0);
  const sheet = session.sheet(ref);
  requireInside(sheet, ref);
  return mapRect(ref, (row, column) => read(sheet, row, column));
}

/** Writes formulas: one text shifted from cell to cell, or one text per cell. */
function setFormulas(
  session: Session,
  args: CallArgs,
  read: (text: string, row: number, column: number) => string,
): void {
  const ref = args.range(0);
  const given = args.raw(1);
  const texts = mapRect(ref, (row, column) => {
    const matrix = Array.isArray(given) ? given : null;
    const cells: unknown = matrix?.[row - ref.row];
    const text = matrix ? String((Array.isArray(cells) ? cells : [])[column - ref.column] ?? '') : String(given ?? '');
    if (text === '') return null;
    if (matrix) return { f: read(asFormula(text), row, column) };
    const first = read(asFormula(text), ref.row, ref.column);
    return { f: shiftFormula(first, row - ref.row, column - ref.column) };
  });
  change(session, ref, (sheet) => sheet.writeBlock(ref.row, ref.column, texts));
}

/** Attributes are set cell by cell from a matrix, or the whole range at once from a one-cell matrix. */
function eachOf<T>(ref: RangeRef, matrix: readonly (readonly T[])[], put: (at: RangeRef, value: T) => void): void {
  const first = matrix[0]?.[0];
  if (matrix.length === 1 && matrix[0]?.length === 1 && first !== undefined) {
    put(ref, first);
    return;
  }
  matrix.forEach((line, down) => {
    line.forEach((value, right) => {
      put({ ...ref, row: ref.row + down, column: ref.column + right, rows: 1, columns: 1 }, value);
    });
  });
}

export const rangeCalls: Handlers = {
  'Range.getValues': (session, args) => {
    const workbook = session.workbook(args.range(0).spreadsheetId);
    return each(session, args, (sheet, row, column) => valueAt(workbook, sheet, row, column));
  },
  'Range.getDisplayValues': (session, args) => {
    const workbook = session.workbook(args.range(0).spreadsheetId);
    return each(session, args, (sheet, row, column) => displayAt(workbook, sheet, row, column));
  },
  'Range.setValues': (session, args) => writeValues(session, args.range(0), args.matrix(1)),
  'Range.isBlank': (session, args) => {
    const ref = args.range(0);
    const sheet = session.sheet(ref);
    return !mapRect(ref, (row, column) => sheet.cell(row, column)).some((line) => line.some((cell) => !isEmpty(cell)));
  },

  'Range.getFormulas': (session, args) =>
    each(session, args, (sheet, row, column) => {
      const cell = sheet.cell(row, column);
      return isFormula(cell) ? cell.f : '';
    }),
  'Range.getFormulasR1C1': (session, args) =>
    each(session, args, (sheet, row, column) => {
      const cell = sheet.cell(row, column);
      return isFormula(cell) ? toR1C1(cell.f, row, column) : '';
    }),
  'Range.setFormulas': (session, args) => setFormulas(session, args, (text) => text),
  'Range.setFormulasR1C1': (session, args) => setFormulas(session, args, fromR1C1),

  'Range.getNotes': (session, args) => each(session, args, (sheet, row, column) => sheet.notes.get(row, column) ?? ''),
  'Range.setNotes': (session, args) => {
    const ref = args.range(0);
    const notes = args.matrix(1);
    change(session, ref, (sheet) =>
      eachOf(ref, notes, (at, note) => sheet.notes.set(at, note === '' ? undefined : String(note))),
    );
  },

  'Range.getFormats': (session, args) => {
    const key = args.text(1) as StyleKey;
    return each(session, args, (sheet, row, column) => sheet.styles.get(row, column)?.[key] ?? null);
  },
  'Range.setFormats': (session, args) => {
    const ref = args.range(0);
    const key = args.text(1) as StyleKey;
    const values = args.matrix(2) as readonly (readonly Value[])[];
    change(session, ref, (sheet) =>
      eachOf(ref, values, (at, value) => sheet.styles.update(at, (style) => withFormat(style, key, value))),
    );
  },

  'Range.getValidations': (session, args) =>
    each(session, args, (sheet, row, column) => sheet.validations.get(row, column) ?? null),
  'Range.setValidations': (session, args) => {
    const ref = args.range(0);
    const rules = args.matrix(1) as readonly (readonly (ValidationRule | null)[])[];
    change(
      session,
      ref,
      (sheet) => eachOf(ref, rules, (at, rule) => sheet.validations.set(at, rule ?? undefined)),
      true,
    );
  },
};
