/** The year's leads with their offers: the demand side of the figures. */
import { DAY_MS, firstDayOf, monthOf, weightOfDay } from './calendar';
import type { Chance } from './chance';
import {
  CHANNELS,
  type Channel,
  FAILING_CHANNEL,
  starvingRegion,
  TROUBLE_MONTHS,
  type YearDealer,
  type YearModel,
  type YearOptions,
  type YearTab,
} from './network';

export interface YearLead {
  readonly id: string;
  readonly number: number;
  /** Wall-clock ms. */
  readonly at: number;
  readonly channel: Channel;
  readonly dealer: YearDealer;
  readonly model: YearModel;
  readonly intent: string;
  readonly isRouted: boolean;
  /** Null when nobody claimed it. */
  readonly claimSeconds: number | null;
  readonly contactMinutes: number | null;
  /** Set when somebody bought. */
  saleAt: number | null;
}

export interface Span {
  readonly from: number;
  readonly days: number;
  /** The month in which the troubles begin. */
  readonly troubleFrom: number;
}

/** `months` back from the first of this month, up to yesterday. */
export function spanOf({ today, months }: YearOptions): Span {
  const end = Math.floor(Date.parse(today) / DAY_MS);
  const from = firstDayOf(monthOf(end) - months + 1);
  return { from, days: Math.max(1, end - from), troubleFrom: monthOf(end) - TROUBLE_MONTHS };
}

export function leadsOfYear(options: YearOptions, span: Span, chance: Chance): YearLead[] {
  const weights = Array.from({ length: span.days }, (_, n) => weightOfDay(span.from + n).leads);
  const starving = starvingRegion(options.dealers);
  const usual = options.dealers.map((_, n) => 1 + (n % 5) * 0.3);
  const starved = options.dealers.map(({ region }, n) => (usual[n] ?? 1) * (region === starving ? 0.12 : 1));
  return chance.spread(options.leads, weights).flatMap((offset, index) => {
    const day = span.from + offset;
    const isTrouble = monthOf(day) >= span.troubleFrom;
    const dealer = options.dealers[chance.pick(isTrouble ? starved : usual)];
    const model = options.models[chance.pick([4, 2, 3, 1])];
    return dealer && model ? [oneLead({ index, day, dealer, model, isTrouble }, chance)] : [];
  });
}

interface Drawn extends Pick<YearLead, 'dealer' | 'model'> {
  readonly index: number;
  readonly day: number;
  readonly isTrouble: boolean;
}

function oneLead({ index, day, dealer, model, isTrouble }: Drawn, chance: Chance): YearLead {
  const weights = CHANNELS.map(({ name, weight }) => (isTrouble && name === FAILING_CHANNEL ? weight * 0.4 : weight));
  const channel = CHANNELS[chance.pick(weights)] ?? (CHANNELS[0] as Channel);
  const isRouted = chance.happens(0.84);
  const isClaimed = isRouted && chance.happens(0.9);
  return {
    ...{ id: `L-Y${String(index + 1).padStart(6, '0')}`, number: index, channel, dealer, model, isRouted },
    at: day * DAY_MS + Math.floor((8 + chance.next() * 13) * 3_600_000),
    intent: chance.happens(0.9) ? 'BUY' : chance.happens(0.7) ? 'TEST_RIDE' : 'SERVICE',
    claimSeconds: isClaimed ? 20 + Math.floor(chance.next() ** 2 * 560) : null,
    contactMinutes: isClaimed && chance.happens(0.86) ? 3 + Math.floor(chance.next() ** 2 * 70) : null,
    saleAt: null,
  };
}

export function phoneOf(number: number): string {
  return `0857${String(10_000_000 + number * 7).slice(-8)}`;
}

export const NAMES = 'Ayu Bagas Cahya Dimas Endah Farhan Gita Hasan Intan Johan Kirana Lukman'.split(' ');
export const nameOf = (number: number) => `${NAMES[number % NAMES.length]} ${String.fromCharCode(65 + (number % 26))}.`;

