/** A Range's formats: read and set for one cell or all, by one table. Invalid colours and alignments are ignored, as live. */
import type { StyleKey } from '../model/cell';
import { Color, shownColor } from './color';
import { type EnumMember, enumName } from './enum';
import { FORMATS, type FormatKind, type FormatValue } from './format-table';
import { RangeValues } from './range-values';
import { TEXT_DIRECTION, WRAP_STRATEGY } from './sheets-enums';

/** getWrap() of an unset cell is true, although its strategy is to overflow. */
const wraps = (strategy: unknown): boolean => strategy === null || strategy === 'WRAP';

export class RangeFormats extends RangeValues {
  setBackgroundRGB(red: unknown, green: unknown, blue: unknown): this {
    const hex = [red, green, blue].map((part) =>
      Math.max(0, Math.min(255, Number(part)))
        .toString(16)
        .padStart(2, '0'),
    );
    return this.putFormat('background', [[`#${hex.join('')}`]]);
  }

  getWrap(): boolean {
    return wraps(this.firstFormat('wrapStrategy'));
  }

  getWraps(): boolean[][] {
    return this.#script(this.readFormat('wrapStrategy'), wraps);
  }

  setWrap(wrap: unknown): this {
    return this.putFormat('wrapStrategy', [[wrap === true ? 'WRAP' : 'OVERFLOW']]);
  }

  setWraps(...args: unknown[]): this {
    return this.putFormat(
      'wrapStrategy',
      this.matrixIn('setWraps', args).map((row) => row.map((wrap) => (wrap === true ? 'WRAP' : 'OVERFLOW'))),
    );
  }

  getWrapStrategy(): EnumMember {
    return strategyOf(this.firstFormat('wrapStrategy'));
  }

  getWrapStrategies(): EnumMember[][] {
    return this.#script(this.readFormat('wrapStrategy'), strategyOf);
  }

  setWrapStrategy(strategy: unknown): this {
    return this.putFormat('wrapStrategy', [[enumName(strategy)]]);
  }

  setWrapStrategies(...args: unknown[]): this {
    return this.putFormat(
      'wrapStrategy',
      this.matrixIn('setWrapStrategies', args).map((row) => row.map(enumName)),
    );
  }

  getTextDirection(): EnumMember | null {
    return directionOf(this.firstFormat('textDirection'));
  }

  setTextDirection(direction: unknown): this {
    return this.putFormat('textDirection', [[enumName(direction)]]);
  }

  getTextDirections(): (EnumMember | null)[][] {
    return this.#script(this.readFormat('textDirection'), directionOf);
  }

  setTextDirections(...args: unknown[]): this {
    return this.putFormat(
      'textDirection',
      this.matrixIn('setTextDirections', args).map((row) => row.map(enumName)),
    );
  }

  getTextRotation(): TextRotation {
    return new TextRotation(this.firstFormat('textRotation'));
  }

  /** Degrees, or a rotation that was read. */
  setTextRotation(rotation: unknown): this {
    if (rotation instanceof TextRotation) return this.putFormat('textRotation', [[rotation.kept]]);
    return this.putFormat('textRotation', [[Number(rotation) || null]]);
  }

  setVerticalText(vertical: unknown): this {
    return this.putFormat('textRotation', [[vertical === true ? 'vertical' : null]]);
  }

  readFormat(key: StyleKey): readonly (readonly FormatValue[])[] {
    return this.bridge.matrix('Range.getFormats', this.ref, key) as FormatValue[][];
  }

  firstFormat(key: StyleKey): FormatValue {
    const [[value = null] = []] = this.bridge.matrix('Range.getFormats', { ...this.ref, rows: 1, columns: 1 }, key);
    return value as FormatValue;
  }

  putFormat(key: StyleKey, values: readonly (readonly FormatValue[])[]): this {
    this.bridge.ask('Range.setFormats', this.ref, key, values);
    return this;
  }

