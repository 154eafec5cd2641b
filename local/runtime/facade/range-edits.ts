/** A Range's edits: clear, sort, copy, move, duplicates, white space, cells in and out, merges. */
import type { Rect } from '../model/cell';
import { isRecord } from './bridge';
import { EnumMember, enumName } from './enum';
import type { Range } from './range';
import { RangeBase } from './range-base';
import { RangeGrid } from './range-grid';
import type { Sheet } from './sheet';
import { COPY_PASTE_TYPE } from './sheets-enums';

const DELIMITERS: Readonly<Record<string, string>> = { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' };
const COPY_OPTIONS = new Set(['contentsOnly', 'formatOnly']);

export class RangeEdits extends RangeGrid {
  clear(...args: unknown[]): this {
    const [options] = args;
    if (args.length > 1 || (options !== undefined && !isRecord(options))) this.mismatch('clear', args);
    const given = isRecord(options) ? options : {};
    const only = ['contentsOnly', 'formatOnly', 'commentsOnly', 'validationsOnly'].some((name) => given[name] === true);
    return this.#clear({
      contents: !only || given.contentsOnly === true,
      formats: !only || given.formatOnly === true,
      notes: given.commentsOnly === true,
      validations: given.validationsOnly === true,
    });
  }

  clearContent(): this {
    return this.#clear({ contents: true });
  }

  clearFormat(): this {
    return this.#clear({ formats: true });
  }

  clearNote(): this {
    return this.#clear({ notes: true });
  }

  clearDataValidations(): this {
    return this.#clear({ validations: true });
  }

  /** Columns are those of the sheet, not of the range: a number, {column, ascending}, or a list of them. */
  sort(...args: unknown[]): this {
    const [spec] = args;
    if (args.length !== 1 || spec === null || spec === undefined) this.mismatch('sort', args);
    const list = Array.isArray(spec) ? (spec as unknown[]) : [spec];
    const keys = list.map((item) =>
      isRecord(item)
        ? { column: Number(item.column), ascending: item.ascending !== false }
        : { column: Number(item), ascending: true },
    );
    this.bridge.ask('Range.sort', this.ref, keys);
    return this;
  }

  copyTo(...args: unknown[]): void {
    const [destination, how, transposed] = args;
    if (!(destination instanceof RangeBase) || args.length > 3) throw this.mismatch('copyTo', args);
    this.bridge.ask(
      'Range.copyTo',
      this.ref,
      destination.ref,
      this.#pasteType(how, transposed, args),
      transposed === true,
    );
  }

  #pasteType(how: unknown, transposed: unknown, args: readonly unknown[]): string {
    if (args.length === 1) return 'NORMAL';
    if (how instanceof EnumMember && Object.values(COPY_PASTE_TYPE).includes(how)) {
      if (args.length === 3 && typeof transposed !== 'boolean') this.mismatch('copyTo', args);
      return how.toString().replace('PASTE_', '');
    }
    if (args.length > 2 || !isRecord(how) || Object.keys(how).some((key) => !COPY_OPTIONS.has(key)))
      return this.mismatch('copyTo', args);
    if (how.contentsOnly === true && how.formatOnly === true) return this.mismatch('copyTo', args);
    return how.contentsOnly === true ? 'VALUES' : how.formatOnly === true ? 'FORMAT' : 'NORMAL';
  }

  copyValuesToRange(...args: unknown[]): void {
    this.#copyToRange('copyValuesToRange', 'VALUES', args);
  }

  copyFormatToRange(...args: unknown[]): void {
    this.#copyToRange('copyFormatToRange', 'FORMAT', args);
  }

  moveTo(...args: unknown[]): void {
    const [target] = args;
    if (args.length !== 1 || !(target instanceof RangeBase)) throw this.mismatch('moveTo', args);
    this.bridge.ask('Range.moveTo', this.ref, target.ref);
  }

  /** Columns are those of the sheet. Returns the range that is left. */
  removeDuplicates(...args: unknown[]): Range {
    const [columns] = args;
    if (args.length > 1 || (columns !== undefined && !Array.isArray(columns))) this.mismatch('removeDuplicates', args);
    const rows = this.bridge.number('Range.removeDuplicates', this.ref, columns ?? null);
    return this.sheet.rangeAt({ ...this.ref, rows });
  }

  trimWhitespace(): this {
    this.bridge.ask('Range.trimWhitespace', this.ref);
    return this;
  }

  randomize(): this {
    this.bridge.ask('Range.randomize', this.ref);
    return this;
  }

  autoFill(...args: unknown[]): void {
    const [destination, series] = args;
    if (args.length !== 2 || !(destination instanceof RangeBase)) throw this.mismatch('autoFill', args);
    this.bridge.ask('Range.autoFill', this.ref, destination.ref, enumName(series) === 'ALTERNATE_SERIES');
  }

  /** Fills down as far as the data beside it goes. */
  autoFillToNeighbor(series: unknown): void {
    const { row, column } = this.ref;
    const beside =
      column > 1
        ? this.sheet.rangeAt({ row, column: column - 1, rows: 1, columns: 1 })
        : this.offset(0, this.ref.columns);
    const last = beside.getDataRegion().getLastRow();
    if (last < row + this.ref.rows) return;
    this.autoFill(this.sheet.rangeAt({ ...this.ref, rows: last - row + 1 }), series);
  }

  splitTextToColumns(...args: unknown[]): void {
    const [delimiter] = args;
    const named = delimiter instanceof EnumMember ? DELIMITERS[delimiter.toString()] : delimiter;
    if (args.length > 1 || (args.length === 1 && typeof named !== 'string'))
      throw this.mismatch('splitTextToColumns', args);
    this.bridge.ask('Range.splitText', this.ref, named ?? null);
  }

  insertCells(...args: unknown[]): this {
    return this.#shift('insertCells', args);
  }

  deleteCells(...args: unknown[]): void {
    this.#shift('deleteCells', args);
  }

  merge(): this {
    return this.#merge('all');
  }

  mergeAcross(): this {
    return this.#merge('across');
  }

  mergeVertically(): this {
    return this.#merge('vertically');
  }

  breakApart(): this {
    this.bridge.ask('Range.breakApart', this.ref);
    return this;
  }

  canEdit(): boolean {
    return this.bridge.ask('Range.canEdit', this.ref) === true;
  }

  activate(): this {
    this.sheet.activate();
    return this;
  }

  activateAsCurrentCell(): this {
    return this.activate();
  }

  #clear(what: Readonly<Record<string, boolean>>): this {
    this.bridge.ask('Range.clear', this.ref, what);
    return this;
  }

  #merge(how: string): this {
    this.bridge.ask('Range.merge', this.ref, how);
    return this;
  }

  #shift(method: string, args: readonly unknown[]): this {
    const along = enumName(args[0]);
    if (args.length !== 1 || (along !== 'ROWS' && along !== 'COLUMNS')) this.mismatch(method, args);
    this.bridge.ask(`Range.${method}`, this.ref, along);
    return this;
  }

  /** Takes a sheet and first column, last column, first row, last row. */
  #copyToRange(method: string, type: string, args: readonly unknown[]): void {
    const [sheet, ...edges] = args;
    const [column = 0, columnEnd = 0, row = 0, rowEnd = 0] = edges.map(Number);
    if (args.length !== 5 || edges.some((edge) => typeof edge !== 'number')) throw this.mismatch(method, args);
    const id = typeof sheet === 'number' ? sheet : (sheet as Sheet).getSheetId();
    const to: Rect = { row, column, rows: rowEnd - row + 1, columns: columnEnd - column + 1 };
    this.bridge.ask(
      'Range.copyTo',
      this.ref,
      { ...to, spreadsheetId: this.ref.spreadsheetId, sheetId: id },
      type,
      false,
    );
  }
}
