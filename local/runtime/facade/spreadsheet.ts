/** SpreadsheetApp.Spreadsheet. */

import { splitSheet } from '../model/a1';
import type { RangeRef } from '../model/cell';
import type { Bridge } from './bridge';
import { guardClass } from './guard';
import { Range } from './range';
import { Sheet } from './sheet';
import { nameType } from './type-names';

interface SheetEntry {
  readonly sheetId: number;
  readonly title: string;
}

export class Spreadsheet {
  readonly bridge: Bridge;
  readonly id: string;

  constructor(bridge: Bridge, id: string) {
    this.bridge = bridge;
    this.id = id;
  }

  toString(): string {
    return 'Spreadsheet';
  }

  toJSON(): unknown {
    return {};
  }

  getId(): string {
    return this.id;
  }

  getName(): string {
    return String(this.facts().name);
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

  getRange(notation: unknown): Range {
    if (arguments.length !== 1 || typeof notation !== 'string') this.mismatch('getRange', arguments);
    const { sheet: title, range } = splitSheet(String(notation).trim());
    if (title === null) return this.getActiveSheet().rangeNamed(String(notation));
    const sheet = this.getSheetByName(title);
    return sheet ? sheet.rangeNamed(range) : this.bridge.fail('rangeNotFound');
  }

  getRangeByName(name: unknown): Range | null {
    const wanted = String(name).toLowerCase();
    const found = this.namedRanges().find((named) => named.name.toLowerCase() === wanted);
    if (found) return this.rangeOf(found.range);
    const { sheet: title } = splitSheet(String(name));
    return title !== null && this.getSheetByName(title) ? this.getRange(name) : null;
  }

  insertSheet(...args: unknown[]): Sheet {
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

  namedRanges(): readonly { readonly name: string; readonly range: RangeRef }[] {
    return this.bridge.list('Spreadsheet.getNamedRanges', this.id) as { name: string; range: RangeRef }[];
  }

  rangeOf(ref: RangeRef): Range {
    return new Range(new Sheet(this, ref.sheetId), ref);
  }

  entries(): readonly SheetEntry[] {
    return this.bridge.list('Spreadsheet.sheets', this.id) as SheetEntry[];
  }

  facts(): Readonly<Record<string, unknown>> {
    return this.bridge.record('Spreadsheet.describe', this.id);
  }

  mismatch(method: string, args: ArrayLike<unknown>): never {
    return this.bridge.mismatch(`SpreadsheetApp.Spreadsheet.${method}`, args);
  }
}

guardClass(Spreadsheet, 'Spreadsheet');
nameType(Spreadsheet, 'SpreadsheetApp.Spreadsheet');