  #script<T>(values: readonly (readonly FormatValue[])[], read: (value: unknown) => T): T[][] {
    return this.bridge.array(values.map((row) => this.bridge.array(row.map(read))));
  }
}

/** How a cell's text is turned. */
export class TextRotation {
  /** As stored with the cell: degrees, "vertical", or nothing. */
  readonly kept: FormatValue;

  constructor(kept: FormatValue) {
    this.kept = kept;
  }

  getDegrees(): number {
    return typeof this.kept === 'number' ? this.kept : 0;
  }

  isVertical(): boolean {
    return this.kept === 'vertical';
  }
}

const strategyOf = (value: unknown): EnumMember =>
  value === 'WRAP' ? WRAP_STRATEGY.WRAP : value === 'CLIP' ? WRAP_STRATEGY.CLIP : WRAP_STRATEGY.OVERFLOW;
const directionOf = (value: unknown): EnumMember | null =>
  Object.values(TEXT_DIRECTION).find((member) => member.toString() === value) ?? null;

/** getBackground, getBackgrounds, setBackground, setBackgrounds, and so on for each kind. */
function define(name: string, method: (this: RangeFormats, ...args: unknown[]) => unknown): void {
  Object.defineProperty(RangeFormats.prototype, name, { value: method, writable: true, configurable: true });
}

function defineFormat({ one, many, key, fallback, accept }: FormatKind): void {
  define(`get${one}`, function () {
    return shownColor(this.firstFormat(key)) ?? fallback;
  });
  define(`get${many}`, function () {
    return this.bridge.toScript(this.readFormat(key).map((row) => row.map((value) => shownColor(value) ?? fallback)));
  });
  define(`set${one}`, function (...args) {
    if (args.length !== 1) this.mismatch(`set${one}`, args);
    const value = accept(args[0]);
    return value === undefined ? this : this.putFormat(key, [[value]]);
  });
  define(`set${many}`, function (...args) {
    const rows = this.matrixIn(`set${many}`, args);
    const ignored = rows.some((row) => row.some((value) => accept(value) === undefined));
    const old = ignored ? this.readFormat(key) : [];
    const kept = (value: unknown, down: number, right: number): FormatValue => {
      const accepted = accept(value);
      return accepted === undefined ? (old[down]?.[right] ?? null) : accepted;
    };
    return this.putFormat(
      key,
      rows.map((row, down) => row.map((value, right) => kept(value, down, right))),
    );
  });
}

for (const kind of FORMATS) defineFormat(kind);

/** getBackgroundObject and its like: the colours of a range as objects. */
function defineColorObjects(one: string, key: StyleKey, fallback: string): void {
  const color = (range: RangeFormats, kept: FormatValue): Color =>
    new Color(range.bridge, kept === null ? fallback : String(kept));
  const keptOf = (value: unknown): FormatValue => (value instanceof Color ? value.kept : null);
  define(`get${one}Object`, function () {
    return color(this, this.firstFormat(key));
  });
  define(`get${one}Objects`, function () {
    const { bridge } = this;
    return bridge.array(this.readFormat(key).map((row) => bridge.array(row.map((kept) => color(this, kept)))));
  });
  define(`set${one}Object`, function (...args) {
    return this.putFormat(key, [[keptOf(args[0])]]);
  });
  define(`set${one}Objects`, function (...args) {
    const rows = this.matrixIn(`set${one}Objects`, args);
    return this.putFormat(
      key,
      rows.map((row) => row.map(keptOf)),
    );
  });
}

/** Older names of the background's methods, which scripts still use. */
for (const verb of ['get', 'set']) {
  for (const plural of ['', 's']) {
    const method: unknown = Reflect.get(RangeFormats.prototype, `${verb}Background${plural}`);
    Object.defineProperty(RangeFormats.prototype, `${verb}BackgroundColor${plural}`, {
      value: method,
      writable: true,
      configurable: true,
    });
  }
}

defineColorObjects('Background', 'background', '#ffffff');
defineColorObjects('FontColor', 'fontColor', '#000000');
