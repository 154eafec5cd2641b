/** A rep contests a lead within 48 hours; a manager decides, in the chat or in the Disputes tab; lead, offers and ledger follow. */
import { isTaken } from '../../core/lead/progress.ts';
import { clip, oneLine } from '../../core/lib/text.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import { choiceCode } from '../../core/tokens/signed-choice.ts';
import type { Dispute } from '../../tables/disputes.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import { managerOf } from '../messages/lead-owner.ts';
import { askManager, type Decisions } from '../messages/tell-manager.ts';
import { notifyRep, tellRep } from '../messages/tell-rep.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { appendToLedger, noteOnTimeline, type Round } from '../round/round.ts';
import { handOver } from './hand-over.ts';

const CONTESTED_WITHIN_MS = 2 * DAY_MS;
const OPENING = /^\s*(?:sengketa|protes|dispute|contest)\b[\s:,-]*(L-\d{6,12})?[\s:,-]*([\s\S]*)$/i;

export interface Objection {
  /** '' when the rep quoted a message instead of naming the lead. */
  readonly leadId: string;
  readonly words: string;
}

/** "Sengketa L-000123 saya sudah bicara dengan pelanggan ini"; null when it is something else. */
export function readObjection(text: string): Objection | null {
  const match = OPENING.exec(text);
  return match ? { leadId: (match[1] ?? '').toUpperCase(), words: clip((match[2] ?? '').trim(), 1000) } : null;
}

/** One dispute per lead and rep. */
export function disputeId(leadId: string, repId: string): string {
  return `${leadId}/${repId}`;
}

/** Opens a dispute, or tells the rep why they may not contest the lead. `words`: the rep's reasons. */
export function contestLead(round: Round, rep: Rep, lead: Lead | undefined, words: string): EventOutcome {
  const verdict = whyNot(round, rep, lead);
  if (verdict || !lead) {
    tellRep(round, { rep, lead }, verdict ?? 'rep.disputeNoLead', { values: { lead: lead?.id ?? '' } });
    return { outcome: 'dispute refused', leadId: lead?.id ?? '' };
  }
  const disputes = round.session.table('disputes');
  const id = disputeId(lead.id, rep.id);
  const isNew = !disputes.has(id);
  if (isNew) {
    disputes.append({
      id,
      at: round.nowMs,
      leadId: lead.id,
      repId: rep.id,
      repName: rep.name,
      ownerId: lead.repId,
      ownerName: lead.repName,
      words,
      state: 'open',
      note: '',
      decidedAt: null,
      decision: '',
    });
    noteOnTimeline(round, lead, 'CONTESTED', {
      actor: `rep ${rep.id}`,
      reason: words || 'No reason given.',
    });
  }
  const noted = disputes.get(id);
  if (isNew && noted) tellDispute(round, noted);
  tellRep(round, { rep, lead }, 'rep.disputeNoted', { values: { lead: lead.id } });
  return { outcome: 'dispute noted', leadId: lead.id };
}

/**
 * Why the rep may not contest the lead: only reps who were asked about it may, and only for a limited time. Null when they may.
 */
function whyNot(round: Round, rep: Rep, lead: Lead | undefined): 'rep.disputeNoLead' | 'rep.disputeTooLate' | null {
  if (!lead) return 'rep.disputeNoLead';
  const asked = [...round.session.table('offers').rows()].some((o) => o.leadId === lead.id && o.repId === rep.id);
  if (!asked || !isTaken(lead) || lead.repId === rep.id) return 'rep.disputeNoLead';
  return round.nowMs - (lead.claimedAt ?? 0) > CONTESTED_WITHIN_MS ? 'rep.disputeTooLate' : null;
}

/** Sends the dispute to the manager, who decides it in the chat or in the Disputes tab. */
export function tellDispute(round: Round, { leadId, repId, repName, ownerName, words }: Dispute): void {
  const lead = round.session.table('leads').get(leadId);
  const values = {
    rep: oneLine(repName, 40),
    owner: oneLine(ownerName, 40),
    words: clip(oneLine(words, 200) || '—', 200),
  };
  const decisions: Decisions = [
    [`UPHOLD-${choiceCode(repId)}`, 'manager.button.uphold'],
    [`REJECT-${choiceCode(repId)}`, 'manager.button.reject'],
  ];
  if (lead) askManager(round, lead, 'manager.dispute', { values, decisions });
}

/** Open disputes that this manager has to decide, oldest first. */
export function openDisputes({ session, config }: Round, { phone }: Pick<Rep, 'phone'>): Dispute[] {
  const open = [...session.table('disputes').rows()].filter(({ state }) => state === 'open');
  session.ensure({ leads: open.map(({ leadId }) => leadId) });
  const isTheirs = ({ region }: Lead) => managerOf({ config }, region).phone === phone;
  return open.filter(({ leadId }) => {
    const lead = session.table('leads').get(leadId);
    return lead !== undefined && isTheirs(lead);
  });
}

/** Carries out a manager's or staff's decision. A dispute that is already decided stays as it is. */
export function decideDispute(round: Round, id: string, decision: Dispute['decision']): EventOutcome {
  const dispute = round.session.table('disputes').get(id);
  if (dispute?.state !== 'open' || decision === '')
    return { outcome: 'no open dispute', leadId: dispute?.leadId ?? '' };
  const { leadId, repId } = dispute;
  if (decision === 'reject') {
    settle(round, dispute, { state: 'rejected', key: 'rep.disputeRejected' });
    return { outcome: 'dispute rejected', leadId };
  }
  const given = handOver(round, { leadId, repId, actor: 'manager', offer: ownOffer(round, dispute) });
  if (given.kind === 'given') {
    settle(round, dispute, { state: 'upheld', key: 'rep.disputeUpheld' });
    const own = ownOffer(round, dispute);
    // The offer that should have won counts as won, so that scores follow.
    if (own) round.session.table('offers').update(own.id, { status: 'WON' });
    const body = { leadId, repId, formerRepId: dispute.ownerId, decidedAt: round.nowMs };
    appendToLedger(round, 'DISPUTE_UPHELD', leadId, body);
    return { outcome: 'dispute upheld', leadId };
  }
  if (given.reason === 'inactive') {
    round.session.table('disputes').update(id, { note: given.why });
    return { outcome: `dispute could not be upheld: ${given.why}`, leadId };
  }
  // The lead was sold or given up meanwhile: the rep was right, but there is nothing left to move.
  settle(round, dispute, { state: 'upheld', key: 'rep.disputeRight', note: `${given.why} It was not moved.` });
  return { outcome: 'dispute upheld, nothing to move', leadId };
}

/** Records the outcome and tells the rep who contested the lead, whatever has become of it. */
function settle(
  round: Round,
  { id, leadId, repId }: Dispute,
  outcome: { readonly state: 'upheld' | 'rejected'; readonly key: MessageKey; readonly note?: string },
): void {
  const { session, nowMs } = round;
  const { state, key, note = '' } = outcome;
  session.table('disputes').update(id, { state, decidedAt: nowMs, note });
  const rep = session.table('reps').get(repId);
  const lead = session.table('leads').get(leadId);
  if (rep && lead) notifyRep(round, { rep, lead }, key, { lead: leadId });
}

function ownOffer(round: Round, { leadId, repId }: Pick<Dispute, 'leadId' | 'repId'>): Offer | undefined {
  return [...round.session.table('offers').rows()].find((o) => o.leadId === leadId && o.repId === repId);
}
