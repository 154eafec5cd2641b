/** Does what the unit reports agree with what was sold? Checked for each unit, at once and in the audit. */
import type { Settings } from '../../../settings.ts';
import type { Dealer } from '../../../tables/network.ts';
import type { Sale } from '../../../tables/sales.ts';
import type { UnitRow } from '../../../tables/units.ts';
import { distanceKm } from '../../lib/geo.ts';
import { asRecord, parseJson } from '../../lib/json.ts';
import { DAY_MS, isoDay, workbookDay } from '../../lib/time.ts';
import { type Hit, type Judgement, judged, type Rule } from '../rule.ts';

/** What a unit is checked against. */
export interface UnitSurroundings {
  readonly nowMs: number;
  readonly settings: Pick<
    Settings,
    'activationDays' | 'yardDays' | 'yardMeters' | 'silentUnitDays' | 'maxOdometerKm' | 'odometerReadingKm'
  >;
  readonly dealers: readonly Dealer[];
  readonly sales: ReadonlyMap<string, Pick<Sale, 'odometerKm'>>;
  /** Gateway ID → when it was last heard (epoch ms): when a gateway is down, its units are not to blame for silence. */
  readonly heard: ReadonlyMap<string, number>;
}

interface UnitRule extends Rule {
  readonly check: (unit: UnitRow, around: UnitSurroundings) => Hit | null;
}

const review = { version: 1, severity: 'review' } as const;

export const unitRules: readonly UnitRule[] = [
  {
    ...review,
    id: 'unit-active-unsold',
    says: 'The unit reported a purchase or a ride, and no sale of it counts.',
    next: 'Ask its dealer: an unreported sale, own use, or a demonstrator.',
    check: (unit) => (unit.saleId === '' ? exceptions(unit, RIDES, 'a sale before') : null),
  },
  {
    ...review,
    id: 'unit-active-early',
    says: 'The unit reported a purchase or a ride before its sale.',
    next: 'Compare the sale date with the invoice.',
    check: (unit) => (unit.saleId === '' ? null : exceptions(unit, RIDES, 'nothing before the sale')),
  },
  {
    ...review,
    id: 'unit-exception',
    says: 'Something happened to the unit that does not fit its history.',
    next: 'If it is true, say so in the Units tab; if not, ask who reported it.',
    check: (unit) => exceptions(unit, /^(?!PURCHASED|FIRST_RIDE|RIDE)/, 'a history in order'),
  },
  {
    version: 2,
    severity: 'review',
    id: 'unit-not-activated',
    says: 'Sold, and the unit never reported its purchase or first ride.',
    next: 'Ask the customer: a paper sale, or a unit that nobody has connected.',
    check: ({ state, soldAt }, { nowMs, settings: { activationDays }, heard }) =>
      state === 'SOLD' && soldAt !== null && heard.size > 0 && isDaysOver(soldAt, nowMs, activationDays)
        ? { expected: `activated within ${activationDays} days`, found: `sold on ${isoDay(workbookDay(soldAt))}` }
        : null,
  },
  {
    version: 2,
    severity: 'review',
    id: 'unit-in-yard',
    says: 'Sold, and the unit still stands in the dealer’s yard.',
    next: 'Ask for the hand-over: the sale may be on paper only.',
    check: (unit, { settings: { yardDays, yardMeters }, dealers }) => {
      const { soldAt, lastAt, state } = unit;
      if (!WITH_CUSTOMER.includes(state) || soldAt === null || lastAt === null) return null;
      const home =
        isDaysOver(soldAt, lastAt, yardDays) && yardOf(unit, dealers, yardMeters, ({ id }) => id === unit.dealerId);
      return home ? { expected: 'with the customer', found: `at ${home.id} on ${isoDay(workbookDay(lastAt))}` } : null;
    },
  },
  {
    ...review,
    id: 'unit-other-yard',
    says: 'An unsold unit stands at another dealer’s.',
    next: 'If it was transferred, say so in the Units tab, or change its dealer in the Serials tab.',
    check: (unit, { settings: { yardMeters }, dealers }) => {
      const other = AT_HAND.includes(unit.state) && yardOf(unit, dealers, yardMeters, ({ id }) => id !== unit.dealerId);
      return other ? { expected: `at ${unit.dealerId || 'its dealer'}`, found: `at ${other.id}` } : null;
    },
  },
  {
    ...review,
    id: 'unit-ridden-unsold',
    says: 'An unsold unit was ridden.',
    next: 'Ask its dealer: a demonstrator, own use, or an unreported sale.',
    check: ({ state, odometerKm }, { settings: { maxOdometerKm } }) =>
      AT_HAND.includes(state) && (odometerKm ?? 0) > maxOdometerKm
        ? { expected: `at most ${maxOdometerKm} km`, found: `${odometerKm} km` }
        : null,
  },
  {
    ...review,
    id: 'unit-odometer-sale',
    says: 'The unit had more kilometres than its sale says.',
    next: 'Correct the odometer of the sale, or ask who rode it.',
    check: ({ soldAt, saleId, days }, { settings: { odometerReadingKm }, sales }) => {
      const written = sales.get(saleId)?.odometerKm ?? null;
      if (soldAt === null || written === null) return null;
      const reached = Math.max(...daysOf(days).map(({ day, high }) => (day < workbookDay(soldAt) ? high : 0)), 0);
      return reached > written + odometerReadingKm
        ? { expected: `${written} km`, found: `${reached} km before the sale` }
        : null;
    },
  },
  {
    version: 2,
    severity: 'review',
    id: 'unit-odometer-back',
    says: 'The odometer went down.',
    next: 'Ask the workshop: a new controller, or somebody turned it back.',
    check: ({ days }) => {
      let before = { day: 0, low: 0, high: 0 };
      for (const day of daysOf(days)) {
        if (day.fall)
          return { expected: `${day.fall[0]} km or more`, found: `${day.fall[1]} km later on ${isoDay(day.day)}` };
        if (day.low < before.high - 1)
          return {
            expected: `${before.high} km of ${isoDay(before.day)} or more`,
            found: `${day.low} km on ${isoDay(day.day)}`,
          };
        if (day.high > before.high) before = day;
      }
      return null;
    },
  },
  {
    version: 1,
    severity: 'watch',
    id: 'unit-silent',
    says: 'A unit that is in use has not reported for long.',
    next: 'Ask the customer whether it is ridden; its device may be out of order.',
    check: ({ state, lastAt, gatewayId }, { nowMs, settings: { silentUnitDays }, heard }) => {
      const isDown = nowMs - (heard.get(gatewayId) ?? 0) > DAY_MS;
      if (!IN_USE.includes(state) || lastAt === null || isDown || !isOver(nowMs - lastAt, silentUnitDays)) return null;
      return { expected: `a report in ${silentUnitDays} days`, found: `the last on ${isoDay(workbookDay(lastAt))}` };
    },
  },
];

