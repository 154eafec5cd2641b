/**
 * Moves the demo network to today: its sales become those of the last days, so that a newcomer finds what was planted and
 * not that everything is old. Days move by days, and what goes by the month (prices, costs, quotas) by months.
 */

const BY_DAYS = ['Sales', 'Serials', 'Activities', 'Ad spend'];
const BY_MONTHS = ['Prices', 'Dealer costs', 'Quotas'];
const DAY_MS = 86_400_000;
const ISO = /^\d{4}-\d\d-\d\d$/;

type Rows = readonly (readonly string[])[];

/** `sales`: the demo's sales; the demo was written for the day after the last one. Null when there are none. */
export function moveTo(today: string, sales: Rows): ((tab: string, rows: Rows) => Rows) | null {
  const last = sales
    .flat()
    .filter((cell) => ISO.test(cell))
    .sort()
    .at(-1);
  if (last === undefined) return null;
  const written = Date.parse(last) + DAY_MS;
  const days = Math.round((Date.parse(today) - written) / DAY_MS);
  const months = monthNumber(today) - monthNumber(new Date(written).toISOString());
  return (tab, rows) => {
    if (BY_DAYS.includes(tab)) return mapDates(rows, (date) => plusDays(date, days));
    return BY_MONTHS.includes(tab) ? mapDates(rows, (date) => plusMonths(date, months)) : rows;
  };
}

function mapDates(rows: Rows, move: (date: string) => string): Rows {
  return rows.map((row) => row.map((cell) => (ISO.test(cell) ? move(cell) : cell)));
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Adds months to a date; the last day of a month stays the last day. */
function plusMonths(date: string, months: number): string {
  const wanted = monthNumber(date) + months;
  const lastOf = (month: number): number =>
    new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  const day = Number(date.slice(8));
  const isLast = day === lastOf(monthNumber(date));
  const then = Date.UTC(Math.floor(wanted / 12), wanted % 12, isLast ? lastOf(wanted) : Math.min(day, lastOf(wanted)));
  return new Date(then).toISOString().slice(0, 10);
}
