/** SpreadsheetApp.Spreadsheet. */

import { splitSheet } from '../model/a1';
import type { RangeRef } from '../model/cell';
import type { RuleRect } from '../model/rect-shift';
import { enumName } from './enum';
import { guardClass } from './guard';
import { NamedRange } from './named-range';
import { defineEmptyLists } from './never-there';
import { Protection } from './protection';
import { Range } from './range';
import { openOf, RangeBase } from './range-base';
import { RangeList } from './range-list';
import { Sheet } from './sheet';
import { SpreadsheetSharing } from './spreadsheet-sharing';
import { TextFinder } from './text-finder';
import { nameType } from './type-names';

interface SheetEntry {
  readonly sheetId: number;
  readonly title: string;
}

export class Spreadsheet extends SpreadsheetSharing {
  toJSON(): unknown {
    return {};
  }

  getId(): string {
    return this.id;
  }

  /** The name of getId() in old code. */
  getKey(): string {
    return this.id;
  }

  getName(): string {
    return String(this.facts().name);
  }

  /** A new spreadsheet with the same tabs, named ranges and protections; shared with nobody. */
  copy(name: unknown): Spreadsheet {
    return new Spreadsheet(this.bridge, this.bridge.text('Spreadsheet.copy', this.id, String(name)));
  }

  /** No form can be linked here. */
  getFormUrl(): null {
    return null;
  }

  getUrl(): string {
    return String(this.facts().url);
  }

  getSheets(): Sheet[] {
    return this.bridge.array(this.entries().map((entry) => new Sheet(this, entry.sheetId)));
  }

  getNumSheets(): number {
    return this.entries().length;
  }

  getSheetByName(name: unknown): Sheet | null {
    const found = this.entries().find((entry) => entry.title === String(name));
    return found ? new Sheet(this, found.sheetId) : null;
  }

  getSheetById(id: unknown): Sheet | null {
    const found = this.entries().find((entry) => entry.sheetId === Number(id));
    return found ? new Sheet(this, found.sheetId) : null;
  }

  getActiveSheet(): Sheet {
    const { activeSheetId } = this.facts();
    const entries = this.entries();
    const entry = entries.find((item) => item.sheetId === activeSheetId) ?? entries[0];
    return new Sheet(this, entry?.sheetId ?? 0);
  }

  getRange(...args: unknown[]): Range {
    const [notation] = args;
    if (args.length !== 1 || typeof notation !== 'string') return this.mismatch('getRange', args);
    const { sheet: title, range } = splitSheet(notation.trim());
    if (title === null) return this.getActiveSheet().rangeNamed(range === '' ? notation : range);
    const sheet = this.getSheetByName(title);
    return sheet ? sheet.rangeNamed(range) : this.bridge.fail('rangeNotFound');
  }

  getRangeByName(name: unknown): Range | null {
    const found = this.namedRange(String(name));
    if (found) return found;
    const { sheet: title } = splitSheet(String(name));
    return title !== null && this.getSheetByName(title) ? this.getRange(name) : null;
  }

  getRangeList(notations: readonly unknown[]): RangeList {
    return new RangeList(
      this.bridge,
      notations.map((notation) => this.getRange(String(notation))),
    );
  }

  /** By name, position (from 0) and { template }, each optional, in the platform's orders. */
  insertSheet(...args: unknown[]): Sheet {
    if (args.length > 3) this.mismatch('insertSheet', args);
    const title = args.find((arg) => typeof arg === 'string');
    const index = args.find((arg) => typeof arg === 'number');
    const options = args.find((arg) => typeof arg === 'object' && arg !== null);
    const template: unknown = options && 'template' in options ? options.template : null;
    const id = this.bridge.number('Spreadsheet.insertSheet', this.id, {
      ...(title === undefined ? {} : { title }),
      ...(index === undefined ? {} : { index }),
      ...(template instanceof Sheet ? { templateId: template.getSheetId() } : {}),
    });
    return new Sheet(this, id);
  }

  deleteSheet(sheet: unknown): void {
    if (!(sheet instanceof Sheet)) throw this.mismatch('deleteSheet', [sheet]);
    this.bridge.ask('Spreadsheet.deleteSheet', sheet.ref);
  }

  deleteActiveSheet(): Sheet {
    this.deleteSheet(this.getActiveSheet());
    return this.getActiveSheet();
  }

  duplicateActiveSheet(): Sheet {
    const active = this.getActiveSheet();
    const id = this.bridge.number('Spreadsheet.insertSheet', this.id, {
      templateId: active.getSheetId(),
      index: active.getIndex(),
    });
    return new Sheet(this, id);
  }

