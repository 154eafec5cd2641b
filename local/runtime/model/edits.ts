/** Edits of blocks: clear, copy, move, remove duplicates, trim, insert and delete cells. */
import { type Cell, isFormula, lastColumnOf, lastRowOf, type Rect, type Style } from './cell';
import { shiftFormula } from './formula-text';
import { scalarAt } from './read';
import type { Sheet } from './sheet';
import { internStyle } from './style';
import type { ValidationRule } from './validation-rule';
import type { Workbook } from './workbook';

export interface ClearWhat {
  readonly contents?: boolean;
  readonly formats?: boolean;
  readonly notes?: boolean;
  readonly validations?: boolean;
}

export function clearRect(sheet: Sheet, rect: Rect, what: ClearWhat): void {
  if (what.contents) sheet.clearCells(rect);
  if (what.formats) sheet.styles.set(rect, undefined);
  if (what.notes) sheet.notes.set(rect, undefined);
  if (what.validations) sheet.validations.set(rect, undefined);
  sheet.touchMeta();
}

/** What a paste takes along. */
export type PasteType =
  | 'NORMAL'
  | 'NO_BORDERS'
  | 'FORMAT'
  | 'FORMULA'
  | 'DATA_VALIDATION'
  | 'VALUES'
  | 'CONDITIONAL_FORMATTING'
  | 'COLUMN_WIDTHS';

interface CellCopy {
  readonly cell: Cell;
  readonly value: Cell;
  readonly style: Style | undefined;
  readonly note: string | undefined;
  readonly validation: ValidationRule | undefined;
}

function copyOut(workbook: Workbook, sheet: Sheet, rect: Rect): CellCopy[][] {
  return Array.from({ length: rect.rows }, (_, down) =>
    Array.from({ length: rect.columns }, (_, right) => {
      const row = rect.row + down;
      const column = rect.column + right;
      return {
        cell: sheet.cell(row, column),
        value: scalarAt(workbook, sheet, row, column),
        style: sheet.styles.get(row, column),
        note: sheet.notes.get(row, column),
        validation: sheet.validations.get(row, column),
      };
    }),
  );
}

export interface Place {
  readonly sheet: Sheet;
  readonly rect: Rect;
}

/**
 * Copies a block to where `to` begins. A smaller target still gets the whole source; a larger one only whole repetitions.
 */
export function copyBlock(
  workbook: Workbook,
  from: Place,
  to: Place,
  { type, transposed }: { readonly type: PasteType; readonly transposed: boolean },
): void {
  const copies = copyOut(workbook, from.sheet, from.rect);
  const block = transposed ? transpose(copies) : copies;
  const height = block.length;
  const width = block[0]?.length ?? 0;
  const down = Math.max(1, Math.floor(to.rect.rows / height));
  const right = Math.max(1, Math.floor(to.rect.columns / width));
  for (let i = 0; i < down * height; i += 1) {
    for (let j = 0; j < right * width; j += 1) {
      const copy = block[i % height]?.[j % width];
      const row = to.rect.row + i;
      const column = to.rect.column + j;
      if (!copy || row > to.sheet.maxRows || column > to.sheet.maxColumns) continue;
      const sourceRow = from.rect.row + (transposed ? j % width : i % height);
      const sourceColumn = from.rect.column + (transposed ? i % height : j % width);
      paste(to.sheet, { row, column }, copy, { type, by: [row - sourceRow, column - sourceColumn] });
    }
  }
  if (type === 'COLUMN_WIDTHS') copyWidths(from, to);
  to.sheet.touchMeta();
}

/** How a copy is pasted: which parts of it, and by how much its references move. */
interface Paste {
  readonly type: PasteType;
  readonly by: readonly [down: number, right: number];
}

function paste(
  sheet: Sheet,
  { row, column }: Pick<Rect, 'row' | 'column'>,
  copy: CellCopy,
  { type, by: [down, right] }: Paste,
): void {
  const at: Rect = { row, column, rows: 1, columns: 1 };
  const moved = isFormula(copy.cell) ? { f: shiftFormula(copy.cell.f, down, right) } : copy.cell;
  const everything = type === 'NORMAL' || type === 'NO_BORDERS';
  if (everything || type === 'FORMULA') sheet.writeCell(row, column, moved);
  if (type === 'VALUES') sheet.writeCell(row, column, copy.value);
  if (everything || type === 'FORMAT') {
    const { border: _border, ...plain } = copy.style ?? {};
    sheet.styles.set(at, type === 'NO_BORDERS' ? internStyle(plain) : copy.style);
  }
  if (everything || type === 'DATA_VALIDATION') sheet.validations.set(at, copy.validation);
  if (everything) sheet.notes.set(at, copy.note);
}

