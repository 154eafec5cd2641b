/** Colours as objects: RGB or of the spreadsheet's theme. Stored with a cell as "#rrggbb" or "theme:ACCENT1". */
import type { Bridge } from './bridge';
import { type EnumMember, enumName, makeEnum } from './enum';
import { colorOf, type FormatValue } from './format-table';
import { guardClass } from './guard';
import { COLOR_TYPE } from './sheets-enums';
import { nameType } from './type-names';

export const THEME_COLOR_TYPE = makeEnum('SpreadsheetApp.ThemeColorType', [
  'UNSUPPORTED',
  'TEXT',
  'BACKGROUND',
  'ACCENT1',
  'ACCENT2',
  'ACCENT3',
  'ACCENT4',
  'ACCENT5',
  'ACCENT6',
  'HYPERLINK',
  'LINK',
]);

/** The standard theme. */
const THEME: Readonly<Record<string, string>> = {
  TEXT: '#000000',
  BACKGROUND: '#ffffff',
  ACCENT1: '#4285f4',
  ACCENT2: '#ea4335',
  ACCENT3: '#fbbc04',
  ACCENT4: '#34a853',
  ACCENT5: '#ff6d01',
  ACCENT6: '#46bdc6',
  LINK: '#1155cc',
  HYPERLINK: '#1155cc',
};

/** What getBackground returns for a stored colour: theme colours have their value in the standard theme. */
export function shownColor(kept: FormatValue): FormatValue {
  return typeof kept === 'string' && kept.startsWith('theme:') ? (THEME[kept.slice(6)] ?? '#000000') : kept;
}

export class RgbColor {
  readonly #hex: string;

  constructor(hex: string) {
    this.#hex = hex;
  }

  asHexString(): string {
    return this.#hex;
  }

  getColorType(): EnumMember {
    return COLOR_TYPE.RGB;
  }

  getRed(): number {
    return Number.parseInt(this.#hex.slice(1, 3), 16);
  }

  getGreen(): number {
    return Number.parseInt(this.#hex.slice(3, 5), 16);
  }

  getBlue(): number {
    return Number.parseInt(this.#hex.slice(5, 7), 16);
  }
}

export class ThemeColor {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  getColorType(): EnumMember {
    return COLOR_TYPE.THEME;
  }

  getThemeColorType(): EnumMember {
    const found = Object.values(THEME_COLOR_TYPE).find((member) => member.toString() === this.#name);
    return found ?? THEME_COLOR_TYPE.UNSUPPORTED;
  }
}

export class Color {
  readonly bridge: Bridge;
  kept: string | null;

  constructor(bridge: Bridge, kept: string | null) {
    this.bridge = bridge;
    this.kept = kept;
  }

  getColorType(): EnumMember {
    if (this.kept === null) return COLOR_TYPE.UNSUPPORTED;
    return this.kept.startsWith('theme:') ? COLOR_TYPE.THEME : COLOR_TYPE.RGB;
  }

  asRgbColor(): RgbColor {
    if (this.getColorType() !== COLOR_TYPE.RGB) throw this.bridge.exception('Object is not of type RgbColor.');
    return new RgbColor(this.kept ?? '#000000');
  }

  asThemeColor(): ThemeColor {
    if (this.getColorType() !== COLOR_TYPE.THEME) throw this.bridge.exception('Object is not of type ThemeColor.');
    return new ThemeColor((this.kept ?? '').slice(6));
  }
}

export class ColorBuilder extends Color {
  setRgbColor(color: unknown): this {
    const accepted = colorOf(color);
    if (typeof accepted !== 'string') return this.bridge.fail('invalidArgument', String(color));
    this.kept = accepted;
    return this;
  }

  setThemeColor(type: unknown): this {
    this.kept = `theme:${enumName(type)}`;
    return this;
  }

  build(): Color {
    return new Color(this.bridge, this.kept);
  }
}

guardClass(RgbColor, 'RgbColor');
guardClass(ThemeColor, 'ThemeColor');
guardClass(Color, 'Color');
nameType(Color, 'SpreadsheetApp.Color');
