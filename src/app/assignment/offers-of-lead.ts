/** The offers of one lead, numbered from 1. The newest is always among the loaded rows. */
import type { Session } from '../../store/session/session.ts';
import type { Round } from '../round/round.ts';

/** False when some of a lead’s offers lie further back than the loaded rows, or none is known. */
export function allOffersLoaded(session: Session, leadId: string): boolean {
  const numbers = [...session.table('offers').rows()]
    .filter((offer) => offer.leadId === leadId)
    .map(({ id }) => Number(id.slice(leadId.length + 1)));
  return numbers.length > 0 && new Set(numbers).size === Math.max(...numbers);
}

/** The highest number among the lead's loaded offers; 0 for none. */
export function offersSoFar(round: Round, leadId: string): number {
  let highest = 0;
  for (const offer of round.session.table('offers').rows()) {
    if (offer.leadId === leadId) highest = Math.max(highest, Number(offer.id.slice(leadId.length + 1)));
  }
  return highest;
}
