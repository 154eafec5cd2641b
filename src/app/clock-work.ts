/** What is due by the clock, looked after in every round: claim windows that ran out, and messages without a receipt. */
import { MINUTE_MS } from '../core/lib/time.ts';
import type { Rep } from '../tables/network.ts';
import { handToManager } from './hand-to-manager.ts';
import { offerLead } from './offer-lead.ts';
import type { Round } from './round.ts';

/** At most so many leads a round, so that a night's backlog does not make one commit too large. */
const MAX_LEADS_A_ROUND = 40;

export function dueLeads(round: Pick<Round, 'session' | 'nowMs'>): string[] {
  return Object.entries(round.session.system.state.waiting)
    .filter(([, endsAt]) => endsAt < round.nowMs)
    .sort(([, a], [, b]) => a - b)
    .slice(0, MAX_LEADS_A_ROUND)
    .map(([leadId]) => leadId);
}

/** The offers of a ring ran out: those who let it happen are counted, and the next ring is asked. */
export function expireWindow(round: Round, leadId: string): void {
  const lead = round.session.table('leads').get(leadId);
  delete round.session.system.state.waiting[leadId];
  if (lead?.status !== 'UNCLAIMED') return;
  for (const offer of [...round.session.table('offers').rows()]) {
    if (offer.leadId !== leadId || offer.status !== 'OPEN') continue;
    round.session.table('offers').update(offer.id, { status: 'EXPIRED' });
    const rep = round.session.table('reps').get(offer.repId);
    if (rep) countIgnored(round, rep);
  }
  if (lead.latitude === null) handToManager(round, lead, { reason: 'The lead has no location.', dealersAsked: 0 });
  else offerLead(round, lead, 'Nobody answered in time.');
}

/** The cool-down grows with every further offer that is ignored; a claim ends it. */
function countIgnored(round: Round, rep: Rep): void {
  const { ignoredBeforeCoolDown, coolDownMinutes } = round.config.settings;
  const ignored = (rep.ignored ?? 0) + 1;
  const times = ignored - ignoredBeforeCoolDown + 1;
  const skipUntil = times > 0 ? round.nowMs + times * coolDownMinutes * MINUTE_MS : rep.skipUntil;
  round.session.table('reps').update(rep.id, { ignored, skipUntil });
}
