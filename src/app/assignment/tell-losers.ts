/** Tells reps who did not tap in time that the lead is gone, if the setting says so. */
import type { Lead } from '../../tables/leads.ts';
import type { Offer } from '../../tables/offers.ts';
import { isWindowOpen } from '../messages/post.ts';
import { tellRep } from '../messages/tell-rep.ts';
import type { Round } from '../round/round.ts';

/** Only inside their 24-hour window: it is not worth a template message. */
export function tellLosers(round: Round, lead: Lead, offers: readonly Offer[]): void {
  if (!round.config.settings.tellLosers) return;
  for (const offer of offers) {
    const rep = round.session.table('reps').get(offer.repId);
    if (rep && rep.id !== lead.repId && isWindowOpen(round, rep.lastMessageAt))
      tellRep(round, { rep, lead }, 'rep.taken', { values: { lead: lead.id } });
  }
}
