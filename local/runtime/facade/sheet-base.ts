/** A Sheet's place, size and ranges. */
import { close, type OpenRect, parseRange, splitSheet } from '../model/a1';
import type { Rect } from '../model/cell';
import type { Bridge } from './bridge';
import { Range } from './range';
import type { Open } from './range-base';
import type { Sheet } from './sheet';
import type { Spreadsheet } from './spreadsheet';

export interface SheetRef {
  readonly spreadsheetId: string;
  readonly sheetId: number;
}

export interface SheetFacts {
  readonly title: string;
  readonly index: number;
  readonly hidden: boolean;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly tabColor: string | null;
  readonly hiddenGridlines: boolean;
}

export class SheetBase {
  readonly bridge: Bridge;
  readonly parent: Spreadsheet;
  readonly ref: SheetRef;

  constructor(parent: Spreadsheet, sheetId: number) {
    this.parent = parent;
    this.bridge = parent.bridge;
    this.ref = { spreadsheetId: parent.id, sheetId };
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

  getDataRange(): Range {
    const facts = this.bridge.record('Sheet.getDataSize', this.ref);
    return new Range(this.self(), { row: 1, column: 1, rows: Number(facts.rows), columns: Number(facts.columns) });
  }

  /** A count of -1 means to the end of the data. */
  getSheetValues(...args: unknown[]): unknown[][] {
    const [row = 1, column = 1, rows = 1, columns = 1] = args.map(Number);
    if (args.length !== 4 || args.some((arg) => typeof arg !== 'number')) this.mismatch('getSheetValues', args);
    const toEnd = {
      rows: rows === -1 ? this.getLastRow() - row + 1 : rows,
      columns: columns === -1 ? this.getLastColumn() - column + 1 : columns,
    };
    return this.rangeAt({ row, column, ...toEnd }).getValues();
  }

  getRange(...args: unknown[]): Range {
    const [first] = args;
    if (args.length === 1 && typeof first === 'string') return this.rangeNamed(first);
    if (args.length < 2 || args.length > 4 || args.some((value) => typeof value !== 'number' || Number.isNaN(value))) {
      this.mismatch('getRange', args);
    }
    const [row = 1, column = 1, rows = 1, columns = 1] = args.map((value) => Math.trunc(Number(value)));
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
    if (!parsed) return this.parent.namedRange(notation) ?? this.bridge.fail('rangeNotFound');
    const { maxRows, maxColumns } = this.facts();
    const rect = close(parsed, maxRows, maxColumns);
    const open = openness(parsed);
    // A notation beyond the grid is accepted, as on the live platform; reading or writing there then throws.
    return rect.rows < 1 || rect.columns < 1 ? this.bridge.fail('rangeNotFound') : new Range(this.self(), rect, open);
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
    return new Range(this.self(), rect, open);
  }

  facts(): SheetFacts {
    return this.bridge.record('Sheet.describe', this.ref) as unknown as SheetFacts;
  }

  mismatch(method: string, args: ArrayLike<unknown>): never {
    return this.bridge.mismatch(`SpreadsheetApp.Sheet.${method}`, args);
  }

  /** Every instance is a whole Sheet; the parts are only split over files. */
  self(): Sheet {
    return this as unknown as Sheet;
  }
}

function openness({ rows, namesRows, namesColumns }: OpenRect): Open {
  if (!namesRows) return 'columns';
  if (!namesColumns) return 'rows';
  return rows === 0 ? 'below' : null;
}
