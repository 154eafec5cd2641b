/** TextFinder: https://developers.google.com/apps-script/reference/spreadsheet/text-finder. */

import type { Rect } from '../model/cell';
import type { FindOptions } from '../model/find';
import type { Bridge } from './bridge';
import { guardClass } from './guard';
import type { Range } from './range';
import { nameType } from './type-names';

type Flag = Exclude<keyof FindOptions, 'text'>;

export class TextFinder {
  readonly #bridge: Bridge;
  readonly #ranges: readonly Range[];
  #options: FindOptions;
  #found: readonly Range[] | null = null;
  #at = -1;
  #start: Range | null = null;

  constructor(bridge: Bridge, ranges: readonly Range[], text: string) {
    this.#bridge = bridge;
    this.#ranges = ranges;
    this.#options = {
      text,
      matchCase: false,
      matchEntireCell: false,
      matchFormulaText: false,
      useRegularExpression: false,
      ignoreDiacritics: false,
    };
  }

  matchCase(on: unknown): this {
    return this.#set('matchCase', on);
  }

  matchEntireCell(on: unknown): this {
    return this.#set('matchEntireCell', on);
  }

  matchFormulaText(on: unknown): this {
    return this.#set('matchFormulaText', on);
  }

  useRegularExpression(on: unknown): this {
    return this.#set('useRegularExpression', on);
  }

  ignoreDiacritics(on: unknown): this {
    return this.#set('ignoreDiacritics', on);
  }

  startFrom(range: Range): this {
    this.#start = range;
    this.#at = -1;
    return this;
  }

  findAll(): Range[] {
    const found = this.#ranges.flatMap((range) => {
      const rects = this.#bridge.list('TextFinder.findAll', range.ref, this.#options) as readonly Rect[];
      return rects.map((rect) => range.sheet.rangeAt(rect));
    });
    return this.#bridge.array(found);
  }

  findNext(): Range | null {
    const found = this.#search();
    if (this.#at < 0 && this.#start) {
      const start = this.#start;
      this.#at = found.findIndex((range) => comesAfter(range, start)) - 1;
      if (this.#at < -1) this.#at = -1;
    }
    this.#at += 1;
    return found[this.#at] ?? null;
  }

  findPrevious(): Range | null {
    const found = this.#search();
    if (this.#at < 0) this.#at = found.length;
    this.#at -= 1;
    return found[this.#at] ?? null;
  }

  getCurrentMatch(): Range | null {
    return this.#found?.[this.#at] ?? null;
  }

  /** Returns how many places were replaced. */
  replaceAllWith(text: unknown): number {
    return this.#ranges.reduce(
      (sum, range) => sum + this.#bridge.number('TextFinder.replaceAll', range.ref, this.#options, String(text)),
      0,
    );
  }

  replaceWith(text: unknown): number {
    const current = this.getCurrentMatch() ?? this.findNext();
    return current ? this.#bridge.number('TextFinder.replaceAll', current.ref, this.#options, String(text)) : 0;
  }

  #search(): readonly Range[] {
    this.#found ??= this.findAll();
    return this.#found;
  }

  #set(flag: Flag, on: unknown): this {
    this.#options = { ...this.#options, [flag]: on === true };
    this.#found = null;
    this.#at = -1;
    return this;
  }
}

function comesAfter(range: Range, start: Range): boolean {
  const [row, column] = [range.getRow(), range.getColumn()];
  return row > start.getRow() || (row === start.getRow() && column > start.getColumn());
}

guardClass(TextFinder, 'TextFinder');
nameType(TextFinder, 'SpreadsheetApp.TextFinder');
