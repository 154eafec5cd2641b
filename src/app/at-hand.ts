/**
 * Brings to hand what the events of a round will ask for and that may lie further back than the newest rows. In steps,
 * because one row names the next: message → lead → customer. A step whose rows are all at hand costs no call.
 */
import type { HubEvent, MessageEvent } from '../core/events.ts';
import { readChoice } from '../core/lead/signed-choice.ts';
import type { Session } from '../store/session.ts';
import { aliasesIn } from './learn-identity.ts';
import { openLeadsOf } from './own-leads.ts';
import { findRep, knownCustomerId } from './people.ts';
import { leadOfMessage, sentAs } from './quotes.ts';
import type { Receipt } from './receipts.ts';
import { quotedBy, tappedIds } from './rep-message.ts';

export interface Wanted {
  readonly events: readonly HubEvent[];
  readonly receipts: readonly Receipt[];
  /** Outbox rows that are due. */
  readonly outbox: readonly string[];
  /** Leads whose clocks are due. */
  readonly leads: readonly string[];
}

export function bringToHand(session: Session, { events, receipts, outbox, leads }: Wanted): void {
  const messages = events.filter((event): event is MessageEvent => event.kind === 'message');
  const failed = events.flatMap((event) => (event.kind === 'delivery-failed' ? [event.outboxId] : []));
  const refused = receipts.flatMap(([id, result]) => (result.kind === 'sent' ? [] : [id]));
  const taps = messages.map(tappedIds).filter((tap) => tap !== null);
  const customersNow = () =>
    messages.flatMap((message) =>
      [message.from, aliasesIn(message)].map((sender) => knownCustomerId({ session }, sender) ?? ''),
    );
  const found = events.flatMap((event) => (event.kind === 'place-looked-up' ? [event.leadId] : []));
  session.ensure({
    customers: customersNow(),
    leads: [...taps.map((tap) => tap.leadId), ...leads, ...found],
    offers: taps.map((tap) => tap.offerId),
    outbox: [...receipts.map(([id]) => id), ...failed, ...outbox],
  });
  // Whoever was merged stands for another row.
  const customers = customersNow();
  session.ensure({ customers });
  const lost = [...failed, ...refused, ...outbox].map((id) => session.table('outbox').get(id)?.leadId ?? '');
  const wanted = [
    ...customers.map((id) => session.table('customers').get(id)?.leadId ?? ''),
    ...leadsOfReps(session, messages, receipts),
    ...lost,
  ];
  session.ensure({ leads: wanted });
  const all = [...wanted, ...taps.map((tap) => tap.leadId), ...leads, ...found];
  session.ensure({ customers: all.map((id) => session.table('leads').get(id)?.customerId ?? '') });
  session.find(
    'offers',
    'leadId',
    [...leads.filter((id) => wasOffered(session, id)), ...passedOn(messages)],
  );
}

/** Leads of which a rep says now why they passed. */
function passedOn(messages: readonly MessageEvent[]): string[] {
  const choices = messages.map(({ content }) => (content.type === 'reply' ? readChoice(content.id) : null));
  return choices.flatMap((choice) => (choice?.kind === 'R1' ? [choice.leadId] : []));
}

/** After a night, or a busy ten minutes, the offers of a lead whose time has come are no longer among the newest. */
function wasOffered(session: Session, leadId: string): boolean {
  const lead = session.table('leads').get(leadId);
  return lead !== undefined && lead.ring !== null && (lead.status === 'UNCLAIMED' || lead.status === 'CLAIMED');
}

/** The leads that reps' messages may be about: by button, by quoting, or all they are at work on. */
function leadsOfReps(session: Session, messages: readonly MessageEvent[], receipts: readonly Receipt[]): string[] {
  const chosen = messages.flatMap(({ content }) => (content.type === 'reply' ? [readChoice(content.id)] : []));
  const reps = messages.flatMap((message) => {
    const rep = message.content.type === 'reply' ? null : findRep(session.table('reps').rows(), message.from);
    return rep ? [{ rep, quoted: quotedBy(message) }] : [];
  });
  const arrived = new Map(receipts.flatMap(([id, r]) => (r.kind === 'sent' ? [[r.providerId, id] as const] : [])));
  const isKnown = (id: string) => arrived.has(id) || sentAs({ session }, id) || session.table('conversation').has(id);
  session.find(
    'outbox',
    'providerId',
    reps.map(({ quoted }) => quoted).filter((id) => id !== '' && !isKnown(id)),
  );
  const quotedLead = (id: string) =>
    session.table('outbox').get(arrived.get(id) ?? '')?.leadId || leadOfMessage({ session }, id);
  return [
    ...chosen.map((choice) => choice?.leadId ?? ''),
    ...reps.flatMap(({ rep, quoted }) => quotedLead(quoted) || openLeadsOf(rep)),
  ];
}
