/**
 * A lead that has to wait: for a dealer within reach to open, or, in the morning rush, for a dealer to have capacity. It stays
 * UNCLAIMED with a time in the System tab, and the customer is told when the dealers open.
 */

import { oneLine } from '../../core/lib/text.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import { roomAt } from '../../core/routing/pace.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Dealer } from '../../tables/network.ts';
import { firstOpening, type Opening, openingStamp, openingWords } from '../assignment/dealer-hours.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import { moveLead, noteOnTimeline, type Round } from '../round/round.ts';
import { type KeptRings, readRings } from './rings.ts';

interface Hold {
  readonly reason: string;
  readonly opening: Opening;
  /** How many dealers within reach are closed. */
  readonly closed: number;
  /** The verdicts of all rings so far, as stored on the lead. */
  readonly kept: KeptRings;
}

/** Holds the lead until a dealer within reach opens. */
export function deferLead(round: Round, lead: Lead, { reason, opening, closed, kept }: Hold): void {
  const why = {
    actor: 'hub',
    reason: `${reason} Closed: all ${closed} dealers in reach. ${opening.dealer.id} opens first, ${openingStamp(round, opening)}.`,
  };
  const patch: Partial<Lead> = {
    heldUntil: opening.atMs,
    windowEndsAt: null,
    region: lead.region || opening.dealer.region,
    ...kept,
  };
  if (lead.status === 'UNCLAIMED') {
    noteOnTimeline(round, { id: lead.id, status: placeOf(lead) }, 'WAITING', why);
    round.session.table('leads').update(lead.id, patch);
  } else {
    moveLead(round, lead, 'UNCLAIMED', { ...why, patch });
  }
  round.session.system.state.waiting[lead.id] = opening.atMs;
  tellOpening(round, lead, opening, 'customer.dealersClosed');
}

/** The place of an unclaimed lead, for the timeline. */
export function placeOf(lead: Lead): string {
  return lead.ring === null ? 'WAITING' : `RING ${lead.ring}`;
}

/** The dealers among `chosen` that have capacity. For a lead that never had to wait these are all of them. */
export function withRoom<T extends { readonly dealer: Dealer }>(round: Round, lead: Lead, chosen: readonly T[]): T[] {
  if (lead.heldUntil === null) return [...chosen];
  return chosen.filter(({ dealer }) => roomOf(round, dealer) <= round.nowMs);
}

/** Holds a lead for which no dealer has capacity until one has. */
export function holdForRoom(round: Round, lead: Lead, chosen: readonly { readonly dealer: Dealer }[]): void {
  if (lead.status !== 'UNCLAIMED') {
    moveLead(round, lead, 'UNCLAIMED', {
      actor: 'hub',
      reason: 'The nearest dealers have all the leads they can get now.',
    });
  }
  round.session.system.state.waiting[lead.id] = Math.min(...chosen.map(({ dealer }) => roomOf(round, dealer)));
}

function roomOf(round: Round, dealer: Dealer): number {
  const { state } = round.session.system;
  return roomAt(state.pace, dealer.id, round.nowMs, round.config.settings.offersPerDealerPer10Minutes);
}

/** When a dealer that this lead was offered to or waits for opens; null while one of them is open. */
export function opensAgain(round: Round, lead: Lead): Opening | null {
  const opening = firstOpening(round, dealersOf(round, lead));
  return opening && opening.atMs > round.nowMs ? opening : null;
}

function dealersOf(round: Round, lead: Lead): Dealer[] {
  const { session } = round;
  const open = [...session.table('offers').rows()].filter((o) => o.leadId === lead.id && o.status === 'OPEN');
  const closed =
    readRings(round, lead)
      .at(-1)
      ?.considered.filter(({ verdict }) => verdict === 'closed') ?? [];
  const ids = (open.length > 0 ? open : closed).map(({ dealerId }) => dealerId);
  return ids.map((id) => session.table('dealers').get(id)).filter((dealer) => dealer !== undefined);
}

export function tellOpening(round: Round, lead: Lead, opening: Opening, key: MessageKey): void {
  const customer = round.session.table('customers').get(lead.customerId);
  // Unless they wrote within the last day, WhatsApp would refuse our message.
  if (!customer || round.nowMs - (customer.lastMessageAt ?? 0) > DAY_MS) return;
  const language = customer.language || 'id';
  const values = { area: oneLine(lead.area), time: openingWords(round, opening, language) };
  tellCustomer(round, { customer, leadId: lead.id }, key, { values });
}
