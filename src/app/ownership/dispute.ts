/** A rep contests a lead within 48 hours; a manager decides in the Disputes tab; lead, offers and ledger follow. */
import { isTaken } from '../../core/lead/progress.ts';
import { clip, oneLine } from '../../core/lib/text.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import type { Dispute } from '../../tables/disputes.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import { tellManager } from '../messages/tell-manager.ts';
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

/** One a lead and rep. */
export function disputeId(leadId: string, repId: string): string {
  return `${leadId}/${repId}`;
}

export function contestLead(round: Round, rep: Rep, lead: Lead | undefined, words: string): EventOutcome {
  const verdict = whyNot(round, rep, lead);
  if (verdict || !lead) {
    tellRep(round, { rep, lead }, verdict ?? 'rep.disputeNoLead', { values: { lead: lead?.id ?? '' } });
    return { outcome: 'dispute refused', leadId: lead?.id ?? '' };
  }
  const disputes = round.session.table('disputes');
  const id = disputeId(lead.id, rep.id);
  if (!disputes.has(id)) {
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
    const who = {
      rep: oneLine(rep.name, 40),
      owner: oneLine(lead.repName, 40),
      words: clip(oneLine(words, 200) || '—', 200),
    };
    tellManager(round, lead, 'manager.dispute', who);
  }
  tellRep(round, { rep, lead }, 'rep.disputeNoted', { values: { lead: lead.id } });
  return { outcome: 'dispute noted', leadId: lead.id };
}

/** Only who was asked about the lead may contest it, and only while memories are fresh. */
function whyNot(round: Round, rep: Rep, lead: Lead | undefined): 'rep.disputeNoLead' | 'rep.disputeTooLate' | null {
  if (!lead) return 'rep.disputeNoLead';
  const asked = [...round.session.table('offers').rows()].some((o) => o.leadId === lead.id && o.repId === rep.id);
  if (!asked || !isTaken(lead) || lead.repId === rep.id) return 'rep.disputeNoLead';
  return round.nowMs - (lead.claimedAt ?? 0) > CONTESTED_WITHIN_MS ? 'rep.disputeTooLate' : null;
}

export function decideDispute(round: Round, id: string, decision: Dispute['decision']): EventOutcome {
  const dispute = round.session.table('disputes').get(id);
  if (dispute?.state !== 'open' || decision === '')
    return { outcome: 'no open dispute', leadId: dispute?.leadId ?? '' };
  const { leadId, repId } = dispute;
  const offer = ownOffer(round, dispute);
  const given = decision === 'uphold' ? handOver(round, { leadId, repId, actor: 'manager', offer }) : null;
  if (given?.kind === 'refused') {
    round.session.table('disputes').update(id, { note: given.why });
    return { outcome: `dispute could not be upheld: ${given.why}`, leadId };
  }
  settle(round, dispute, given ? 'upheld' : 'rejected');
  return { outcome: `dispute ${given ? 'upheld' : 'rejected'}`, leadId };
}

/** The offer that should have won counts as won, so that scores follow. */
function settle(round: Round, dispute: Dispute, state: 'upheld' | 'rejected'): void {
  const { id, leadId, repId, ownerId } = dispute;
  const { session, nowMs } = round;
  session.table('disputes').update(id, { state, decidedAt: nowMs, note: '' });
  const rep = session.table('reps').get(repId);
  const lead = session.table('leads').get(leadId);
  if (rep && lead && state === 'rejected') notifyRep(round, { rep, lead }, 'rep.disputeRejected', { lead: leadId });
  if (state === 'rejected') return;
  const own = ownOffer(round, dispute);
  if (own) session.table('offers').update(own.id, { status: 'WON' });
  appendToLedger(round, 'DISPUTE_UPHELD', leadId, { leadId, repId, formerRepId: ownerId, decidedAt: nowMs });
}

function ownOffer(round: Round, { leadId, repId }: Pick<Dispute, 'leadId' | 'repId'>): Offer | undefined {
  return [...round.session.table('offers').rows()].find((o) => o.leadId === leadId && o.repId === repId);
}
