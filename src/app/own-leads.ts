/** Which leads a rep is at work on, kept in the rep's row, which is at hand in every round. */
import type { Rep } from '../tables/network.ts';
import type { Round } from './round.ts';

export function openLeadsOf(rep: Rep): string[] {
  return rep.openLeads.split(' ').filter((id) => id !== '');
}

export function addOpenLead(round: Round, rep: Rep, leadId: string): void {
  const open = openLeadsOf(rep).filter((id) => id !== leadId);
  round.session.table('reps').update(rep.id, { openLeads: [...open, leadId].join(' ') });
}

export function dropOpenLead(round: Round, repId: string, leadId: string): void {
  const rep = round.session.table('reps').get(repId);
  if (!rep) return;
  const open = openLeadsOf(rep).filter((id) => id !== leadId);
  round.session.table('reps').update(rep.id, { openLeads: open.join(' ') });
}
