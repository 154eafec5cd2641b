/**
 * The figures against SQLite: written from what the definitions say in words (docs/METRICS.md), over the same rows. Only
 * which rows count, and by what name a channel goes, is taken from the hub; both have their own tests.
 */
import Database from 'libsql';
import { channelName } from '../../../src/core/economics/channel-name';
import { computeEconomics } from '../../../src/core/economics/compute';
import { isoDay, workbookDay } from '../../../src/core/lib/time';
import type { MetricsMonth } from '../../../src/tables/metrics';
import { runs } from '../../support/sweep';
import { type Book, bookOf } from './books';

const SCHEMA = `
  CREATE TABLE activity (no INTEGER, theme TEXT, channel TEXT, first INTEGER, last INTEGER, event INTEGER, hq INTEGER, dealer INTEGER);
  CREATE TABLE spend (day INTEGER, channel TEXT, amount INTEGER);
  CREATE TABLE cost (day INTEGER, amount INTEGER);
  CREATE TABLE quota (day INTEGER, amount INTEGER);
  CREATE TABLE lead (id TEXT, customer TEXT, phone TEXT, intent TEXT, channel TEXT, at INTEGER, routed INTEGER, seconds INTEGER);
  CREATE TABLE sale (id TEXT, lead TEXT, phone TEXT, at INTEGER, net INTEGER, proved INTEGER, back INTEGER, refund INTEGER);
`;
const MONTH = (day: string) => `strftime('%Y-%m', ${day} * 86400, 'unixepoch')`;
/** A cost over days: its part of day d of n (from 0) is one more than the floor where the remainder reaches. */
const PART = (amount: string) => `(${amount} / n + (d < ${amount} % n))`;
const DAYS = `
  WITH RECURSIVE run(rowid_, d, n) AS (
    SELECT rowid, 0, last - first + 1 FROM activity
    UNION ALL SELECT rowid_, d + 1, n FROM run WHERE d + 1 < n
  )
  SELECT a.channel, a.first + d AS day, ${PART('event')} AS event, ${PART('hq')} AS hq, ${PART('dealer')} AS dealer
  FROM run JOIN activity a ON a.rowid = rowid_`;

type Numbers = Record<string, number>;

function inSql(book: Book): Record<string, Numbers> {
  const db = new Database(':memory:');
  db.exec(SCHEMA);
  fill(db, book);
  const sums: Record<string, Numbers> = {};
  const note = (sql: string) => {
    for (const { month, ...row } of db.prepare(sql).all() as ({ month: string } & Numbers)[])
      sums[month] = { ...sums[month], ...row };
  };
  note(`SELECT ${MONTH('day')} month, sum(event) eventSpend, sum(hq) hqSupport, sum(dealer) dealerSpend,
          count(*) activityDays, count(DISTINCT day) activeDates FROM (${DAYS}) GROUP BY 1`);
  note(
    `SELECT ${MONTH('first')} month, count(*) activities, sum(event + hq + dealer) activityCost FROM activity GROUP BY 1`,
  );
  note(`SELECT ${MONTH('day')} month, sum(amount) adSpend FROM spend GROUP BY 1`);
  note(`SELECT ${MONTH('day')} month, sum(amount) baselineCost FROM cost GROUP BY 1`);
  note(`SELECT ${MONTH('day')} month, sum(amount) quota FROM quota GROUP BY 1`);
  note(`SELECT ${MONTH('at / 86400000')} month, count(*) leads, count(routed) qualified, count(seconds) claimed,
          coalesce(sum(seconds), 0) claimSeconds FROM lead WHERE intent <> 'SERVICE' GROUP BY 1`);
  note(
    `SELECT ${MONTH('at / 86400000')} month, count(*) sales, sum(net) revenue, count(proved) activated FROM sale GROUP BY 1`,
  );
  // Given back in its own month, of sales that were paid by then; less than nothing and more than the price is no refund.
  note(`SELECT ${MONTH('max(back, at / 86400000)')} month, count(*) refunds, sum(coalesce(refund, net)) refunded
          FROM sale WHERE back IS NOT NULL AND coalesce(refund, net) BETWEEN 0 AND net GROUP BY 1`);
  return sums;
}

const WIB = 7 * 3_600_000;

