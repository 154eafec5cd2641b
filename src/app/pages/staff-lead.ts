/** One lead for staff: offers, clocks, conversation, timeline, why these dealers, and who it can be given to. */
import { pick } from '../../core/lib/pick.ts';
import { standingOf } from '../../core/pages/actions.ts';
import type { RepLine, StaffLeadDetail } from '../../core/pages/staff-views.ts';
import type { Session } from '../../store/session/session.ts';
import type { Lead } from '../../tables/leads.ts';
import { workOf } from '../assignment/open-leads.ts';
import { readRings } from '../routing/rings.ts';
import type { At } from './at.ts';
import { sightOf } from './lead-line.ts';
import { openView } from './open-view.ts';
import { missing } from './refusal.ts';
import { detailOf } from './talk.ts';
import { sees, staffAt } from './visitor.ts';

const MOST_REPS = 100;
const SHOWN = ['id', 'ring', 'distanceKm', 'status', 'offeredAt', 'expiresAt', 'answerMs', 'reason'] as const;

export function staffLead({ deps, proof }: At, { leadId }: { readonly leadId: string }): StaffLeadDetail {
  const me = staffAt(proof, deps.config());
  const view = openView(deps, proof, ['leads', 'offers', 'dealers', 'reps', 'conversation', 'timeline']);
  view.ensure({ leads: [leadId] });
  const lead = view.table('leads').get(leadId);
  if (!lead || !sees(me, lead.region)) throw missing(leadId);
  view.find('offers', 'leadId', [leadId]);
  const offers = [...view.table('offers').rows()].filter((offer) => offer.leadId === leadId);
  const mayAct = me.role === 'HQ' || me.role === 'MANAGER';
  return {
    ...detailOf(view, lead, sightOf(me)),
    offers: offers.map((offer) => ({ ...pick(offer, SHOWN), rep: offer.repName, dealer: offer.dealerName })),
    asked: askedOf(view, lead),
    reps: mayAct ? repsFor(view, lead, deps.clock.nowMs()) : [],
    was: standingOf(lead),
    mayAct,
  };
}

/** The reps of the lead's region who may be given it, the least busy first. */
function repsFor(view: Session, lead: Lead, nowMs: number): RepLine[] {
  const dealers = view.table('dealers');
  const own = [...view.table('reps').rows()].filter((rep) => {
    const dealer = dealers.get(rep.dealerId);
    return rep.active && dealer?.active && dealer.region === lead.region && rep.id !== lead.repId;
  });
  return own
    .map((rep) => ({
      ...pick(rep, ['id', 'name', 'dealerId', 'offDuty']),
      dealer: dealers.get(rep.dealerId)?.name ?? rep.dealerId,
      openLeads: workOf(rep, nowMs),
    }))
    .sort((one, other) => Number(one.offDuty) - Number(other.offDuty) || one.openLeads - other.openLeads)
    .slice(0, MOST_REPS);
}

function askedOf(view: Session, lead: Lead): StaffLeadDetail['asked'] {
  return readRings({ session: view }, lead).map(({ ring, considered }) => ({
    ring,
    candidates: considered.map((each) => ({
      ...pick(each, ['distanceKm', 'score', 'verdict']),
      dealer: view.table('dealers').get(each.dealerId)?.name ?? each.dealerId,
    })),
  }));
}
