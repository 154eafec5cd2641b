import { hasRooms, readCarrier } from '../../core/carrier.ts';
import { isWithOwner } from '../../core/lead/progress.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { OutboxRow } from '../../tables/records.ts';
import type { Round } from '../round/round.ts';
import { payloadOf } from './post.ts';
import { postMessage } from './post-message.ts';
import { toCustomer } from './tell-customer.ts';

/** The owner reads and answers this customer at the provider, not by the bridge. */
export function worksInRoom(customer: Pick<Customer, 'carrier'> | undefined, rep: Pick<Rep, 'agentId'>): boolean {
  return (
    rep.agentId !== '' &&
    customer !== undefined &&
    hasRooms(customer.carrier) &&
    readCarrier(customer.carrier).room !== ''
  );
}

export type RoomOrder = 'room.give' | 'room.free' | 'room.close';

/**
 * 'room.give': assign the room to the owner who works there. 'room.free': take it from them. 'room.close': resolve it when they
 * are done.
 */
export function orderRoom(round: Round, lead: Lead, rep: Pick<Rep, 'agentId'> | undefined, key: RoomOrder): void {
  const customer = round.session.table('customers').get(lead.customerId);
  if (!rep || rep.agentId === '' || !customer || !hasRooms(customer.carrier)) return;
  const agentId = key === 'room.give' ? rep.agentId : '';
  postMessage(round, {
    key,
    ...toCustomer(customer, lead.id),
    content: { type: 'room', agentId, resolve: key === 'room.close' },
    lastHeardMs: round.nowMs,
  });
}

/** Whether the lead has changed owner since the order, which would now assign the room to the wrong person. */
export function isOrderOutdated(round: Round, { leadId, payload }: Pick<OutboxRow, 'leadId' | 'payload'>): boolean {
  const content = payloadOf({ payload })?.content;
  if (content?.type !== 'room' || content.resolve) return false;
  const lead = round.session.table('leads').get(leadId);
  const rep = lead && isWithOwner(lead) ? round.session.table('reps').get(lead.repId) : undefined;
  return content.agentId !== (rep?.agentId ?? '');
}