  setActiveSheet(sheet: unknown): Sheet {
    return sheet instanceof Sheet ? sheet.activate() : this.mismatch('setActiveSheet', [sheet]);
  }

  /** Positions count from 1. */
  moveActiveSheet(position: unknown): void {
    this.bridge.ask('Spreadsheet.moveSheet', this.getActiveSheet().ref, Number(position) - 1);
  }

  renameActiveSheet(name: unknown): void {
    this.getActiveSheet().setName(name);
  }

  rename(name: unknown): void {
    this.#update({ name: String(name) });
  }

  getSpreadsheetTimeZone(): string {
    return String(this.facts().timeZone);
  }

  setSpreadsheetTimeZone(timeZone: unknown): void {
    this.#update({ timeZone: String(timeZone) });
  }

  getSpreadsheetLocale(): string {
    return String(this.facts().locale);
  }

  setSpreadsheetLocale(locale: unknown): void {
    this.#update({ locale: String(locale) });
  }

  setNamedRange(name: unknown, range: unknown): void {
    if (typeof name !== 'string' || !(range instanceof RangeBase)) throw this.mismatch('setNamedRange', [name, range]);
    this.bridge.ask('Spreadsheet.setNamedRange', this.id, name, range.ref);
  }

  removeNamedRange(name: unknown): void {
    this.bridge.ask('Spreadsheet.removeNamedRange', this.id, String(name));
  }

  getNamedRanges(): NamedRange[] {
    return this.bridge.array(this.namedRanges().map((named) => new NamedRange(this, named.name)));
  }

  getProtections(type: unknown): Protection[] {
    const list = this.bridge.list('Spreadsheet.getProtections', this.id, enumName(type));
    return this.bridge.array(list.map((facts) => new Protection(this, facts)));
  }

  createTextFinder(...args: unknown[]): TextFinder {
    const [text] = args;
    if (args.length !== 1 || typeof text !== 'string') return this.mismatch('createTextFinder', args);
    const whole = this.getSheets().map((sheet) => sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()));
    return new TextFinder(this.bridge, whole, text);
  }

  namedRange(name: string): Range | null {
    const found = this.namedRanges().find((named) => named.name.toLowerCase() === name.toLowerCase());
    return found ? this.rangeOf(found.range) : null;
  }

  namedRanges(): readonly { readonly name: string; readonly range: RangeRef }[] {
    return this.bridge.list('Spreadsheet.getNamedRanges', this.id) as { name: string; range: RangeRef }[];
  }

  rangeOf(ref: RangeRef & RuleRect): Range {
    return new Range(this.sheetOf(ref.sheetId), ref, openOf(ref));
  }

  sheetOf(sheetId: number): Sheet {
    return new Sheet(this, sheetId);
  }

  entries(): readonly SheetEntry[] {
    return this.bridge.list('Spreadsheet.sheets', this.id) as SheetEntry[];
  }

  #update(change: Readonly<Record<string, unknown>>): void {
    this.bridge.ask('Spreadsheet.update', this.id, change);
  }

  mismatch(method: string, args: ArrayLike<unknown>): never {
    return this.bridge.mismatch(`SpreadsheetApp.Spreadsheet.${method}`, args);
  }
}

/** Methods of the active sheet that a spreadsheet has too. */
const OF_ACTIVE_SHEET = `
  appendRow autoResizeColumn deleteColumn deleteColumns deleteRow deleteRows getActiveCell getActiveRange
  getActiveRangeList getColumnWidth getCurrentCell getDataRange getFrozenColumns getFrozenRows getLastColumn
  getLastRow getRowHeight getSheetId getSheetName getSheetValues hideColumn hideRow insertColumnAfter
  insertColumnBefore insertColumnsAfter insertColumnsBefore insertRowAfter insertRowBefore insertRowsAfter
  insertRowsBefore isColumnHiddenByUser isRowHiddenByFilter isRowHiddenByUser setActiveRange setActiveRangeList
  setActiveSelection setColumnWidth setCurrentCell setFrozenColumns setFrozenRows setRowHeight sort unhideColumn
  unhideRow
`;

for (const method of OF_ACTIVE_SHEET.trim().split(/\s+/)) {
  Object.defineProperty(Spreadsheet.prototype, method, {
    value(this: Spreadsheet, ...args: unknown[]) {
      const sheet = this.getActiveSheet();
      return Reflect.apply(Reflect.get(sheet, method) as () => unknown, sheet, args) as unknown;
    },
    writable: true,
    configurable: true,
  });
}

defineEmptyLists(Spreadsheet, 'getBandings getDataSourceTables getDeveloperMetadata getImages');
guardClass(SpreadsheetSharing, 'Spreadsheet');
nameType(Spreadsheet, 'SpreadsheetApp.Spreadsheet');
