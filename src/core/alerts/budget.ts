/**
 * How much one person is told: frequent alerts are gathered into one message, and the rest of the daily limit is kept for new
 * alerts.
 */
import { workbookDay } from '../lib/time.ts';
import type { Occasion } from './pace.ts';

/** What a person was told recently. Times are epoch seconds. */
export interface Pager {
  /** The day that the counts are for (workbook day). */
  readonly day: number;
  readonly pages: number;
  readonly mails: number;
  readonly at: number;
  /** When the last mail went out. */
  readonly mailedAt: number;
  /** When they got the most recent cards about unclaimed leads. */
  readonly cards: readonly number[];
}

const GATHER_SECONDS = 5 * 60;
const MAIL_GATHER_SECONDS = 15 * 60;
/** Beyond the daily limit, a person without a mail address is told at most this often. */
const OVERFLOW_SECONDS = 3_600;
const CARD_SECONDS = 3_600;
const MOST_CARDS = 2;
const MOST_MAILS = 20;

const nobody: Pager = { day: 0, pages: 0, mails: 0, at: 0, mailedAt: 0, cards: [] };

/** The person's counts for today's workbook day: kept from earlier today, or reset on a new day. `nowMs`: epoch ms. */
export function pagerToday(pager: Pager | undefined, nowMs: number): Pager {
  const day = workbookDay(nowMs);
  const { at, mailedAt, cards } = pager ?? nobody;
  return pager?.day === day ? pager : { ...nobody, day, at, mailedAt, cards };
}

export type Allowance = 'page' | 'mail' | 'gathering' | 'budget';

/** Whether mail can help: the person already had one about it, could get one, or has no address. */
export type ByMail = 'mailed' | 'possible' | 'impossible';

/** `perDay`: the setting. */
export function allowanceOf(
  pager: Pager,
  occasion: Occasion,
  { now, perDay, byMail }: { readonly now: number; readonly perDay: number; readonly byMail: ByMail },
): Allowance {
  if (now < pager.at + GATHER_SECONDS) return 'gathering';
  const cards = pager.cards.filter((at) => workbookDay(at * 1000) === pager.day).length;
  const left = perDay - cards - pager.pages;
  const isNew = occasion !== 'repeat' && occasion !== 'again';
  // The day's last message is kept for an alert that nobody has heard of.
  if (left > (isNew ? 0 : 1)) return 'page';
  if (!isNew || byMail === 'mailed') return 'budget';
  if (byMail === 'possible' && !isMailSpent(pager)) return isMailDue(pager, now) ? 'mail' : 'gathering';
  return now >= pager.at + OVERFLOW_SECONDS ? 'page' : 'budget';
}

/** Whether the day's limit of messages (`perDay`, cards included) is reached. */
export function isLastOfDay({ pages, cards, day }: Pager, perDay: number): boolean {
  return pages + cards.filter((at) => workbookDay(at * 1000) === day).length >= perDay;
}

/** Counts one message. `now`: epoch seconds. */
export function withPage(pager: Pager, now: number): Pager {
  return { ...pager, pages: pager.pages + 1, at: now };
}

/** Counts one mail. `now`: epoch seconds. */
export function withMail(pager: Pager, now: number): Pager {
  return { ...pager, mails: pager.mails + 1, mailedAt: now };
}

/** Whether the person's daily number of mails is used up: nobody reads more. */
export function isMailSpent({ mails }: Pager): boolean {
  return mails >= MOST_MAILS;
}

/** Whether enough time has passed for the next mail: mails are gathered too. */
export function isMailDue({ mailedAt }: Pager, now: number): boolean {
  return now >= mailedAt + MAIL_GATHER_SECONDS;
}

/** The pager with one more card; null when there were too many recently, and the alert must mention the lead instead. */
export function withCard(pager: Pager, now: number): Pager | null {
  const lately = pager.cards.filter((at) => now < at + CARD_SECONDS);
  return lately.length < MOST_CARDS ? { ...pager, cards: [...pager.cards, now].slice(-MOST_CARDS) } : null;
}
