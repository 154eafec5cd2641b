/** A Range's text styles and borders. */
import type { StyleKey } from '../model/cell';
import { Color } from './color';
import type { EnumMember } from './enum';
import { enumName } from './enum';
import type { FormatValue } from './format-table';
import { type Answering, answering, guardClass } from './guard';
import { RangeFormats } from './range-formats';
import { BORDER_STYLE } from './sheets-enums';
import { formatsOf, TEXT_STYLE_KEYS, TextStyle, textStyleOf } from './text-style';

export class RangeStyles extends RangeFormats {
  getTextStyle(): TextStyle {
    return textStyleOf(this.bridge, new Map(TEXT_STYLE_KEYS.map((key) => [key, this.firstFormat(key)])));
  }

  getTextStyles(): TextStyle[][] {
    const formats = new Map(TEXT_STYLE_KEYS.map((key) => [key, this.readFormat(key)]));
    const at = (row: number, column: number): ReadonlyMap<StyleKey, FormatValue> =>
      new Map([...formats].map(([key, values]) => [key, values[row]?.[column] ?? null]));
    const rows = Array.from({ length: this.ref.rows }, (_, row) =>
      this.bridge.array(
        Array.from({ length: this.ref.columns }, (_cell, column) => textStyleOf(this.bridge, at(row, column))),
      ),
    );
    return this.bridge.array(rows);
  }

  setTextStyle(...args: unknown[]): this {
    const [style] = args;
    if (!(style instanceof TextStyle)) return this.mismatch('setTextStyle', args);
    for (const [key, value] of formatsOf(style)) this.putFormat(key, [[value]]);
    return this;
  }

  setTextStyles(...args: unknown[]): this {
    this.matrixIn('setTextStyles', args).forEach((row, down) => {
      row.forEach((style, right) => {
        if (!(style instanceof TextStyle)) throw this.mismatch('setTextStyles', args);
        const cell = { ...this.ref, row: this.ref.row + down, column: this.ref.column + right, rows: 1, columns: 1 };
        for (const [key, value] of formatsOf(style)) this.bridge.ask('Range.setFormats', cell, key, [[value]]);
      });
    });
    return this;
  }

  /** Sides are top, left, bottom, right, inner vertical, inner horizontal; then colour and style. */
  setBorder(...args: unknown[]): this {
    if (args.length !== 6 && args.length !== 8) this.mismatch('setBorder', args);
    const sides = args.slice(0, 6).map((side) => side === true);
    const kept = JSON.stringify([...sides, String(args[6] ?? '#000000'), enumName(args[7]) ?? 'SOLID']);
    return this.putFormat('border', [[sides.some(Boolean) ? kept : null]]);
  }

  /** The borders as they were set; null when there are none. */
  getBorder(): Borders | null {
    const kept = this.firstFormat('border');
    return typeof kept === 'string'
      ? new Borders((hex) => new Color(this.bridge, hex), JSON.parse(kept) as unknown[])
      : null;
  }
}

type Border = Answering<{ getColor: Color; getBorderStyle: EnumMember }>;

export class Borders {
  readonly #color: (hex: string) => Color;
  readonly #kept: readonly unknown[];

  constructor(color: (hex: string) => Color, kept: readonly unknown[]) {
    this.#color = color;
    this.#kept = kept;
  }

  getTop(): Border | null {
    return this.#side(0);
  }

  getLeft(): Border | null {
    return this.#side(1);
  }

  getBottom(): Border | null {
    return this.#side(2);
  }

  getRight(): Border | null {
    return this.#side(3);
  }

  #side(index: number): Border | null {
    if (this.#kept[index] !== true) return null;
    const style =
      Object.values(BORDER_STYLE).find((member) => member.toString() === this.#kept[7]) ?? BORDER_STYLE.SOLID;
    return answering('Border', { getColor: this.#color(String(this.#kept[6])), getBorderStyle: style });
  }
}

guardClass(Borders, 'Borders');
