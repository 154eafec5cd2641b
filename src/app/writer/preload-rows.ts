/**
 * Brings to hand what the events of a round will ask for and that may lie further back than the newest rows. In steps,
 * because one row names the next: message → lead → customer. A step whose rows are all at hand costs no call.
 */
import type { HubEvent, MessageEvent } from '../../core/events.ts';
import { readChoice } from '../../core/tokens/signed-choice.ts';
import type { Receipt } from '../../integrations/message-gateway.ts';
import type { Session } from '../../store/session/session.ts';
import { allOffersLoaded } from '../assignment/offers-of-lead.ts';
import { tappedIds } from '../conversation/rep-message.ts';
import { rowOf } from '../delivery/delivery-failure.ts';
import { disputeId, readObjection } from '../ownership/dispute.ts';
import { findRep, knownCustomerId } from '../screening/identify-sender.ts';
import { aliasesIn } from '../screening/learn-identity.ts';
import { type InRound, leadsOfSenders } from './leads-of-senders.ts';

export interface Wanted {
  readonly events: readonly HubEvent[];
  readonly receipts: readonly Receipt[];
  /** Outbox rows that are due. */
  readonly outbox: readonly string[];
  /** Leads whose clocks are due. */
  readonly leads: readonly string[];
}

export function preloadRows(round: InRound, { events, receipts, outbox, leads }: Wanted): void {
  const { session } = round;
  const messages = events.filter((event): event is MessageEvent => event.kind === 'message');
  const failures = events.filter((event) => event.kind === 'delivery-failed');
  const failed = failures.map(({ outboxId }) => outboxId);
  const refused = receipts.flatMap(([id, result]) => (result.kind === 'sent' ? [] : [id]));
  const taps = messages.map(tappedIds).filter((tap) => tap !== null);
  const senders = [
    ...messages.flatMap((message) => [message.from, aliasesIn(message)]),
    ...events.flatMap((event) => (event.kind === 'agent-message' || event.kind === 'room-changed' ? [event.from] : [])),
  ];
  const customersNow = () => senders.map((sender) => knownCustomerId({ session }, sender) ?? '');
  const named = events.flatMap(leadsNamed);
  session.ensure({
    customers: customersNow(),
    leads: [...taps.map((tap) => tap.leadId), ...leads, ...named],
    offers: taps.map((tap) => tap.offerId),
    disputes: events.flatMap((event) => disputeMeant(round, event)),
    outbox: [...receipts.map(([id]) => id), ...failed, ...outbox],
  });
  // Whoever was merged stands for another row.
  const customers = customersNow();
  session.ensure({ customers });
  session.find(
    'outbox',
    'providerId',
    failures.flatMap(({ outboxId, providerId }) => (outboxId === '' && providerId ? [providerId] : [])),
  );
  const late = failures.map((failure) => rowOf(session, failure)?.leadId ?? '');
  const lost = [...failed, ...refused, ...outbox].map((id) => session.table('outbox').get(id)?.leadId ?? '');
  const wanted = [
    ...customers.map((id) => session.table('customers').get(id)?.leadId ?? ''),
    ...leadsOfSenders(round, messages, receipts),
    ...lost,
    ...late,
  ];
  session.ensure({ leads: wanted });
  const all = [...wanted, ...taps.map((tap) => tap.leadId), ...leads, ...named];
  session.ensure({ customers: all.map((id) => session.table('leads').get(id)?.customerId ?? '') });
  const offered = [...leads.filter((id) => wasOffered(session, id)), ...named, ...passedOn(messages)];
  session.find(
    'offers',
    'leadId',
    offered.filter((id) => !allOffersLoaded(session, id)),
  );
}

function disputeMeant({ session }: InRound, event: HubEvent): string[] {
  if (event.kind === 'dispute-decided') return [event.disputeId];
  const objection = event.kind === 'message' ? readObjection(event) : null;
  const rep = objection && event.kind === 'message' ? findRep(session.table('reps').rows(), event.from) : null;
  return objection?.leadId && rep ? [disputeId(objection.leadId, rep.id)] : [];
}

/** Leads that an event names: the map's answer, a decision of staff, a person who writes "L-000123". */
function leadsNamed(event: HubEvent): string[] {
  if (event.kind === 'place-looked-up' || event.kind === 'hand-over' || event.kind === 'dispute-decided')
    return [event.leadId];
  if (event.kind !== 'message' || event.content.type !== 'text') return [];
  return [...event.content.text.slice(0, 500).matchAll(/\bL-\d{6,12}\b/gi)].slice(0, 3).map(([id]) => id.toUpperCase());
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
