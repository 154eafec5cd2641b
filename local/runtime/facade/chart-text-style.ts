/** TextStyle of charts and its builder: colour, font and size. */
import type { Bridge } from './bridge';
import { guardClass } from './guard';
import { nameType } from './type-names';

interface Look {
  readonly color?: string;
  readonly fontName?: string;
  readonly fontSize?: number;
}

export class ChartTextStyle {
  readonly #look: Look;

  constructor(look: Look) {
    this.#look = look;
  }

  getColor(): string | null {
    return this.#look.color ?? null;
  }

  getFontName(): string | null {
    return this.#look.fontName ?? null;
  }

  getFontSize(): number | null {
    return this.#look.fontSize ?? null;
  }
}

export class ChartTextStyleBuilder {
  readonly #bridge: Bridge;
  #look: Look = {};

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  setColor(...args: unknown[]): this {
    const [color] = args;
    if (args.length !== 1 || typeof color !== 'string') return this.#refuse('setColor', args);
    this.#look = { ...this.#look, color };
    return this;
  }

  setFontName(...args: unknown[]): this {
    const [fontName] = args;
    if (args.length !== 1 || typeof fontName !== 'string') return this.#refuse('setFontName', args);
    this.#look = { ...this.#look, fontName };
    return this;
  }

  setFontSize(...args: unknown[]): this {
    const [fontSize] = args;
    if (args.length !== 1 || typeof fontSize !== 'number') return this.#refuse('setFontSize', args);
    this.#look = { ...this.#look, fontSize };
    return this;
  }

  build(): ChartTextStyle {
    return new ChartTextStyle(this.#look);
  }

  #refuse(method: string, args: unknown[]): never {
    return this.#bridge.mismatch(`Charts.TextStyleBuilder.${method}`, args);
  }
}

guardClass(ChartTextStyle, 'TextStyle');
guardClass(ChartTextStyleBuilder, 'TextStyleBuilder');
nameType(ChartTextStyle, 'Charts.TextStyle');
nameType(ChartTextStyleBuilder, 'Charts.TextStyleBuilder');
