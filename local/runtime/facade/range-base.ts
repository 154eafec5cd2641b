/** A Range's place: its rectangle, its neighbours, its notations. Nothing here asks the owner for cells. */
import { columnName, toA1 } from '../model/a1';
import { lastColumnOf, lastRowOf, type RangeRef, type Rect } from '../model/cell';
import type { RuleRect } from '../model/rect-shift';
import type { Bridge } from './bridge';
import type { Sheet } from './sheet';

/** How a range was named: "D:F" and "5:7" keep their notation; those and "D2:F" are not bounded. */
export type Open = 'rows' | 'columns' | 'below' | null;

/** How to name the range that a rule covers. */
export function openOf({ row, isOpenBelow, isOpenRight }: RuleRect): Open {
  if (isOpenBelow) return row === 1 ? 'columns' : 'below';
  return isOpenRight ? 'rows' : null;
}

export class RangeBase {
  readonly bridge: Bridge;
  readonly sheet: Sheet;
  readonly ref: RangeRef;
  readonly open: Open;

  constructor(sheet: Sheet, rect: Rect, open: Open = null) {
    this.sheet = sheet;
    this.bridge = sheet.bridge;
    const { row, column, rows, columns } = rect;
    this.ref = { ...sheet.ref, row, column, rows, columns };
    this.open = open;
  }

  /** The range as rules store it, with the sides on which it is open. */
  get ruleRef(): RangeRef & RuleRect {
    return {
      ...this.ref,
      ...(this.isEndRowBounded() ? {} : { isOpenBelow: true }),
      ...(this.isEndColumnBounded() ? {} : { isOpenRight: true }),
    };
  }

  /** Event ranges are read through these, and are serialised as them. */
  get rowStart(): number {
    return this.ref.row;
  }

  get rowEnd(): number {
    return lastRowOf(this.ref);
  }

  get columnStart(): number {
    return this.ref.column;
  }

  get columnEnd(): number {
    return lastColumnOf(this.ref);
  }

  toJSON(): unknown {
    const { columnEnd, columnStart, rowEnd, rowStart } = this;
    return { columnEnd, columnStart, rowEnd, rowStart };
  }

  getRow(): number {
    return this.ref.row;
  }

  getRowIndex(): number {
    return this.ref.row;
  }

  getColumn(): number {
    return this.ref.column;
  }

  getColumnIndex(): number {
    return this.ref.column;
  }

  getLastRow(): number {
    return lastRowOf(this.ref);
  }

  getLastColumn(): number {
    return lastColumnOf(this.ref);
  }

  getEndRow(): number {
    return lastRowOf(this.ref);
  }

  getEndColumn(): number {
    return lastColumnOf(this.ref);
  }

  getNumRows(): number {
    return this.ref.rows;
  }

  getNumColumns(): number {
    return this.ref.columns;
  }

  getHeight(): number {
    return this.ref.rows;
  }

  getWidth(): number {
    return this.ref.columns;
  }

  getGridId(): number {
    return this.ref.sheetId;
  }

  getSheet(): Sheet {
    return this.sheet;
  }

  getA1Notation(): string {
    const { row, column } = this.ref;
    if (this.open === 'columns') return `${columnName(column)}:${columnName(lastColumnOf(this.ref))}`;
    if (this.open === 'rows') return `${row}:${lastRowOf(this.ref)}`;
    return toA1(this.ref);
  }

  isStartRowBounded(): boolean {
    return this.open !== 'columns';
  }

  isEndRowBounded(): boolean {
    return this.open !== 'columns' && this.open !== 'below';
  }

  isStartColumnBounded(): boolean {
    return this.open !== 'rows';
  }

  isEndColumnBounded(): boolean {
    return this.open !== 'rows';
  }
}
