/**
 * Loads the rows that the events of a round will need and that may lie further back than the newest rows. It goes in steps,
 * because one row names the next: message → customer → lead → offers. A step whose rows are all loaded costs no call.
 */
import type { HubEvent } from '../../core/events.ts';
import type { Receipt } from '../../integrations/message-gateway.ts';
import type { Session } from '../../store/session/session.ts';
import { allOffersLoaded } from '../assignment/offers-of-lead.ts';
import { rowOf } from '../delivery/delivery-failure.ts';
import { idNow, knownCustomerId, MOST_JOINS } from '../screening/identify-sender.ts';
import { type RowsNeeded, rowsNeededBy } from './event-kinds.ts';
import { type InRound, leadsOfSenders } from './leads-of-senders.ts';

export interface Wanted {
  readonly events: readonly HubEvent[];
  readonly receipts: readonly Receipt[];
  /** IDs of Outbox rows that are due. */
  readonly outbox: readonly string[];
  /** IDs of leads with a due timer. */
  readonly leads: readonly string[];
}

export function preloadRows(round: InRound, { events, receipts, outbox, leads }: Wanted): void {
  const { session } = round;
  const needed = events.map((event) => rowsNeededBy(round, event));
  const all = (key: Exclude<keyof RowsNeeded, 'senders'>) => needed.flatMap((rows) => rows[key] ?? []);
  const senders = needed.flatMap((rows) => rows.senders ?? []);
  const customersNow = () => [
    ...senders.map((sender) => knownCustomerId({ session }, sender) ?? ''),
    ...all('customers').flatMap((id) => [id, idNow({ session }, id)]),
  ];
  const outboxIds = [...receipts.map(([id]) => id), ...all('outbox'), ...outbox];
  const named = [...all('leads'), ...all('leadsWithOffers'), ...leads];
  const first = customersNow();
  session.ensure({
    customers: first,
    leads: named,
    offers: all('offers'),
    disputes: all('disputes'),
    alerts: all('alerts'),
    outbox: outboxIds,
  });
  bringBack(round, first);
  // A merged customer points to another row, which may itself have been merged.
  const asked = new Set(first);
  for (let joins = 0; joins < MOST_JOINS; joins++) {
    const further = customersNow().filter((id) => !asked.has(id));
    session.ensure({ customers: further });
    bringBack(round, further);
    for (const id of further) asked.add(id);
  }
  const customers = customersNow();
  session.find('outbox', 'providerId', all('sentAs'));
  const wanted = [
    ...customers.map((id) => session.table('customers').get(id)?.leadId ?? ''),
    ...leadsOfSenders(
      round,
      events.filter((event) => event.kind === 'message'),
      receipts,
    ),
    ...leadsOfOutbox(session, { receipts, ids: [...all('outbox'), ...outbox] }),
    ...events.flatMap((event) => (event.kind === 'delivery-failed' ? (rowOf(session, event)?.leadId ?? '') : '')),
  ];
  session.ensure({ leads: wanted });
  session.ensure({ customers: [...wanted, ...named].map((id) => session.table('leads').get(id)?.customerId ?? '') });
  const offered = [...leads.filter((id) => wasOffered(session, id)), ...all('leadsWithOffers')];
  session.find(
    'offers',
    'leadId',
    offered.filter((id) => !allOffersLoaded(session, id)),
  );
}

/** Looks in the archive for known customers without a row, and appends the archived row again unchanged. */
function bringBack({ session, recall }: InRound, ids: readonly string[]): void {
  const customers = session.table('customers');
  const gone = ids.filter((id) => id !== '' && !customers.has(id));
  if (gone.length === 0 || !recall) return;
  const back = recall([...new Set(gone)]);
  session.ensure({ leads: back.map(({ leadId }) => leadId) });
  for (const customer of back)
    customers.append({ ...customer, leadId: session.table('leads').has(customer.leadId) ? customer.leadId : '' });
}

/** Leads of messages that are due or were not delivered. */
function leadsOfOutbox(
  session: Session,
  { receipts, ids }: { readonly receipts: readonly Receipt[]; readonly ids: readonly string[] },
): string[] {
  const refused = receipts.flatMap(([id, result]) => (result.kind === 'sent' ? [] : [id]));
  return [...refused, ...ids].map((id) => session.table('outbox').get(id)?.leadId ?? '');
}

/** Whether the lead's offers must be loaded: after a night, or a busy ten minutes, they are no longer among the newest rows. */
function wasOffered(session: Session, leadId: string): boolean {
  const lead = session.table('leads').get(leadId);
  // A lead that was given by hand has an offer, but no ring.
  return lead?.status === 'CLAIMED' || (lead?.status === 'UNCLAIMED' && lead.ring !== null);
}
