/** A message that had to wait is looked at again before it goes: what it says must still be so. */
import { isTaken } from '../../core/lead/progress.ts';
import type { Lead } from '../../tables/leads.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { isStillGood } from '../messages/page-links.ts';
import { payloadOf } from '../messages/post.ts';
import { isOrderOutdated } from '../messages/room-orders.ts';
import type { Round } from '../round/round.ts';

type StillSo = (round: Round, row: OutboxRow, lead: Lead) => boolean;

/** By message key; a message that is not listed may always be sent. */
const STILL_SO: ReadonlyMap<string, StillSo> = new Map<string, StillSo>([
  ['rep.offer', isOffered],
  ['rep.won', (_, row, lead) => isOwner(row, lead) && isOfThisTerm(row, lead)],
  ['rep.customerSays', (_, row, lead) => isOwner(row, lead)],
  ['rep.contactReminder', (_, row, lead) => lead.status === 'CLAIMED' && isOwner(row, lead) && isOfThisTerm(row, lead)],
  ['rep.takenBack', (_, row, lead) => !isOwner(row, lead)],
  ['rep.handedOn', (_, row, lead) => !isOwner(row, lead)],
  ['rep.taken', (_, row, lead) => !isOwner(row, lead)],
  ['customer.introduced', (_, row, lead) => isTaken(lead) && isOfThisTerm(row, lead)],
  ['customer.introducedAgain', (_, row, lead) => isTaken(lead) && isOfThisTerm(row, lead)],
]);

/** Why it is not sent any more, or ''. */
export function whyOutdated(round: Round, row: OutboxRow): string {
  const pass = payloadOf(row)?.pass;
  if (pass && !isStillGood(round, pass)) return 'the link in it was ended';
  return isOutdated(round, row) ? 'the lead has gone on' : '';
}

function isOutdated(round: Round, row: OutboxRow): boolean {
  if (isOrderOutdated(round, row)) return true;
  const lead = round.session.table('leads').get(row.leadId);
  const isStillSo = STILL_SO.get(row.key);
  return lead !== undefined && isStillSo !== undefined && !isStillSo(round, row, lead);
}

/** A rep who has it or had it to the end, or the manager who got it. */
function isOwner({ partyId }: OutboxRow, lead: Lead): boolean {
  return lead.repId === partyId && (isTaken(lead) || lead.status === 'WITH_MANAGER');
}

/** The same rep may have lost it since, and got it again: that was said in another message. */
function isOfThisTerm({ createdAt }: OutboxRow, { claimedAt }: Lead): boolean {
  return (createdAt ?? 0) >= (claimedAt ?? 0);
}

/** An offer further back than the rows at hand lasts as long as the window of its ring. */
function isOffered({ session, nowMs }: Round, { partyId }: OutboxRow, lead: Lead): boolean {
  if (lead.status !== 'UNCLAIMED') return false;
  const known = [...session.table('offers').rows()].filter((o) => o.leadId === lead.id && o.repId === partyId);
  return known.length > 0 ? known.some(({ status }) => status === 'OPEN') : (lead.windowEndsAt ?? 0) > nowMs;
}
