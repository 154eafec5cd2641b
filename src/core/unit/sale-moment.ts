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
  const onDay = facts.filter(({ at }) => at >= Math.max(day - EAST_MS, begun) && at < day + DAY_MS);
  const firstReport = Math.min(...onDay.flatMap(({ type, at }) => (ITSELF.has(type) ? [at] : [])));
  const floorEnds = Math.min(firstReport - 1, sale.enteredAt ?? Number.POSITIVE_INFINITY);
  const onFloor = onDay.flatMap(({ type, at }) => (ON_FLOOR.has(type) && at >= day && at <= floorEnds ? [at + 1] : []));
  const moment = Math.min(Math.max(day, ...onFloor), firstReport);
  return Math.min(Math.max(moment, begun), ended);
}

function beginning(facts: readonly Fact[], absences: readonly Absence[], sale: Dated): number {
  const back = backBefore(absences, sale);
  if (back !== null) return back + 1;
  return facts.find(({ type }) => type === 'SHIPPED')?.at ?? Number.NEGATIVE_INFINITY;
}
