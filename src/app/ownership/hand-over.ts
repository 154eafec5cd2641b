/** An authorised hand-over of a lead to a rep: by a manager's message, by staff in the Leads tab, or by an upheld dispute. */
import type { HandOverEvent } from '../../core/events.ts';
import { isOwnedBy, isWithOwner } from '../../core/lead/progress.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import { assignLead } from '../assignment/assign-lead.ts';
import { allOffersLoaded } from '../assignment/offers-of-lead.ts';
import { releaseLead } from '../assignment/release-lead.ts';
import { notifyRep } from '../messages/tell-rep.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import { noteGiven } from '../routing/rings.ts';

/** Why a lead is not handed over. Managers get a message for each reason. */
type Refusal = 'noLead' | 'inactive' | 'hasIt' | 'over';

export type HandOverVerdict =
  | { readonly kind: 'given'; readonly repName: string }
  /** `why`: a sentence for staff. */
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly why: string; readonly repName: string };

const HANDED_ON = 'Taken from its owner to be given to somebody else.';

/**
 * Gives the lead to the rep, or says why not. `actor`: who decides, for the timeline. `offer`: the rep's own offer, if a
 * dispute awards it.
 */
export function handOver(
  round: Round,
  { leadId, repId, actor, offer }: { leadId: string; repId: string; actor: string; offer?: Offer | undefined },
): HandOverVerdict {
  const lead = round.session.table('leads').get(leadId);
  const rep = findRow(round, repId);
  const refused = whyNot(round, lead, rep, { leadId, repId });
  if (refused || !lead || !rep) {
    const [reason, why] = refused ?? ['noLead', ''];
    return { kind: 'refused', reason, why, repName: rep?.name ?? repId };
  }
  // A manager may decide long after the lead was offered, when its offers are no longer loaded.
  if (!allOffersLoaded(round.session, lead.id)) round.session.find('offers', 'leadId', [lead.id]);
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
  return { kind: 'given', repName: rep.name };
}

/** From the Leads tab: the result is written beside what was typed. */
export function handOverByStaff(round: Round, { leadId, repId }: HandOverEvent): EventOutcome {
  const verdict = handOver(round, { leadId, repId, actor: 'staff' });
  if (round.session.table('leads').has(leadId)) {
    const note = verdict.kind === 'given' ? `Given to ${verdict.repName}.` : verdict.why;
    round.session.table('leads').update(leadId, { handOverNote: note });
  }
  return { outcome: `hand-over by staff: ${verdict.kind}`, leadId };
}

/** Tolerates how people type a rep ID. */
function findRow(round: Round, typed: string): Rep | undefined {
  const wanted = typed.trim().toLowerCase();
  return [...round.session.table('reps').rows()].find((rep) => rep.id.toLowerCase() === wanted);
}

function whyNot(
  round: Round,
  lead: Lead | undefined,
  rep: Rep | undefined,
  { leadId, repId }: { leadId: string; repId: string },
): readonly [Refusal, string] | null {
  if (!lead) return ['noLead', `There is no lead ${leadId}.`];
  if (!rep) return ['inactive', `There is no rep ${repId} in Reps.`];
  if (!rep.active) return ['inactive', `${rep.name} is not active.`];
  if (!round.session.table('dealers').get(rep.dealerId)?.active)
    return ['inactive', `The dealer of ${rep.name} is not active.`];
  if (isOwnedBy(lead, rep.id)) return ['hasIt', `${rep.name} has it already.`];
  const isOpen = isWithOwner(lead) || lead.status === 'WITH_MANAGER' || lead.status === 'UNCLAIMED';
  return isOpen ? null : ['over', `The lead is ${lead.status}.`];
}
