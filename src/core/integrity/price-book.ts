/** What a model cost where and when: look-up by date, faults of the price book itself, and the total of a basket. */

import type { Price, Sale } from '../../tables/sales.ts';
import { groupBy } from '../lib/group-by.ts';
import { isoDay, workbookDay } from '../lib/time.ts';
import { isPlausible, LEAST_VEHICLE } from '../sale/read-amount.ts';

/** A row of Prices or Serials, with the headers of cells that could not be read. */
export type Typed<T> = T & { readonly unreadable?: readonly string[] };

export type PriceAnswer =
  | { readonly kind: 'found'; readonly price: Price }
  | { readonly kind: 'none' | 'several'; readonly why: string };

export interface PriceFault {
  readonly kind: 'overlap' | 'gap' | 'unusable';
  readonly price: Price;
  readonly expected: string;
  readonly found: string;
}

interface Period {
  readonly price: Price;
  readonly from: number;
  readonly to: number;
}

export interface PriceBook {
  inForce(modelId: string, region: string, atMs: number): PriceAnswer;
  readonly faults: readonly PriceFault[];
}

/** Unusable rows, overlapping periods and gaps are collected in `faults`. */
export function openPriceBook(prices: readonly Typed<Price>[]): PriceBook {
  const faults: PriceFault[] = [];
  const usable: Period[] = [];
  for (const price of prices) {
    if (price.id === '' && price.modelId === '') continue;
    const problem = problemOf(price);
    if (problem) faults.push({ kind: 'unusable', price, expected: problem, found: 'the row is not in use' });
    else usable.push(periodOf(price));
  }
  const byPlace = groupBy(usable, ({ price }) => placeOf(price.modelId, price.region));
  for (const periods of byPlace.values()) {
    periods.sort((a, b) => a.from - b.from || a.to - b.to);
    faults.push(...faultsBetween(periods));
  }
  return {
    faults,
    inForce(modelId, region, atMs) {
      const day = workbookDay(atMs);
      const here = periodsAt(byPlace.get(placeOf(modelId, region)), day);
      const [price, second] = here.length > 0 ? here : periodsAt(byPlace.get(placeOf(modelId, '')), day);
      if (price && !second) return { kind: 'found', price };
      const where = `${modelId || 'a sale without a model'} in ${region || 'no region'} on ${isoDay(day)}`;
      if (!price || !second) return { kind: 'none', why: `No price of ${where}.` };
      return { kind: 'several', why: `Two prices of ${where}: ${price.id} and ${second.id}.` };
    },
  };
}

/** Vehicle, accessories and fees less discounts and gifts: what counts is the whole basket, not the headline. */
export function netPrice(sale: Sale): number {
  return (sale.vehicle ?? 0) + (sale.accessories ?? 0) + (sale.fees ?? 0) - (sale.discounts ?? 0) - (sale.gifts ?? 0);
}

function problemOf(price: Typed<Price>): string {
  const { modelId, validFrom, validTo, list, floor, ceiling, discountCapPct, unreadable = [] } = price;
  // An unreadable cap or last day must not count as "none".
  if (unreadable.length > 0) return `a plain number or a real date under ${unreadable.join(', ')}`;
  if (modelId === '') return 'a Model ID';
  if (validFrom === null) return 'a date under Valid from';
  if (validTo !== null && validTo < validFrom) return 'Valid to on or after Valid from';
  if (list === null || list <= 0) return 'a list price above 0';
  if (floor === null || floor <= 0) return 'a floor above 0';
  if (ceiling !== null && ceiling < floor) return 'a ceiling not under the floor';
  // With another locale Sheets turns "29.900" into 29.9 and "5%" into 0.05.
  if (floor < LEAST_VEHICLE || ![list, ceiling ?? list].every(isPlausible))
    return `amounts of Rp ${LEAST_VEHICLE} or more`;
  if (discountCapPct !== null && !(discountCapPct === 0 || (discountCapPct >= 0.1 && discountCapPct <= 100)))
    return 'a discount cap of 0 to 100, such as 5 for 5 %';
  return '';
}

function periodOf(price: Price): Period {
  const to = price.validTo === null ? Number.MAX_SAFE_INTEGER : workbookDay(price.validTo);
  return { price, from: workbookDay(price.validFrom ?? 0), to };
}

/** The key of a model in a region. A blank region applies to all regions without their own price. */
function placeOf(modelId: string, region: string): string {
  return `${modelId}|${region}`;
}

function periodsAt(periods: readonly Period[] | undefined, day: number): Price[] {
  const found: Price[] = [];
  for (const { from, to, price } of periods ?? []) {
    if (from > day) break;
    if (to >= day) found.push(price);
  }
  return found;
}

/** Compares each period with the latest end of all periods before it. */
function faultsBetween(periods: readonly Period[]): PriceFault[] {
  const faults: PriceFault[] = [];
  let last: Period | undefined;
  for (const period of periods) {
    const begins = `${period.price.id} begins on ${isoDay(period.from)}`;
    if (last && period.from <= last.to) {
      const found = `${begins}, while ${last.price.id} is in force`;
      faults.push({ kind: 'overlap', price: period.price, expected: 'one price at a time', found });
    } else if (last && period.from > last.to + 1) {
      const found = `${begins}, and ${last.price.id} ended on ${isoDay(last.to)}`;
      faults.push({ kind: 'gap', price: period.price, expected: 'no day without a price', found });
    }
    if (!last || period.to >= last.to) last = period;
  }
  return faults;
}