const HEADERS = [
  'Lead ID', 'Status', 'Customer ID', 'Customer name', 'Customer phone', 'Language', 'Intent', 'Model ID', 'Model', 'Region', 'Channel',
  'Campaign', 'Created', 'Routed', 'Ring', 'Owner dealer ID', 'Owner dealer', 'Owner rep ID', 'Owner rep', 'Claimed', 'First contact due',
  'First contact', 'Late by (minutes)', 'Closed', 'Lost because', 'Seconds to claim',
] as const; // biome-ignore format: one list

const LOST = ['PRICE', 'CREDIT', 'ELSEWHERE', 'NO_ANSWER', 'NO_NEED'];
const CONTACT_DUE_MINUTES = 30;

/** Nobody is lost after the span. */
export function leadTab(leads: readonly YearLead[], { from, days }: Span): YearTab {
  const end = (from + days) * DAY_MS;
  return { headers: HEADERS, rows: leads.map((lead) => rowOf(lead, end)) };
}

function rowOf(lead: YearLead, end: number) {
  const { at, dealer, model, channel, claimSeconds, contactMinutes } = lead;
  const isClaimed = claimSeconds !== null;
  const claimedAt = at + (claimSeconds ?? 0) * 1_000;
  const isLost = isClaimed && lead.saleAt === null;
  const closedAt = lead.saleAt ?? Math.max(claimedAt, Math.min(claimedAt + 4 * DAY_MS, end - 1));
  return [
    ...[
      lead.id,
      lead.saleAt !== null ? 'WON' : isLost ? 'LOST' : 'ABANDONED',
      `C-Y${lead.number}`,
      nameOf(lead.number),
    ],
    ...[phoneOf(lead.number), 'id', lead.intent, model.id, model.name, dealer.region, channel.name, channel.campaign],
    ...[new Date(at), lead.isRouted ? new Date(at) : '', lead.isRouted ? 1 : ''],
    ...(isClaimed ? [dealer.id, dealer.name, dealer.repId, dealer.repName, new Date(claimedAt)] : ['', '', '', '', '']),
    isClaimed ? new Date(claimedAt + CONTACT_DUE_MINUTES * 60_000) : '',
    contactMinutes === null ? '' : new Date(claimedAt + contactMinutes * 60_000),
    contactMinutes === null ? '' : Math.max(0, contactMinutes - CONTACT_DUE_MINUTES),
    ...(isClaimed ? [new Date(closedAt), isLost ? (LOST[lead.number % LOST.length] ?? '') : ''] : ['', '']),
    claimSeconds ?? '',
  ];
}

const OFFER_HEADERS = ['Offer ID', 'Lead ID', 'Ring', 'Rep ID', 'Rep', 'Dealer ID', 'Dealer', 'Status', 'Offered', 'Answered', 'Answer time (ms)'] as const; // biome-ignore format: one list

/** One offer to the dealer who won it or let it pass; every third lead was also offered to a second dealer. */
export function offerTab(leads: readonly YearLead[], dealers: readonly YearDealer[]): YearTab {
  const rows = leads.flatMap((lead) => {
    if (!lead.isRouted) return [];
    const other = dealers[(lead.number * 31 + 1) % dealers.length];
    const won = lead.claimSeconds !== null;
    const asked = lead.number % 3 === 0 && other && other !== lead.dealer ? [lead.dealer, other] : [lead.dealer];
    return asked.map((dealer, turn) => {
      const ms = (lead.claimSeconds ?? 0) * 1_000 + turn * 2_500;
      const status = turn === 0 ? (won ? 'WON' : 'EXPIRED') : won ? 'TOO_SLOW' : 'EXPIRED';
      return [
        ...[`${lead.id}-${turn + 1}`, lead.id, 1, dealer.repId, dealer.repName, dealer.id, dealer.name, status],
        ...[new Date(lead.at), won ? new Date(lead.at + ms) : '', won ? ms : ''],
      ];
    });
  });
  return { headers: OFFER_HEADERS, rows };
}
