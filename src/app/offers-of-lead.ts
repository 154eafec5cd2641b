/** The offers of one lead are numbered; the rows at hand always hold the newest. */
import type { Round } from './round.ts';

export function offersSoFar(round: Round, leadId: string): number {
  let highest = 0;
  for (const offer of round.session.table('offers').rows()) {
    if (offer.leadId === leadId) highest = Math.max(highest, Number(offer.id.slice(leadId.length + 1)));
  }
  return highest;
}
