/** What is drawn: a kind of chart, its options by their dotted names ("vAxis.viewWindow.min"), and its figures. */
import type { Rgb } from './canvas';
import type { TextLook } from './lettering';

export type ChartKind = 'area' | 'bar' | 'column' | 'line' | 'pie';

export interface Series {
  readonly name: string;
  /** Null: a gap. */
  readonly values: readonly (number | null)[];
}

export interface ChartPlan {
  readonly kind: ChartKind;
  readonly options: Readonly<Record<string, unknown>>;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

/** As the platform draws where nothing else is said: https://developers.google.com/chart/interactive/docs/gallery/columnchart */
export const DEFAULT_WIDTH = 600;
export const DEFAULT_HEIGHT = 400;
const FONT_SIZE = 12;
const PALETTE = [
  '#3366cc',
  '#dc3912',
  '#ff9900',
  '#109618',
  '#990099',
  '#0099c6',
  '#dd4477',
  '#66aa00',
  '#b82e2e',
  '#316395',
];
const BLACK: Rgb = [0, 0, 0];

export class Options {
  readonly #given: Readonly<Record<string, unknown>>;

  constructor(given: Readonly<Record<string, unknown>>) {
    this.#given = given;
  }

  number(name: string): number | null {
    const value = this.#given[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  }

  text(name: string): string | null {
    const value = this.#given[name];
    return typeof value === 'string' ? value : null;
  }

  isOff(name: string): boolean {
    return this.#given[name] === false;
  }

  isOn(name: string): boolean {
    return this.#given[name] === true;
  }

  list(name: string): readonly unknown[] | null {
    const value = this.#given[name];
    return Array.isArray(value) ? value : null;
  }

  /** Pixels, or "50%" of the whole. */
  length(name: string, whole: number): number | null {
    const percent = /^([\d.]+)%$/.exec(this.text(name) ?? '')?.[1];
    return percent === undefined ? this.number(name) : (Number(percent) / 100) * whole;
  }

  colour(name: string): Rgb | null {
    return rgbOf(this.#given[name]);
  }

  /** `name`: of a text style, such as "hAxis.textStyle". */
  look(name: string, size = this.fontSize): TextLook {
    return {
      size: this.number(`${name}.fontSize`) ?? size,
      colour: this.colour(`${name}.color`) ?? [34, 34, 34],
      isBold: this.isOn(`${name}.bold`),
    };
  }

  get fontSize(): number {
    return this.number('fontSize') ?? FONT_SIZE;
  }

  /** Of a series, or of a slice. */
  colourOf(index: number, part: 'series' | 'slices'): Rgb {
    const colours = this.list('colors') ?? PALETTE;
    const own = this.colour(`${part}.${index}.color`);
    return own ?? rgbOf(colours[index % Math.max(1, colours.length)]) ?? BLACK;
  }
}

/** "#rrggbb"; null when nothing was said. */
function rgbOf(value: unknown): Rgb | null {
  if (typeof value !== 'string') return null;
  const hex = /^#([0-9a-f]{6})$/i.exec(value)?.[1];
  if (hex === undefined) return BLACK;
  const whole = Number.parseInt(hex, 16);
  return [whole >> 16, (whole >> 8) & 0xff, whole & 0xff];
}
