import { isWithOwner } from '../../core/lead/progress.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { orderRoom } from '../messages/room-orders.ts';
import { moveLead, type Round } from '../round/round.ts';
import { firstContact } from './first-contact.ts';
import { dropOpenLead } from './open-leads.ts';

/** A sale of this lead was accepted: the lead is over. */
export function sellLead(round: Round, rep: Rep, lead: Lead, { atMs, reason }: { atMs: number; reason: string }): void {
  if (!isWithOwner(lead)) return;
  const contact = firstContact(round, lead, atMs);
  moveLead(round, lead, 'WON', { actor: `rep ${rep.id}`, reason, patch: { ...contact, closedAt: atMs } });
  dropOpenLead(round, rep.id, lead.id);
  orderRoom(round, lead, rep, 'room.close');
}
