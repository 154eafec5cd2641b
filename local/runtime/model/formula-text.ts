/** A formula's text: its references found, shifted, and written in A1 or R1C1. Quoted texts are left alone. */
import { columnName, columnNumber } from './a1';

const REFERENCE =
  /("(?:[^"]|"")*")|('(?:[^']|'')+'!|[A-Za-z_][\w.]*!)?(\$?)([A-Za-z]{1,3})(\$?)(\d+)(?![\w(])|([A-Za-z_][\w.]*)/g;

interface Reference {
  /** With its "!"; '' when it names no sheet. */
  readonly sheet: string;
  readonly column: string;
  readonly row: string;
  /** "$" or ''. */
  readonly fixedColumn: string;
  readonly fixedRow: string;
}

function replaceReferences(formula: string, replace: (reference: Reference) => string): string {
  return formula.replace(REFERENCE, (whole: string, ...groups: (string | undefined)[]) => {
    const [text, sheet = '', fixedColumn = '', column, fixedRow = '', row = '', name] = groups;
    if (text !== undefined || name !== undefined || column === undefined) return whole;
    return replace({ sheet, fixedColumn, column, fixedRow, row });
  });
}

/** Moves relative references, as copying a formula does; what leaves the sheet becomes #REF!. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return replaceReferences(formula, ({ sheet, fixedColumn, column, fixedRow, row }) => {
    const newColumn = fixedColumn ? columnNumber(column) : columnNumber(column) + columns;
    const newRow = fixedRow ? Number(row) : Number(row) + rows;
    if (newColumn < 1 || newRow < 1) return '#REF!';
    return `${sheet}${fixedColumn}${columnName(newColumn)}${fixedRow}${newRow}`;
  });
}

/** A formula seen from a cell, its references as R1C1: relative ones as R[1]C[0], fixed ones as R2C3. */
export function toR1C1(formula: string, atRow: number, atColumn: number): string {
  return replaceReferences(formula, ({ sheet, fixedColumn, column, fixedRow, row }) => {
    const rowPart = fixedRow ? `R${row}` : `R[${Number(row) - atRow}]`;
    const columnPart = fixedColumn ? `C${columnNumber(column)}` : `C[${columnNumber(column) - atColumn}]`;
    return `${sheet}${rowPart}${columnPart}`;
  });
}

const R1C1 = /("(?:[^"]|"")*")|(?<![\w.])R(?:\[(-?\d+)\]|(\d+))?C(?:\[(-?\d+)\]|(\d+))?(?![\w(])/g;

/** The same the other way. */
export function fromR1C1(formula: string, atRow: number, atColumn: number): string {
  return formula.replace(R1C1, (whole: string, ...groups: (string | undefined)[]) => {
    const [text, relativeRow, row, relativeColumn, column] = groups;
    if (text !== undefined) return whole;
    const newRow = row === undefined ? atRow + Number(relativeRow ?? 0) : Number(row);
    const newColumn = column === undefined ? atColumn + Number(relativeColumn ?? 0) : Number(column);
    if (newColumn < 1 || newRow < 1) return '#REF!';
    return `${column === undefined ? '' : '$'}${columnName(newColumn)}${row === undefined ? '' : '$'}${newRow}`;
  });
}

/** As it is kept: with a leading "=". */
export function asFormula(text: string): string {
  return text.startsWith('=') ? text : `=${text}`;
}
