/** NamedRange. */
import type { Bridge } from './bridge';
import { guardClass } from './guard';
import type { Range } from './range';
import { RangeBase } from './range-base';
import type { Spreadsheet } from './spreadsheet';

export class NamedRange {
  readonly #bridge: Bridge;
  readonly #parent: Spreadsheet;
  #name: string;

  constructor(parent: Spreadsheet, name: string) {
    this.#bridge = parent.bridge;
    this.#parent = parent;
    this.#name = name;
  }

  getName(): string {
    return this.#name;
  }

  getRange(): Range {
    return this.#parent.namedRange(this.#name) ?? this.#bridge.fail('rangeNotFound');
  }

  setName(name: unknown): this {
    const { ref } = this.getRange();
    this.#bridge.ask('Spreadsheet.setNamedRange', this.#parent.id, String(name), ref);
    if (String(name).toLowerCase() !== this.#name.toLowerCase()) this.remove();
    this.#name = String(name);
    return this;
  }

  setRange(range: unknown): this {
    if (!(range instanceof RangeBase)) return this.#bridge.mismatch('SpreadsheetApp.NamedRange.setRange', [range]);
    this.#bridge.ask('Spreadsheet.setNamedRange', this.#parent.id, this.#name, range.ref);
    return this;
  }

  remove(): void {
    this.#bridge.ask('Spreadsheet.removeNamedRange', this.#parent.id, this.#name);
  }
}

guardClass(NamedRange, 'NamedRange');
