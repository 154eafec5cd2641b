/** Somebody entered or left a provider's chat room: the hub makes sure that the lead's owner is its only agent. */
import type { RoomChangedEvent } from '../../core/events.ts';
import { isWithOwner } from '../../core/lead/progress.ts';
import { orderRoom, worksInRoom } from '../messages/room-orders.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { noteOnTimeline, type Round } from '../round/round.ts';
import { knownCustomerId } from '../screening/identify-sender.ts';

/**
 * Orders the room to be given back to the owner when they are no longer alone in it. The order reads the room before it changes
 * anything, so a wrong report does no harm.
 */
export function handleRoomChange(round: Round, event: RoomChangedEvent): EventOutcome {
  const { session } = round;
  const customer = session.table('customers').get(knownCustomerId(round, event.from) ?? '');
  const lead = session.table('leads').get(customer?.leadId ?? '');
  if (!customer || !lead) return { outcome: 'room of nobody known', leadId: '' };
  if (event.resolved) {
    noteOnTimeline(round, lead, 'ROOM CLOSED', { actor: 'inbox', reason: 'Closed at the provider.' });
    return { outcome: 'room closed', leadId: lead.id };
  }
  const rep = isWithOwner(lead) ? session.table('reps').get(lead.repId) : undefined;
  if (!rep || !worksInRoom(customer, rep)) return { outcome: 'room changed', leadId: lead.id };
  if (event.agentIds.length === 1 && event.agentIds[0] === rep.agentId)
    return { outcome: 'room as it should be', leadId: lead.id };
  // One order at a time: the order's own steps are reported as changes as well.
  const isAtWork = [...session.table('outbox').rows()].some(
    ({ key, leadId, state }) => key === 'room.give' && leadId === lead.id && state !== 'SENT' && state !== 'FAILED',
  );
  if (isAtWork) return { outcome: 'room is being put right', leadId: lead.id };
  orderRoom(round, lead, rep, 'room.give');
  return { outcome: 'room to be put right', leadId: lead.id };
}