function fill(db: Database.Database, book: Book): void {
  const put = (table: string, rows: readonly (readonly (string | number | null)[])[]) => {
    for (const row of rows) db.prepare(`INSERT INTO ${table} VALUES (${row.map(() => '?').join()})`).run(...row);
  };
  const day = (at: number | null) => (at === null ? null : workbookDay(at));
  const first = <T>(rows: readonly T[], key: (row: T) => string) =>
    rows.filter((row, index) => key(row) === '' || rows.findIndex((other) => key(other) === key(row)) === index);
  const good = book.activities.filter(
    ({ startsOn, endsOn, dealerSpend }) =>
      startsOn !== null && (endsOn ?? startsOn) >= startsOn && (dealerSpend ?? 0) >= 0,
  );
  put(
    'activity',
    good.map((a, n) => [
      n,
      a.theme,
      channelName(a.channel),
      day(a.startsOn),
      day(a.endsOn ?? a.startsOn),
      a.eventSpend ?? 0,
      a.hqSupport ?? 0,
      a.dealerSpend ?? 0,
    ]),
  );
  const spent = first(
    book.adSpend.filter(({ date, amount }) => date !== null && amount !== null),
    ({ id }) => id,
  );
  put(
    'spend',
    spent.map(({ date, channel, amount }) => [day(date), channelName(channel), amount]),
  );
  const costs = book.dealerCosts.filter(({ month, baseline }) => month !== null && baseline !== null && baseline >= 0);
  put(
    'cost',
    first(costs, ({ dealerId, month }) => `${dealerId} ${isoDay(day(month) ?? 0).slice(0, 7)}`).map(
      ({ month, baseline }) => [day(month), baseline],
    ),
  );
  const quotas = book.quotas.filter(({ month, leads }) => month !== null && leads !== null && leads >= 0);
  put(
    'quota',
    first(quotas, ({ region, dealerId, month }) => `${region}|${dealerId}|${isoDay(day(month) ?? 0).slice(0, 7)}`).map(
      ({ month, leads }) => [day(month), leads],
    ),
  );
  put(
    'lead',
    book.leads
      .filter(({ createdAt }) => createdAt !== null)
      .map((l) => [
        l.id,
        l.customerId,
        l.customerPhone,
        l.intent,
        channelName(l.channel),
        (l.createdAt ?? 0) + WIB,
        l.routedAt,
        l.claimedAt === null ? null : (l.secondsToClaim ?? 0),
      ]),
  );
  const sold = book.sales.filter(
    ({ verdict, soldAt, enteredAt }) => ['ACCEPTED', 'REVIEW'].includes(verdict) && (soldAt ?? enteredAt) !== null,
  );
  put(
    'sale',
    sold.map((s) => [
      s.id,
      s.leadId,
      s.customerPhone,
      (s.soldAt ?? s.enteredAt ?? 0) + WIB,
      s.net ?? 0,
      s.provedAt,
      day(s.refundedAt),
      s.refund,
    ]),
  );
}

const ASKED = [
  ...['eventSpend', 'hqSupport', 'dealerSpend', 'activityDays', 'activeDates', 'activities', 'activityCost', 'adSpend'],
  ...['baselineCost', 'quota', 'leads', 'qualified', 'claimed', 'claimSeconds', 'sales', 'revenue', 'activated'],
  ...['refunds', 'refunded'],
] as const;

test('every sum of every month is what SQLite makes of the same rows', () => {
  for (let seed = 1; seed <= runs(1000, 40); seed++) {
    const book = bookOf(seed);
    const sql = inSql(book);
    const all = computeEconomics(book).monthly.filter(({ slice }) => slice === 'all');
    const ours = Object.fromEntries(
      all.map((row) => [
        row.monthName,
        Object.fromEntries(ASKED.map((key) => [key, row[key as keyof MetricsMonth] ?? 0])),
      ]),
    );
    const theirs = Object.fromEntries(
      Object.entries(sql).map(([month, row]) => [month, Object.fromEntries(ASKED.map((key) => [key, row[key] ?? 0]))]),
    );
    expect({ seed, months: ours }).toEqual({ seed, months: theirs });
  }
});

test('ratios are ratios of sums, whole rupiah, and blank with a reason where nothing stands below', () => {
  for (let seed = 1; seed <= runs(1000, 40); seed++) {
    for (const row of computeEconomics(bookOf(seed)).monthly) {
      const cost = (row.eventSpend ?? 0) + (row.hqSupport ?? 0) + (row.dealerSpend ?? 0) + (row.adSpend ?? 0);
      expect(row.marketingCost).toBe(cost);
      if (row.leads) expect(Math.abs((row.costPerLead ?? 0) - cost / row.leads)).toBeLessThanOrEqual(0.5);
      else {
        expect(row.costPerLead).toBeNull();
        if (cost !== 0) expect(row.blank).toContain('Cost per lead (Rp): no leads');
      }
    }
  }
});
