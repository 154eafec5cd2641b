import { isWithOwner } from '../core/lead/progress.ts';
import type { Lead } from '../tables/leads.ts';
import type { Rep } from '../tables/network.ts';
import { firstContact } from './contact-clock.ts';
import { orderRoom } from './keep-room.ts';
import { dropOpenLead } from './own-leads.ts';
import { moveLead, type Round } from './round.ts';

/** A sale of this lead was accepted: the lead is over. */
export function sellLead(round: Round, rep: Rep, lead: Lead, { atMs, reason }: { atMs: number; reason: string }): void {
  if (!isWithOwner(lead)) return;
  const contact = firstContact(round, lead, atMs);
  moveLead(round, lead, 'WON', { actor: `rep ${rep.id}`, reason }, { ...contact, closedAt: atMs });
  dropOpenLead(round, rep.id, lead.id);
  orderRoom(round, lead, rep, 'room.close');
}
