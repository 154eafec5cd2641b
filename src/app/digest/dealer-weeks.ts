/**
 * The weekly message to dealers, off by default: on Mondays by day, or Tuesdays when nothing ran, each dealer's week becomes
 * an event in the inbox. The writer tells them, once (messages/tell-dealer-week), however often an event is put in.
 */
import { figuresByDealer, readerOf, WEEK_COLUMNS, weekId } from '../../core/digest/dealer-week.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { DAY_MS, dayStart, MINUTE_MS, workbookDay, workbookMinutes } from '../../core/lib/time.ts';
import { readArchived, withArchived } from '../../store/archive/volumes.ts';
import { someColumns, wholeTable } from '../../store/read-columns.ts';
import { tables } from '../../tables/index.ts';
import type { Rep } from '../../tables/network.ts';
import { entryName, putDeliveries, readEntries } from '../inbox/inbox.ts';
import type { WriterDeps } from '../round/deps.ts';

type WeekDeps = Pick<WriterDeps, 'archives' | 'clock' | 'config' | 'properties' | 'random' | 'workbook'>;

/** The week whose dealers have all been told; before that `week/looks/when to look again`. */
const DONE_KEY = 'week.done';
/** What was put in is told within minutes; what is not is put in again after so long, and then twice as long. */
const AGAIN_MS = 10 * MINUTE_MS;
/** By WIB: nowhere in Indonesia is it night then. */
const FROM_HOUR = 8;
const TO_HOUR = 18;
const LAST_DAY = 1;
/** At once: a message each, and a few hundred bytes of the property store. */
const MOST = 50;

export function beginDealerWeeks(deps: WeekDeps, properties: Readonly<Record<string, string>>): void {
  const nowMs = deps.clock.nowMs();
  const today = workbookDay(nowMs);
  // 1970-01-01 was a Thursday.
  const sinceMonday = (today + 3) % 7;
  const monday = today - sinceMonday;
  const hour = workbookMinutes(nowMs) / 60;
  if (sinceMonday > LAST_DAY || hour < FROM_HOUR || hour >= TO_HOUR) return;
  const done = properties[DONE_KEY] ?? '';
  const [week, looks = 0, lookAtMs = 0] = done.split('/').map(Number);
  if (done === String(monday) || (week === monday && nowMs < lookAtMs) || !deps.config().settings.dealerWeek) return;
  const weeks = weeksToTell(deps, monday);
  // The writer has not come to those of an earlier look: more of them would only fill the store.
  const isWaiting = readEntries(properties).some(({ body }) => body.startsWith(BODY_START));
  const look = { monday, nowMs, looks: week === monday ? looks : 0, isWaiting };
  deps.properties.setMany({ [DONE_KEY]: doneAfter(weeks.length, look) });
  if (isWaiting) return;
  putDeliveries(
    deps.properties,
    weeks.slice(0, MOST).map((week) => {
      const body = JSON.stringify({ kind: 'dealer-week', week: JSON.stringify(week) });
      return { source: 'staff', body, receivedAtMs: nowMs, name: entryName(nowMs, deps.random()) };
    }),
  );
}

/** As `JSON.stringify` writes what is put in. */
const BODY_START = '{"kind":"dealer-week"';

/** When there are more than go at once, the next minute goes on with them. */
function doneAfter(count: number, { monday, nowMs, looks, isWaiting }: Look): string {
  if (count === 0) return String(monday);
  if (count > MOST) return `${monday}/${looks}/${isWaiting ? nowMs + AGAIN_MS : 0}`;
  return `${monday}/${looks + 1}/${nowMs + AGAIN_MS * 2 ** looks}`;
}

interface Look {
  readonly monday: number;
  readonly nowMs: number;
  readonly looks: number;
  readonly isWaiting: boolean;
}

/** Active dealers that have no row of this week in Digests yet. Two calls, and those for archives. */
function weeksToTell({ workbook, archives }: WeekDeps, monday: number) {
  const whole = [tables.dealers, tables.reps, tables.digests];
  const some = [tables.offers, tables.leads, tables.customers];
  const [dealerCells = [], repCells = [], digestCells = [], ...heads] = workbook.read([
    ...whole.map(({ name }) => ({ sheet: name, fromRow: 1 })),
    ...some.map(({ name }) => ({ sheet: name, fromRow: 1, toRow: 1 })),
  ]);
  const told = new Set(wholeTable(tables.digests, digestCells).rows.map(({ id }) => id));
  const dealers = wholeTable(tables.dealers, dealerCells).rows.filter(
    ({ id, active }) => id !== '' && active && !told.has(weekId({ dealerId: id, monday })),
  );
  if (dealers.length === 0) return [];
  const offers = someColumns(tables.offers, heads[0]?.[0], WEEK_COLUMNS.offers);
  const leads = someColumns(tables.leads, heads[1]?.[0], WEEK_COLUMNS.leads);
  const customers = someColumns(tables.customers, heads[2]?.[0], ['phone', 'userId', 'optedOut']);
  const cells = workbook.read([...offers.ranges, ...leads.ranges, ...customers.ranges]);
  const [second, third] = [offers.ranges.length, offers.ranges.length + leads.ranges.length];
  const archived = readArchived({ archives, workbook }, dayStart(monday) - 7 * DAY_MS, WEEK_COLUMNS);
  const idOf = ({ id }: { readonly id: string }) => id;
  const figures = figuresByDealer(
    withArchived([...offers.rows(cells.slice(0, second))], archived.offers, idOf),
    withArchived([...leads.rows(cells.slice(second, third))], archived.leads, idOf),
    monday,
  );
  const stopped = [...customers.rows(cells.slice(third))].filter(({ optedOut }) => optedOut);
  const silent = new Set(stopped.flatMap(({ phone, userId }) => [phone, userId].filter((each) => each !== '')));
  const hasOptedOut = ({ phone, userId }: Rep) => silent.has(toWhatsAppDigits(phone) ?? '') || silent.has(userId);
  const reps = wholeTable(tables.reps, repCells).rows;
  return dealers.map((dealer) => ({
    ...{ dealerId: dealer.id, monday, figures: figures.get(dealer.id) ?? null },
    repId: readerOf(dealer, reps, hasOptedOut)?.id ?? '',
  }));
}