function copyWidths(from: Place, to: Place): void {
  for (let offset = 0; offset < from.rect.columns; offset += 1) {
    const width = from.sheet.columnWidths.get(1, from.rect.column + offset);
    to.sheet.columnWidths.set({ row: 1, column: to.rect.column + offset, rows: 1, columns: 1 }, width);
  }
}

function transpose<T>(block: readonly (readonly T[])[]): T[][] {
  return Array.from({ length: block[0]?.length ?? 0 }, (_, column) =>
    block.flatMap((row) => row.slice(column, column + 1)),
  );
}

/** Cuts a block and pastes it where `to` begins; formulas keep their references. */
export function moveBlock(workbook: Workbook, from: Place, to: Place): void {
  const copies = copyOut(workbook, from.sheet, from.rect);
  clearRect(from.sheet, from.rect, { contents: true, formats: true, notes: true, validations: true });
  copies.forEach((line, down) => {
    line.forEach((copy, right) => {
      const at = { row: to.rect.row + down, column: to.rect.column + right };
      paste(to.sheet, at, copy, { type: 'NORMAL', by: [0, 0] });
    });
  });
  to.sheet.touchMeta();
}

/** Keeps the first of rows that are equal (texts ignoring case) in the columns; the rest moves up. Returns the rows left. */
export function removeDuplicates(workbook: Workbook, sheet: Sheet, rect: Rect, columns: readonly number[]): number {
  const seen = new Set<string>();
  const kept: (readonly Cell[])[] = [];
  for (let row = rect.row; row <= lastRowOf(rect); row += 1) {
    const key = JSON.stringify(
      columns.map((column) => {
        const value = scalarAt(workbook, sheet, row, column);
        return typeof value === 'string' ? value.toLowerCase() : value;
      }),
    );
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(Array.from({ length: rect.columns }, (_, offset) => sheet.cell(row, rect.column + offset)));
  }
  sheet.clearCells(rect);
  sheet.writeBlock(rect.row, rect.column, kept);
  return kept.length;
}

/** Cuts white space at both ends and leaves one space of each inner run; what looks like a formula stays text. */
export function trimWhitespace(sheet: Sheet, rect: Rect): void {
  for (let row = rect.row; row <= Math.min(lastRowOf(rect), sheet.lastRow); row += 1) {
    const cells = sheet.row(row);
    const next = cells.map((cell, index) =>
      typeof cell === 'string' && index + 1 >= rect.column && index + 1 <= lastColumnOf(rect) ? trimmed(cell) : cell,
    );
    if (next.some((cell, index) => cell !== cells[index])) sheet.putRow(row, next);
  }
}

function trimmed(text: string): string | null {
  const short = text.replace(/\s+/g, ' ').trim();
  return short === '' ? null : short;
}

/** Pushes cells right or down to make room. */
export function insertCells(workbook: Workbook, sheet: Sheet, rect: Rect, along: 'ROWS' | 'COLUMNS'): void {
  const rest = restOf(sheet, rect, along, 0);
  const target =
    along === 'ROWS' ? { ...rest, row: rest.row + rect.rows } : { ...rest, column: rest.column + rect.columns };
  shiftRest(workbook, sheet, rest, target);
  clearRect(sheet, rect, { contents: true, notes: true });
}

/** Pulls the cells behind the deleted ones up or left. */
export function deleteCells(workbook: Workbook, sheet: Sheet, rect: Rect, along: 'ROWS' | 'COLUMNS'): void {
  const rest = restOf(sheet, rect, along, along === 'ROWS' ? rect.rows : rect.columns);
  clearRect(sheet, rect, { contents: true, formats: true, notes: true, validations: true });
  shiftRest(workbook, sheet, rest, { ...rest, row: rect.row, column: rect.column });
}

/** The cells of the same columns (or rows) from the rectangle, or behind it, to the end of the data. */
function restOf(sheet: Sheet, rect: Rect, along: 'ROWS' | 'COLUMNS', skip: number): Rect {
  if (along === 'ROWS') {
    const row = rect.row + skip;
    return { ...rect, row, rows: Math.max(0, sheet.lastRow - row + 1) };
  }
  const column = rect.column + skip;
  return { ...rect, column, columns: Math.max(0, sheet.lastColumn - column + 1) };
}

function shiftRest(workbook: Workbook, sheet: Sheet, rest: Rect, target: Rect): void {
  if (rest.rows < 1 || rest.columns < 1) return;
  const missingRows = lastRowOf(target) - sheet.maxRows;
  const missingColumns = lastColumnOf(target) - sheet.maxColumns;
  if (missingRows > 0) workbook.insertRows(sheet, sheet.maxRows + 1, missingRows, sheet.maxRows);
  if (missingColumns > 0) workbook.insertColumns(sheet, sheet.maxColumns + 1, missingColumns, sheet.maxColumns);
  moveBlock(workbook, { sheet, rect: rest }, { sheet, rect: target });
}
