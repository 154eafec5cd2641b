/**
 * The customer names another place while dealers are being asked: the open offers end, and the dealers near the new place are
 * asked.
 */
import { distanceKm, isPoint, type Point } from '../../core/lib/geo.ts';
import { oneLine } from '../../core/lib/text.ts';
import { GIVEN } from '../../core/routing/rings-in-words.ts';
import type { Lead } from '../../tables/leads.ts';
import { noteOnTimeline, type Round, say } from '../round/round.ts';
import { placeOf } from './defer-lead.ts';
import { MOVED, offerLead } from './offer-lead.ts';
import { keptRings, readRings } from './rings.ts';
import { tellStillAsking } from './tell-waiting.ts';

/** Within this distance it is the same place in other words. */
const SAME_PLACE_KM = 3;

export function isFar({ latitude, longitude }: Lead, point: Point): boolean {
  const known = { latitude: latitude ?? 0, longitude: longitude ?? 0 };
  return isPoint(latitude, longitude) && distanceKm(known, point) > SAME_PLACE_KM;
}

export function askElsewhere(
  round: Round,
  lead: Lead,
  { name, point }: { readonly name: string; readonly point: Point },
): void {
  const offers = round.session.table('offers');
  for (const offer of [...offers.rows()])
    if (offer.leadId === lead.id && offer.status === 'OPEN')
      offers.update(offer.id, { status: 'EXPIRED', reason: MOVED });
  const area = oneLine(name) || say(round, 'word.yourArea', lead.language);
  noteOnTimeline(round, { id: lead.id, status: placeOf(lead) }, 'MOVED', {
    actor: `customer ${lead.customerId}`,
    reason: `Now in ${area}.`,
  });
  delete round.session.system.state.waiting[lead.id];
  // Forget that dealers of the old place were asked, but not which dealers had the lead and lost it.
  const given = readRings(round, lead).filter(({ ring }) => ring === GIVEN);
  const moved = round.session.table('leads').update(lead.id, {
    ...{ area, latitude: point.latitude, longitude: point.longitude },
    ...{ region: '', ring: null, windowEndsAt: null, returnsTo: '' },
    ...keptRings(round, given),
  });
  if (offerLead(round, moved, 'The customer is somewhere else.') === 'asked')
    tellStillAsking(round, moved, 'customer.placeChanged');
}
