/** SpreadsheetApp.Sheet. */
import { close, parseRange, splitSheet } from '../model/a1';
import type { Rect } from '../model/cell';
import { type Bridge, cellIn } from './bridge';
import { guardClass } from './guard';
import { Range } from './range';
import type { Open } from './range-base';
import type { Spreadsheet } from './spreadsheet';
import { nameType } from './type-names';

interface SheetRef {
  readonly spreadsheetId: string;
  readonly sheetId: number;
}

interface SheetFacts {
  readonly title: string;
  readonly index: number;
  readonly hidden: boolean;
  readonly maxRows: number;
  readonly maxColumns: number;
}

export class Sheet {
  readonly bridge: Bridge;
  readonly parent: Spreadsheet;
  readonly ref: SheetRef;

  constructor(parent: Spreadsheet, sheetId: number) {
    this.parent = parent;
    this.bridge = parent.bridge;
    this.ref = { spreadsheetId: parent.id, sheetId };
  }

  toString(): string {
    return 'Sheet';
  }

  toJSON(): unknown {
    return {};
  }

  getSheetId(): number {
    return this.ref.sheetId;
  }

  getParent(): Spreadsheet {
    return this.parent;
  }

  getName(): string {
    return this.facts().title;
  }

  getSheetName(): string {
    return this.facts().title;
  }

  getIndex(): number {
    return this.facts().index + 1;
  }

  isSheetHidden(): boolean {
    return this.facts().hidden;
  }

  getMaxRows(): number {
    return Number(this.bridge.record('Sheet.getSize', this.ref).maxRows);
  }

  getMaxColumns(): number {
    return Number(this.bridge.record('Sheet.getSize', this.ref).maxColumns);
  }

  getLastRow(): number {
    return this.bridge.number('Sheet.getLastRow', this.ref);
  }

  getLastColumn(): number {
    return this.bridge.number('Sheet.getLastColumn', this.ref);
  }

  appendRow(values: unknown): this {
    if (arguments.length !== 1 || !Array.isArray(values)) this.mismatch('appendRow', arguments);
    this.bridge.ask('Sheet.appendRow', this.ref, (values as unknown[]).map(cellIn));
    return this;
  }

  getDataRange(): Range {
    const facts = this.bridge.record('Sheet.getDataSize', this.ref);
    return new Range(this, { row: 1, column: 1, rows: Number(facts.rows), columns: Number(facts.columns) });
  }

  getSheetValues(row: number, column: number, rows: number, columns: number): unknown[][] {
    const last = {
      rows: rows === -1 ? this.getLastRow() : rows,
      columns: columns === -1 ? this.getLastColumn() : columns,
    };
    return this.rangeAt({ row, column, ...last }).getValues();
  }

  getRange(first: unknown, second?: unknown, third?: unknown, fourth?: unknown): Range {
    const given = [first, second, third, fourth].slice(0, arguments.length);
    if (arguments.length === 1 && typeof first === 'string') return this.rangeNamed(first);
    if (
      arguments.length < 2 ||
      arguments.length > 4 ||
      given.some((value) => typeof value !== 'number' || Number.isNaN(value))
    ) {
      this.mismatch('getRange', arguments);
    }
    const [row = 1, column = 1, rows = 1, columns = 1] = given.map((value) => Math.trunc(Number(value)));
    return this.rangeAt({ row, column, rows, columns });
  }

  /** A1 or R1C1 notation, or the name of a named range. */
  rangeNamed(notation: string): Range {
    const { sheet: title, range } = splitSheet(notation.trim());
    if (title !== null && title !== this.getName()) {
      const other = this.parent.getSheetByName(title);
      return other ? other.rangeNamed(range) : this.bridge.fail('rangeNotFound');
    }
    const parsed = parseRange(range);
    if (!parsed) return this.parent.getRangeByName(notation) ?? this.bridge.fail('rangeNotFound');
    const { maxRows, maxColumns } = this.facts();
    const rect = close(parsed, maxRows, maxColumns);
    const open: Open = parsed.namesRows ? (parsed.namesColumns ? null : 'rows') : 'columns';
    return this.rangeAt(rect, open);
  }

  /** Checked against the grid at once, as the platform does. */
  rangeAt(rect: Rect, open: Open = null): Range {
    if (rect.row < 1) this.bridge.fail('rowTooSmall');
    if (rect.column < 1) this.bridge.fail('columnTooSmall');
    if (rect.rows < 1) this.bridge.fail('fewRows');
    if (rect.columns < 1) this.bridge.fail('fewColumns');
    const { maxRows, maxColumns } = this.facts();
    if (rect.row + rect.rows - 1 > maxRows || rect.column + rect.columns - 1 > maxColumns)
      this.bridge.fail('outsideSheet');
    return new Range(this, rect, open);
  }

  facts(): SheetFacts {
    return this.bridge.record('Sheet.describe', this.ref) as unknown as SheetFacts;
  }

  mismatch(method: string, args: ArrayLike<unknown>): never {
    return this.bridge.mismatch(`SpreadsheetApp.Sheet.${method}`, args);
  }
}

guardClass(Sheet, 'Sheet');
nameType(Sheet, 'SpreadsheetApp.Sheet');
