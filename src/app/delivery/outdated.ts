/** Checks a message that had to wait once more before it is sent: what it says must still be true. */
import { isTaken } from '../../core/lead/progress.ts';
import type { Lead } from '../../tables/leads.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { isStillGood } from '../messages/page-links.ts';
import { payloadOf } from '../messages/post.ts';
import { isOrderOutdated } from '../messages/room-orders.ts';
import type { Round } from '../round/round.ts';

type StillSo = (round: Round, row: OutboxRow, lead: Lead) => boolean;

/** Whether a message still holds, by message key. A message that is not listed may always be sent. */
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

/** Why the message must no longer be sent; '' when it may be. */
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

/** Whether the recipient owns the lead: the rep who has it or had it to the end, or the manager who was given it. */
function isOwner({ partyId }: OutboxRow, lead: Lead): boolean {
  return lead.repId === partyId && (isTaken(lead) || lead.status === 'WITH_MANAGER');
}

/**
 * Whether the message is about the current claim: the same rep may have lost the lead and got it back, which another message
 * announced.
 */
function isOfThisTerm({ createdAt }: OutboxRow, { claimedAt }: Lead): boolean {
  return (createdAt ?? 0) >= (claimedAt ?? 0);
}

/**
 * Whether the offer is still open. An offer further back than the loaded rows counts as open for as long as its ring's window.
 */
function isOffered({ session, nowMs }: Round, { partyId }: OutboxRow, lead: Lead): boolean {
  if (lead.status !== 'UNCLAIMED') return false;
  const known = [...session.table('offers').rows()].filter((o) => o.leadId === lead.id && o.repId === partyId);
  return known.length > 0 ? known.some(({ status }) => status === 'OPEN') : (lead.windowEndsAt ?? 0) > nowMs;
}
