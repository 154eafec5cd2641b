/**
 * The room in which a customer writes is the owner's alone, where the provider has rooms and the owner works there. The
 * orders go through the Outbox like messages: written down with the decision, tried again, and looked after until done.
 */
import type { RoomChangedEvent } from '../core/events.ts';
import { isWithOwner } from '../core/lead/progress.ts';
import { hasRooms, readVia } from '../core/via.ts';
import type { Customer } from '../tables/customers.ts';
import type { Lead } from '../tables/leads.ts';
import type { Rep } from '../tables/network.ts';
import type { OutboxRow } from '../tables/records.ts';
import type { TapOutcome } from './answer-rep.ts';
import { knownCustomerId } from './people.ts';
import { postMessage, readPayload } from './post-message.ts';
import { noteOnTimeline, type Round } from './round.ts';

/** The owner reads and answers this customer at the provider, not by the bridge. */
export function worksInRoom(customer: Pick<Customer, 'via'> | undefined, rep: Pick<Rep, 'agentId'>): boolean {
  return rep.agentId !== '' && customer !== undefined && hasRooms(customer.via) && readVia(customer.via).room !== '';
}

export type RoomOrder = 'room.give' | 'room.free' | 'room.close';

/** To the owner who works there; from an owner who does; to be closed when they are done. */
export function orderRoom(round: Round, lead: Lead, rep: Pick<Rep, 'agentId'> | undefined, key: RoomOrder): void {
  const customer = round.session.table('customers').get(lead.customerId);
  if (!rep || rep.agentId === '' || !customer || !hasRooms(customer.via)) return;
  const agentId = key === 'room.give' ? rep.agentId : '';
  postMessage(round, {
    key,
    to: customer.phone || customer.userId,
    party: 'customer',
    partyId: customer.id,
    leadId: lead.id,
    content: { type: 'room', agentId, resolve: key === 'room.close' },
    lastHeardMs: round.nowMs,
  });
}

/** An order that waited while the lead went on: carried out now, it would give the room to the wrong person. */
export function isOutdated(round: Round, { leadId, payload }: Pick<OutboxRow, 'leadId' | 'payload'>): boolean {
  const { content } = readPayload({ payload });
  if (content.type !== 'room' || content.resolve) return false;
  const lead = round.session.table('leads').get(leadId);
  const rep = lead && isWithOwner(lead) ? round.session.table('reps').get(lead.repId) : undefined;
  return content.agentId !== (rep?.agentId ?? '');
}

/** Somebody came into a room or left it: where the owner is not alone, it is put right. What is said is checked first. */
export function handleRoomChange(round: Round, event: RoomChangedEvent): TapOutcome {
  const { session } = round;
  const customer = session.table('customers').get(knownCustomerId(round, event.from) ?? '');
  const lead = session.table('leads').get(customer?.leadId ?? '');
  if (!customer || !lead) return { outcome: 'room of nobody known', leadId: '' };
  if (event.resolved) {
    noteOnTimeline(round, lead.id, lead.status, 'ROOM CLOSED', { actor: 'inbox', reason: 'Closed at the provider.' });
    return { outcome: 'room closed', leadId: lead.id };
  }
  const rep = isWithOwner(lead) ? session.table('reps').get(lead.repId) : undefined;
  if (!rep || !worksInRoom(customer, rep)) return { outcome: 'room changed', leadId: lead.id };
  if (event.agentIds.length === 1 && event.agentIds[0] === rep.agentId)
    return { outcome: 'room as it should be', leadId: lead.id };
  // One order at a time: its own steps are told as changes, too.
  const isAtWork = [...session.table('outbox').rows()].some(
    ({ key, leadId, state }) => key === 'room.give' && leadId === lead.id && state !== 'SENT' && state !== 'FAILED',
  );
  if (isAtWork) return { outcome: 'room is being put right', leadId: lead.id };
  orderRoom(round, lead, rep, 'room.give');
  return { outcome: 'room to be put right', leadId: lead.id };
}