const RIDES = /^(PURCHASED|FIRST_RIDE|RIDE) /;
const AT_HAND: readonly string[] = ['SHIPPED', 'IN_STOCK'];
const IN_USE: readonly string[] = ['ACTIVATED', 'IN_SERVICE'];
const WITH_CUSTOMER: readonly string[] = ['SOLD', ...IN_USE];

/** Whether more than `days` have passed; 0 days switches the rule off. */
function isOver(ms: number, days: number): boolean {
  return days > 0 && ms > days * DAY_MS;
}

/** A sale is dated only by day, so whole workbook days are counted, and the last allowed day still counts as in time. */
function isDaysOver(fromMs: number, toMs: number, days: number): boolean {
  return days > 0 && workbookDay(toMs) - workbookDay(fromMs) > days;
}

function exceptions({ problem }: UnitRow, which: RegExp, expected: string): Hit | null {
  const found = problem.split('\n').filter((line) => line !== '' && which.test(line));
  return found.length > 0 ? { expected, found: found.slice(0, 3).join('; ') } : null;
}

function yardOf(
  { latitude, longitude }: UnitRow,
  dealers: readonly Dealer[],
  yardMeters: number,
  of: (dealer: Dealer) => boolean,
): Dealer | undefined {
  if (latitude === null || longitude === null) return undefined;
  const here = { latitude, longitude };
  return dealers.find((dealer) => {
    const { latitude: south, longitude: east } = dealer;
    if (!of(dealer) || south === null || east === null) return false;
    return distanceKm(here, { latitude: south, longitude: east }) * 1000 <= yardMeters;
  });
}

interface OdometerDay {
  readonly day: number;
  readonly low: number;
  readonly high: number;
  /** The readings (km) between which the odometer fell within the day; null when it did not. */
  readonly fall: readonly [from: number, to: number] | null;
}

function daysOf(text: string): OdometerDay[] {
  const parsed = parseJson(text || '{}');
  const days = Object.entries((parsed.ok ? asRecord(parsed.value) : null) ?? {});
  return days
    .flatMap(([day, value]) => {
      const [, low, high, from, to] = Array.isArray(value) ? (value as unknown[]) : [];
      if (typeof low !== 'number' || typeof high !== 'number') return [];
      const fall = typeof from === 'number' && typeof to === 'number' ? ([from, to] as const) : null;
      return [{ day: Number(day), low, high, fall }];
    })
    .sort((a, b) => a.day - b.day);
}

/** One judgement per fault and unit; the subject is the serial. */
export function judgeUnits(units: readonly UnitRow[], around: UnitSurroundings): Judgement[] {
  return units.flatMap((unit) =>
    unit.serial === ''
      ? []
      : unitRules.flatMap((rule) => {
          const hit = rule.check(unit, around);
          return hit ? [judged(rule, unit.serial, hit)] : [];
        }),
  );
}
