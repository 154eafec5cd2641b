/** Somebody with the right to it gives a lead to a rep: a manager by message, staff in the Leads tab, a dispute that was upheld. */
import type { HandOverEvent } from '../../core/events.ts';
import { isOwnedBy, isWithOwner } from '../../core/lead/progress.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import { assignLead } from '../assignment/assign-lead.ts';
import { releaseLead } from '../assignment/release-lead.ts';
import { notifyRep } from '../messages/tell-rep.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import { noteGiven } from '../routing/rings.ts';

export interface HandOverVerdict {
  readonly kind: 'given' | 'refused';
  /** In words, when it was refused. */
  readonly why: string;
  readonly repName: string;
}

const HANDED_ON = 'Taken from its owner to be given to somebody else.';

export function handOver(
  round: Round,
  { leadId, repId, actor, offer }: { leadId: string; repId: string; actor: string; offer?: Offer | undefined },
): HandOverVerdict {
  const lead = round.session.table('leads').get(leadId);
  const rep = findRow(round, repId);
  const why = whyNot(round, lead, rep, { leadId, repId });
  if (why !== '' || !lead || !rep) return { kind: 'refused', why, repName: rep?.name ?? repId };
  const dealer = round.session.table('dealers').get(rep.dealerId);
  const before = round.session.table('reps').get(lead.repId);
  const free =
    isWithOwner(lead) || lead.status === 'WITH_MANAGER'
      ? releaseLead(round, lead, 'HANDED_ON', { actor, reason: HANDED_ON })
      : lead;
  if (before) notifyRep(round, { rep: before, lead }, 'rep.handedOn', { lead: lead.id });
  assignLead(round, noteGiven(round, free, { dealerId: rep.dealerId, distanceKm: null }), {
    rep,
    dealer: { id: rep.dealerId, name: dealer?.name ?? '' },
    distanceKm: null,
    atMs: round.nowMs,
    actor,
    reason: `Given to ${rep.name} of ${dealer?.name ?? rep.dealerId}.`,
    ...(offer ? { offer } : {}),
  });
  return { kind: 'given', why: '', repName: rep.name };
}

/** From the Leads tab: what came of it stands beside what was typed. */
export function handOverByStaff(round: Round, { leadId, repId }: HandOverEvent): EventOutcome {
  const verdict = handOver(round, { leadId, repId, actor: 'staff' });
  if (round.session.table('leads').has(leadId)) {
    const note = verdict.kind === 'given' ? `Given to ${verdict.repName}.` : verdict.why;
    round.session.table('leads').update(leadId, { handOverNote: note });
  }
  return { outcome: `hand-over by staff: ${verdict.kind}`, leadId };
}

/** Rep IDs are typed by people. */
function findRow(round: Round, typed: string): Rep | undefined {
  const wanted = typed.trim().toLowerCase();
  return [...round.session.table('reps').rows()].find((rep) => rep.id.toLowerCase() === wanted);
}

function whyNot(
  round: Round,
  lead: Lead | undefined,
  rep: Rep | undefined,
  { leadId, repId }: { leadId: string; repId: string },
): string {
  if (!lead) return `There is no lead ${leadId}.`;
  if (!rep) return `There is no rep ${repId} in Reps.`;
  if (!rep.active) return `${rep.name} is not active.`;
  if (!round.session.table('dealers').get(rep.dealerId)?.active) return `The dealer of ${rep.name} is not active.`;
  if (isOwnedBy(lead, rep.id)) return `${rep.name} has it already.`;
  const isOpen = isWithOwner(lead) || lead.status === 'WITH_MANAGER' || lead.status === 'UNCLAIMED';
  return isOpen ? '' : `The lead is ${lead.status}.`;
}
