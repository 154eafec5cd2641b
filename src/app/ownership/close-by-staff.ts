/** Staff close a lead, whoever has it. */
import { isWithOwner, type LostReason } from '../../core/lead/progress.ts';
import type { Lead } from '../../tables/leads.ts';
import { dropOpenLead } from '../assignment/open-leads.ts';
import { dropManagerLead, managerOf } from '../messages/lead-owner.ts';
import { orderRoom } from '../messages/room-orders.ts';
import { notifyRep } from '../messages/tell-rep.ts';
import { moveLead, type Round } from '../round/round.ts';

/** False when nobody has the lead, because it is being offered or is over. */
export function closeByStaff(
  round: Round,
  lead: Lead,
  { actor, because }: { readonly actor: string; readonly because: LostReason },
): boolean {
  const isWithManager = lead.status === 'WITH_MANAGER';
  if (!isWithManager && !isWithOwner(lead)) return false;
  delete round.session.system.clocks.contacts[lead.id];
  delete round.session.system.clocks.questions[lead.id];
  const patch = { closedAt: round.nowMs, lostReason: because };
  moveLead(round, lead, 'LOST', { actor, reason: `Closed: ${because}.`, patch });
  if (isWithManager) {
    dropManagerLead(round, managerOf(round, lead.region).phone, lead.id);
    return true;
  }
  const rep = round.session.table('reps').get(lead.repId);
  dropOpenLead(round, lead.repId, lead.id);
  orderRoom(round, lead, rep, 'room.close');
  if (rep) notifyRep(round, { rep, lead }, 'rep.closedByStaff', { lead: lead.id });
  return true;
}
