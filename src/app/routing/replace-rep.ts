/** When an offer cannot be delivered, the rep is not asked again until they write, and another dealer is asked instead. */
import { oneLine } from '../../core/lib/text.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { type Round, raiseAlert } from '../round/round.ts';
import { askOneMore, offerLead } from './offer-lead.ts';

/** `row`: the Outbox row of the message that failed for good. */
export function replaceRep(round: Round, row: OutboxRow): void {
  const { session, nowMs } = round;
  const rep = session.table('reps').get(row.partyId);
  if (!rep) return;
  if (rep.unreachableSince === null) {
    session.table('reps').update(rep.id, { unreachableSince: nowMs });
    const text = `WhatsApp cannot deliver to ${oneLine(rep.name, 40)} (${rep.id}) of ${rep.dealerId}: check the number in Reps. No leads are offered there until they write.`;
    raiseAlert(round, { rule: 'rep-unreachable', subject: rep.id, text });
  }
  if (row.key === 'rep.offer') askInstead(round, row.leadId, rep.id);
}

function askInstead(round: Round, leadId: string, repId: string): void {
  const offers = round.session.table('offers');
  const lead = round.session.table('leads').get(leadId);
  const isOpen = (offer: { leadId: string; status: string }) => offer.leadId === leadId && offer.status === 'OPEN';
  const [failed] = [...offers.rows()].filter((offer) => isOpen(offer) && offer.repId === repId);
  if (!failed || lead?.status !== 'UNCLAIMED') return;
  offers.update(failed.id, { status: 'EXPIRED', reason: 'not on WhatsApp' });
  const open = [...offers.rows()].filter(isOpen);
  if (open.some(({ dealerId }) => dealerId === failed.dealerId)) return;
  if (open.length > 0) askOneMore(round, lead);
  else offerLead(round, lead, 'Nobody asked could be reached on WhatsApp.');
}
