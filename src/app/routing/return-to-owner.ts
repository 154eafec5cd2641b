/** A customer who comes back within the protection window goes to the rep who served them before, if that rep still can. */

import { distanceKm, isPoint } from '../../core/lib/geo.ts';
import { isAuthorised } from '../../core/routing/rank-dealers.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Dealer, Rep } from '../../tables/network.ts';
import { assignLead } from '../assignment/assign-lead.ts';
import { noteOnTimeline, type Round } from '../round/round.ts';
import { noteGiven } from './rings.ts';

/** False when the lead should be offered like any other. */
export function returnToOwner(round: Round, lead: Lead, radiusKm: (region: string) => number): boolean {
  if (lead.returnsTo === '' || lead.ring !== null) return false;
  const rep = round.session.table('reps').get(lead.returnsTo);
  const dealer = rep && round.session.table('dealers').get(rep.dealerId);
  const km = dealer ? distanceTo(lead, dealer) : null;
  const isInReach = km !== null && dealer !== undefined && km <= radiusKm(dealer.region);
  const obstacle = whyNot(rep, dealer, lead) || (isInReach ? '' : 'is too far from where the customer is now');
  const known = round.session.table('leads').update(lead.id, { returnsTo: '' });
  if (obstacle || !rep || !dealer) {
    const reason = `${lead.returnsTo} served this customer before, but ${obstacle || 'is gone'}.`;
    noteOnTimeline(round, lead, 'NOT TO THE SAME OWNER', { actor: 'hub', reason });
    return false;
  }
  const returned = round.session.table('leads').update(known.id, { region: dealer.region });
  assignLead(round, noteGiven(round, returned, { dealerId: dealer.id, distanceKm: km }), {
    rep,
    dealer,
    distanceKm: km,
    atMs: round.nowMs,
    actor: 'hub',
    reason: `${rep.name} of ${dealer.name} served this customer before, within the protection window.`,
  });
  return true;
}

function whyNot(rep: Rep | undefined, dealer: Dealer | undefined, lead: Lead): string {
  if (!rep?.active || !dealer?.active) return 'is no longer active';
  if (rep.offDuty) return 'is off duty';
  return isAuthorised(dealer, lead.intent) ? '' : 'is not authorised for this';
}

function distanceTo(lead: Lead, { latitude, longitude }: Dealer): number | null {
  if (!isPoint(lead.latitude, lead.longitude) || !isPoint(latitude, longitude)) return null;
  const km = distanceKm(
    { latitude: lead.latitude ?? 0, longitude: lead.longitude ?? 0 },
    { latitude: latitude ?? 0, longitude: longitude ?? 0 },
  );
  return Math.round(km * 10) / 10;
}
