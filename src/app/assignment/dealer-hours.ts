/** When the dealers are open, and how to say it. */
import { ALWAYS_OPEN, localDay, nextOpening, type OpenHours } from '../../core/hours/open-hours.ts';
import { readHours } from '../../core/hours/read-hours.ts';
import { DAY_MS, isoDay, MINUTE_MS } from '../../core/lib/time.ts';
import { weekdayName } from '../../core/lib/weekdays.ts';
import type { Language } from '../../tables/customers.ts';
import type { Dealer } from '../../tables/network.ts';
import type { Round } from '../round/round.ts';

type InRound = Pick<Round, 'config' | 'nowMs'>;

export interface Opening {
  readonly dealer: Dealer;
  readonly atMs: number;
}

/** The dealer's opening hours, holidays included; always open when the setting `alwaysOpen` is on. */
export function hoursOf({ config }: InRound, dealer: Dealer): OpenHours {
  return config.settings.alwaysOpen ? ALWAYS_OPEN : readHours(dealer, config.holidays).hours;
}

/** The dealer that opens first; of several at the same time, the first in the list. Null when none opens within a year. */
export function firstOpening(round: InRound, dealers: readonly Dealer[]): Opening | null {
  let first: Opening | null = null;
  for (const dealer of dealers) {
    const atMs = nextOpening(hoursOf(round, dealer), round.nowMs);
    if (atMs !== null && (first === null || atMs < first.atMs)) first = { dealer, atMs };
  }
  return first;
}

/** "besok pukul 08.00 WIB", "on Monday at 08:00 WIB": in the dealer's own time zone. */
export function openingWords(round: InRound, opening: Opening, language: Language): string {
  const { hours, day, time } = onDealersClock(round, opening, language);
  const daysAhead = day - localDay(hours, round.nowMs);
  if (language === 'id') return `${['hari ini', 'besok'][daysAhead] ?? weekdayName(day, 'id')} pukul ${time}`;
  return `${['today', 'tomorrow'][daysAhead] ?? `on ${weekdayName(day, 'en')}`} at ${time}`;
}

/** "2026-11-24 08:00 WIB", for the timeline. */
export function openingStamp(round: InRound, opening: Opening): string {
  const { day, time } = onDealersClock(round, opening, 'en');
  return `${isoDay(day)} ${time}`;
}

function onDealersClock(round: InRound, { dealer, atMs }: Opening, language: Language) {
  const hours = hoursOf(round, dealer);
  const day = localDay(hours, atMs);
  const minutes = Math.round((atMs + hours.offsetMinutes * MINUTE_MS - day * DAY_MS) / MINUTE_MS);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0'));
  return { hours, day, time: `${hour}${language === 'id' ? '.' : ':'}${minute} ${dealer.zone || 'WIB'}` };
}
