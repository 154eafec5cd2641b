/**
 * Patterns that show only over many sales, each in order by itself: a dealer's month is compared with an even spread over its
 * days, and with the other dealers. The subject is the dealer and the month: "D1 2026-11".
 */
import { groupBy } from '../../lib/group-by.ts';
import { DAY_MS, dayStart, HOUR_MS, workbookDay, workbookMonth } from '../../lib/time.ts';
import { type Book, priceOf } from '../book.ts';
import { netPrice } from '../price-book.ts';
import { type Hit, type IntegritySettings, type Judgement, judged, type Rule, type SaleEntry } from '../rule.ts';

interface DealerMonth {
  readonly sales: readonly SaleEntry[];
  /** How many of them were sold at the floor price. */
  readonly atFloor: number;
  /** The whole network's figures for that month, this dealer included. */
  readonly network: { readonly atFloor: number; readonly sales: number };
  /** The day after the month's last. */
  readonly endsBefore: number;
}

interface PatternRule extends Rule {
  readonly check: (month: DealerMonth, settings: IntegritySettings) => Hit | null;
}

/** With fewer sales the spread over the days says nothing. */
const ENOUGH = 20;
const LAST_DAYS = 3;
const LAST_HOURS = 2;
const LATE_SALES = 5;
const LATE_SHARE = 0.1;
/** A price this close to the floor counts as set by it: half a percent. */
const NEAR_FLOOR = 1.005;
const FLOOR_SHARE = 0.6;

export const patternRules: readonly PatternRule[] = [
  {
    id: 'book-month-end',
    version: 1,
    severity: 'review',
    says: 'Much of a dealer’s month is dated in its last three days.',
    next: 'Compare the hand-overs and activations of those days with their dates: sales may be pulled into the month.',
    check: ({ sales, endsBefore }, { monthEndSharePct }) => {
      const last = sales.filter(({ soldAt }) => workbookDay(soldAt ?? 0) >= endsBefore - LAST_DAYS).length;
      const share = Math.round((100 * last) / sales.length);
      const isMuch = monthEndSharePct > 0 && sales.length >= ENOUGH && share > monthEndSharePct;
      return isMuch
        ? { expected: `at most ${monthEndSharePct} %`, found: `${last} of ${sales.length} sales (${share} %)` }
        : null;
    },
  },
  {
    id: 'book-last-hours',
    version: 1,
    severity: 'watch',
    says: 'Many of a dealer’s sales were entered in the last two hours of their month.',
    next: 'Ask for the invoices of those sales: a target may have been met on paper.',
    check: ({ sales, endsBefore }) => {
      const late = sales.filter(({ enteredAt }) => isInLastHours(enteredAt, endsBefore)).length;
      return late >= LATE_SALES && late > LATE_SHARE * sales.length
        ? { expected: `fewer than ${LATE_SALES}`, found: `${late} of ${sales.length} sales` }
        : null;
    },
  },
  {
    id: 'book-floor',
    version: 1,
    severity: 'review',
    says: 'Most of a dealer’s sales are at the floor price, and others’ are not.',
    next: 'Ask customers what they paid: the price entered may be the lowest that passes.',
    check: ({ sales, atFloor, network }) => {
      const share = atFloor / sales.length;
      const others = network.sales - sales.length;
      const usual = others > 0 ? (network.atFloor - atFloor) / others : 0;
      return sales.length >= ENOUGH && share > FLOOR_SHARE && others >= ENOUGH && share > 2 * usual
        ? {
            expected: `about ${Math.round(100 * usual)} % as elsewhere`,
            found: `${atFloor} of ${sales.length} sales (${Math.round(100 * share)} %)`,
          }
        : null;
    },
  },
];

/** Judges every dealer and month by the sales that count. */
export function judgePatterns(book: Book): Judgement[] {
  const counting = book.content.sales.filter(
    (sale) => sale.soldAt !== null && sale.dealerId !== '' && sale.replacedBy === '' && !book.repeats.has(sale),
  );
  const low = new Set(counting.filter((sale) => isAtFloor(book, sale)));
  const countLow = (sales: readonly SaleEntry[]) => sales.filter((sale) => low.has(sale)).length;
  return [...groupBy(counting, ({ soldAt }) => workbookMonth(soldAt ?? 0))].flatMap(([month, all]) => {
    const network = { sales: all.length, atFloor: countLow(all) };
    const endsBefore = dayAfter(month);
    return [...groupBy(all, ({ dealerId }) => dealerId)].flatMap(([dealerId, sales]) =>
      patternRules.flatMap((rule) => {
        const own = { sales, atFloor: countLow(sales), network, endsBefore };
        const hit = rule.check(own, book.content.settings);
        return hit ? [judged(rule, `${dealerId} ${month}`, hit)] : [];
      }),
    );
  });
}

function isAtFloor(book: Book, sale: SaleEntry): boolean {
  const answer = priceOf(book, sale, book.dealers.get(sale.dealerId));
  if (answer.kind !== 'found') return false;
  const { floor, list } = answer.price;
  // Where the floor equals the list price, everybody sells at it.
  return floor !== null && floor > 0 && floor < (list ?? 0) && netPrice(sale) <= floor * NEAR_FLOOR;
}

function isInLastHours(enteredAt: number | null, endsBefore: number): boolean {
  const end = dayStart(endsBefore);
  return enteredAt !== null && enteredAt < end && enteredAt >= end - LAST_HOURS * HOUR_MS;
}

/** The day after the last of "2026-11". */
function dayAfter(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return Date.UTC(year, number) / DAY_MS;
}
