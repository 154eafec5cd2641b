/** From figures to places on an axis: its two ends, where lines are drawn across, and what is written beside them. */
import type { Options } from './chart-plan';

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** Steps between two lines across. */
const STEPS = 4;

/** `values`: everything that is drawn on it. `axis`: hAxis or vAxis. */
export function scaleOf(
  values: readonly number[],
  options: Options,
  axis: string,
  fromZero: 'from zero' | 'free',
): Scale {
  const written = (options.list(`${axis}.ticks`) ?? []).filter((tick): tick is number => typeof tick === 'number');
  const all = [...values, ...written, ...(fromZero === 'from zero' || values.length === 0 ? [0] : [])];
  const least =
    options.number(`${axis}.viewWindow.min`) ?? Math.min(options.number(`${axis}.minValue`) ?? Infinity, ...all);
  const most =
    options.number(`${axis}.viewWindow.max`) ?? Math.max(options.number(`${axis}.maxValue`) ?? -Infinity, ...all);
  const step = niceStep(most - least || Math.abs(most) || 1);
  const isFixed = (end: string): boolean => written.length > 0 || options.number(`${axis}.viewWindow.${end}`) !== null;
  const low = isFixed('min') ? least : Math.floor(least / step) * step;
  const top = isFixed('max') ? most : Math.ceil(most / step) * step;
  const high = top > low ? top : low + step;
  const places = written.length > 0 ? written : steps(low, high, step);
  const format = options.text(`${axis}.format`);
  const seen = places.filter((value) => value >= low - step * 1e-6 && value <= high + step * 1e-6);
  return { low, high, ticks: seen.map((value) => ({ value, text: formatted(value, format, step) })) };
}

/** Where a value stands between the ends, 0 and 1. */
export function shareOf(value: number, { low, high }: Scale): number {
  return (value - low) / (high - low);
}

/** 1, 2, 2.5 or 5 times a power of ten. */
function niceStep(range: number): number {
  const rough = range / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
}

function steps(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
}

/** Patterns of ICU as far as digits go: "#,##0.0", "0", "#%". */
export const FORMAT = /^(?:[#0,]*(?:\.[0#]+)?%?|decimal|percent|short)$/;

function formatted(value: number, format: string | null, step: number): string {
  const needed = Math.max(
    0,
    -Math.floor(Math.log10(step) + 1e-9) + (/^2\.5/.test(String(step / 10 ** Math.floor(Math.log10(step)))) ? 1 : 0),
  );
  if (format === null || format === 'decimal') return grouped(value, needed);
  if (format === 'short') return short(value);
  if (format === 'percent') return `${grouped(value * 100, Math.max(0, needed - 2))}%`;
  const digits = /\.([0#]+)/.exec(format)?.[1]?.length ?? 0;
  const isPercent = format.endsWith('%');
  const text = grouped(isPercent ? value * 100 : value, digits);
  return `${format.includes(',') ? text : text.replaceAll(',', '')}${isPercent ? '%' : ''}`;
}

function grouped(value: number, digits: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${text}${fraction === undefined ? '' : `.${fraction}`}`;
}

function short(value: number): string {
  const sizes: readonly (readonly [number, string])[] = [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'K'],
  ];
  const [size, name] = sizes.find(([each]) => Math.abs(value) >= each) ?? [1, ''];
  return `${Number((value / size).toFixed(2))}${name}`;
}
