/** When a claim window runs out or a wait is over: the next ring is asked, and the reps who ignored the offer are counted. */
import { addOpenMinutes } from '../../core/hours/open-hours.ts';
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import { hoursOf } from '../assignment/dealer-hours.ts';
import type { Round } from '../round/round.ts';
import { escalateToManager } from './escalate-to-manager.ts';
import { offerLead } from './offer-lead.ts';
import { tellStillAsking } from './tell-waiting.ts';

/**
 * Ends the offers of a ring and counts the reps who ignored them. Then, or when the lead’s wait is over, asks the next ring.
 */
export function expireWindow(round: Round, leadId: string): void {
  const lead = round.session.table('leads').get(leadId);
  delete round.session.system.state.waiting[leadId];
  if (lead?.status !== 'UNCLAIMED') return;
  const open = [...round.session.table('offers').rows()].filter((o) => o.leadId === leadId && o.status === 'OPEN');
  for (const offer of open) {
    round.session.table('offers').update(offer.id, { status: 'EXPIRED' });
    const rep = round.session.table('reps').get(offer.repId);
    if (rep && hadWholeWindow(round, lead, offer) && wasTold(round, offer)) countIgnored(round, rep);
  }
  if (lead.latitude === null)
    escalateToManager(round, lead, { reason: 'The lead has no location.', why: 'why.nobody', dealersAsked: 0 });
  else {
    const outcome = offerLead(round, lead, open.length > 0 ? 'Nobody answered in time.' : 'The wait is over.');
    if (outcome === 'asked')
      tellStillAsking(round, lead, open.length > 0 ? 'customer.askingOthers' : 'customer.nowOpen');
  }
}

/** A rep whose dealer closed before the window was over is not counted as having ignored the offer. */
function hadWholeWindow(round: Round, lead: Lead, offer: Offer): boolean {
  const dealer = round.session.table('dealers').get(offer.dealerId);
  if (!dealer || offer.offeredAt === null) return true;
  const end = addOpenMinutes(hoursOf(round, dealer), offer.offeredAt, lead.windowMinutes ?? 0);
  return end !== null && end <= round.nowMs;
}

/** Nor is a rep whom the offer never reached. Messages further back than the loaded rows are taken as sent. */
function wasTold({ session }: Round, { leadId, repId, offeredAt }: Offer): boolean {
  const told = [...session.table('outbox').rows()].filter(
    (row) => row.key === 'rep.offer' && row.leadId === leadId && row.partyId === repId && row.createdAt === offeredAt,
  );
  return told.length === 0 || told.some(({ state }) => state === 'SENT');
}

/** The cool-down grows with each further ignored offer; a claim ends it. */
function countIgnored(round: Round, rep: Rep): void {
  const { ignoredBeforeCoolDown, coolDownMinutes } = round.config.settings;
  const ignored = (rep.ignored ?? 0) + 1;
  const times = ignored - ignoredBeforeCoolDown + 1;
  const skipUntil = times > 0 ? round.nowMs + times * coolDownMinutes * MINUTE_MS : rep.skipUntil;
  round.session.table('reps').update(rep.id, { ignored, skipUntil });
}
