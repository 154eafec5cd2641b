/** TextStyle and its builder: the font formats of a cell together. */
import type { StyleKey } from '../model/cell';
import type { Bridge } from './bridge';
import { Builder, Built } from './built';
import { Color } from './color';
import { colorOf, type FormatValue } from './format-table';
import { guardClass } from './guard';
import { nameType } from './type-names';

/** The formats in it, as stored with a cell. Setting the style leaves missing ones unchanged. */
export interface TextStyleData {
  readonly fontSize?: number;
  readonly fontFamily?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly color?: string;
}

export class TextStyle extends Built<TextStyleData> {
  getFontSize(): number | null {
    return this.data.fontSize ?? null;
  }

  getFontFamily(): string | null {
    return this.data.fontFamily ?? null;
  }

  isBold(): boolean | null {
    return this.data.bold ?? null;
  }

  isItalic(): boolean | null {
    return this.data.italic ?? null;
  }

  isUnderline(): boolean | null {
    return this.data.underline ?? null;
  }

  isStrikethrough(): boolean | null {
    return this.data.strikethrough ?? null;
  }

  /** A theme colour shows the name of its place in the theme. */
  getForegroundColor(): string | null {
    return this.data.color?.replace(/^theme:/, '') ?? null;
  }

  getForegroundColorObject(): Color | null {
    return this.data.color === undefined ? null : new Color(this.bridge, this.data.color);
  }

  copy(): TextStyleBuilder {
    return new TextStyleBuilder(this.bridge, this.data);
  }
}

export class TextStyleBuilder extends Builder<TextStyleData> {
  build(): TextStyle {
    return new TextStyle(this.bridge, this.data);
  }

  setFontSize(size: unknown): this {
    return this.set({ fontSize: Number(size) });
  }

  setFontFamily(family: unknown): this {
    return this.set({ fontFamily: String(family) });
  }

  setBold(bold: unknown): this {
    return this.set({ bold: bold === true });
  }

  setItalic(italic: unknown): this {
    return this.set({ italic: italic === true });
  }

  setUnderline(underline: unknown): this {
    return this.set({ underline: underline === true });
  }

  setStrikethrough(strikethrough: unknown): this {
    return this.set({ strikethrough: strikethrough === true });
  }

  setForegroundColor(color: unknown): this {
    const accepted = colorOf(color);
    return typeof accepted === 'string' ? this.set({ color: accepted }) : this;
  }

  setForegroundColorObject(color: unknown): this {
    return color instanceof Color && color.kept !== null ? this.set({ color: color.kept }) : this;
  }
}

type Formats = ReadonlyMap<StyleKey, FormatValue>;

export const TEXT_STYLE_KEYS: readonly StyleKey[] = [
  'fontSize',
  'fontFamily',
  'fontWeight',
  'fontStyle',
  'fontLine',
  'fontColor',
];

/** A cell's text style: every format has a value. */
export function textStyleOf(bridge: Bridge, formats: Formats): TextStyle {
  return new TextStyle(bridge, {
    fontSize: Number(formats.get('fontSize') ?? 10),
    fontFamily: String(formats.get('fontFamily') ?? 'arial,sans,sans-serif'),
    bold: formats.get('fontWeight') === 'bold',
    italic: formats.get('fontStyle') === 'italic',
    underline: formats.get('fontLine') === 'underline',
    strikethrough: formats.get('fontLine') === 'line-through',
    color: String(formats.get('fontColor') ?? '#000000'),
  });
}

/** The formats that setting a style changes. */
export function formatsOf({ data }: TextStyle): readonly (readonly [StyleKey, FormatValue])[] {
  const line = data.underline ? 'underline' : data.strikethrough ? 'line-through' : null;
  const all: readonly (readonly [StyleKey, FormatValue | undefined])[] = [
    ['fontSize', data.fontSize],
    ['fontFamily', data.fontFamily],
    ['fontWeight', data.bold === undefined ? undefined : data.bold ? 'bold' : null],
    ['fontStyle', data.italic === undefined ? undefined : data.italic ? 'italic' : null],
    ['fontLine', data.underline === undefined && data.strikethrough === undefined ? undefined : line],
    ['fontColor', data.color],
  ];
  return all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
}

guardClass(TextStyle, 'TextStyle');
guardClass(TextStyleBuilder, 'TextStyleBuilder');
nameType(TextStyle, 'SpreadsheetApp.TextStyle');
