/** Ratios of sums: blank, with its reason, where the denominator is zero; marked where its cohort is too young. */
import { type MeasureId, RATIOS, type RatioId } from '../../tables/metrics.ts';
import { firstDayOf } from './months.ts';

const IDS = Object.keys(RATIOS) as RatioId[];

export interface Ratios {
  readonly values: Readonly<Record<RatioId, number | null>>;
  /** "Cost per lead (Rp): no leads". */
  readonly blank: string;
  /** Names of those that are not to be judged yet. */
  readonly young: string;
}

/** `today`: days since 1970-01-01. */
export function ratiosOf(measures: Readonly<Record<MeasureId, number>>, month: number, today: number): Ratios {
  const values = {} as Record<RatioId, number | null>;
  const blank: string[] = [];
  const young: string[] = [];
  for (const id of IDS) {
    const ratio: (typeof RATIOS)[RatioId] & { readonly youngDays?: number } = RATIOS[id];
    const [numerator, denominator] = [measures[ratio.numerator], measures[ratio.denominator]];
    values[id] = divide(numerator, denominator, ratio.digits);
    if (values[id] === null && numerator !== 0) blank.push(`${ratio.column.header}: ${ratio.blank}`);
    if (values[id] !== null && firstDayOf(month + 1) + (ratio.youngDays ?? 0) > today && ratio.youngDays)
      young.push(ratio.column.header);
  }
  return { values, blank: blank.join('; '), young: young.join('; ') };
}

/** Null where the denominator is zero; half away from zero at `digits` behind the point. */
export function divide(numerator: number, denominator: number, digits: number): number | null {
  if (denominator === 0) return null;
  const scale = 10 ** digits;
  const exact = (numerator / denominator) * scale;
  const rounded = (Math.sign(exact) * Math.round(Math.abs(exact))) / scale;
  return rounded === 0 ? 0 : rounded;
}
