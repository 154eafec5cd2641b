/**
 * When a unit was sold. Sales are dated days, and what happens to a unit are moments: on that day it was sold after what had
 * happened on the floor by the time people entered the sale, and before the unit reported itself.
 */
import { DAY_MS, dayStart, EAST_MS, workbookDay } from '../lib/time.ts';
import { type Absence, awayAfter, backBefore } from './absences.ts';
import type { Fact } from './states.ts';

interface Dated {
  readonly soldAt: number | null;
  readonly enteredAt: number | null;
}

const ON_FLOOR: ReadonlySet<string> = new Set(['RECEIVED', 'TRANSFERRED']);
const ITSELF: ReadonlySet<string> = new Set(['PURCHASED', 'FIRST_RIDE']);

/** Always within its life: after the unit was shipped or came back, and before it went away again. */
export function momentOfSale(facts: readonly Fact[], absences: readonly Absence[], sale: Dated): number {
  const begun = beginning(facts, absences, sale);
  const ended = (awayAfter(absences, sale) ?? Number.POSITIVE_INFINITY) - 1;
  const day = dayStart(workbookDay(sale.soldAt ?? sale.enteredAt ?? 0));
  const onDay = factsOn(facts, day, begun);
  const firstReport = firstReportIn(onDay);
  const floorEnds = Math.min(firstReport - 1, sale.enteredAt ?? Number.POSITIVE_INFINITY);
  const onFloor = onDay.flatMap(({ type, at }) => (ON_FLOOR.has(type) && at >= day && at <= floorEnds ? [at + 1] : []));
  const moment = Math.min(Math.max(day, ...onFloor), firstReport);
  return Math.min(Math.max(moment, begun), ended);
}

/**
 * A sale whose row is gone keeps its moment, except that a report of that day which came in since then still lies behind it.
 * `soldAt`: its day, as the unit's row knows it.
 */
export function momentOfGoneSale(facts: readonly Fact[], absences: readonly Absence[], gone: Gone): number {
  const { at, soldAt } = gone;
  const returns = absences.flatMap(({ to }) => (to !== null && to < at ? [to + 1] : []));
  const begun = Math.max(facts.find(({ type }) => type === 'SHIPPED')?.at ?? Number.NEGATIVE_INFINITY, ...returns);
  return Math.min(at, firstReportIn(factsOn(facts, dayStart(workbookDay(soldAt ?? at)), begun)));
}

interface Gone {
  readonly at: number;
  readonly soldAt: number | null;
}

/** The day begins two hours earlier in the east of the country. */
function factsOn(facts: readonly Fact[], day: number, begun: number): Fact[] {
  return facts.filter(({ at }) => at >= Math.max(day - EAST_MS, begun) && at < day + DAY_MS);
}

function firstReportIn(facts: readonly Fact[]): number {
  return Math.min(...facts.flatMap(({ type, at }) => (ITSELF.has(type) ? [at] : [])));
}

function beginning(facts: readonly Fact[], absences: readonly Absence[], sale: Dated): number {
  const back = backBefore(absences, sale);
  if (back !== null) return back + 1;
  return facts.find(({ type }) => type === 'SHIPPED')?.at ?? Number.NEGATIVE_INFINITY;
}
