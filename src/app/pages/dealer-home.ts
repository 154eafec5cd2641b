/** What a rep sees first: offers that are open to them, their leads with their clocks, and whether they are on duty. */
import { wantsUnit } from '../../core/lead/pass-reasons.ts';
import { isOwnedBy, isWithOwner, nextSteps } from '../../core/lead/progress.ts';
import type { DealerHome, OpenOffer, OwnLead } from '../../core/pages/views.ts';
import { makeToken } from '../../core/tokens/offer-token.ts';
import type { Session } from '../../store/session/session.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import { openLeadsOf } from '../assignment/open-leads.ts';
import { maskedName } from '../messages/format-words.ts';
import { isWindowOpen } from '../messages/post.ts';
import type { At } from './at.ts';
import { lineOf } from './lead-line.ts';
import { openView } from './open-view.ts';
import { repAt } from './visitor.ts';

export function dealerHome({ deps, proof }: At): DealerHome {
  const nowMs = deps.clock.nowMs();
  const view = openView(deps, proof, ['reps', 'dealers', 'offers', 'leads', 'customers']);
  const { me, rep } = repAt(proof, view);
  const open = openOffers(view, rep, nowMs);
  const team = colleagues(view, rep);
  view.ensure({ leads: [...open.map(({ leadId }) => leadId), ...team.flatMap(openLeadsOf)] });
  const owned = [...view.table('leads').rows()].filter((lead) => team.some((each) => isOwnedBy(lead, each.id)));
  view.ensure({ customers: owned.filter(({ repId }) => repId === rep.id).map(({ customerId }) => customerId) });
  const dealer = view.table('dealers').get(rep.dealerId);
  return {
    me,
    dealer: { id: rep.dealerId, name: dealer?.name ?? rep.dealerId },
    isOwner: rep.isOwner,
    offDuty: rep.offDuty,
    offers: open.flatMap((offer) => offerLine(view.table('leads').get(offer.leadId), offer, proof.tokenSecret)),
    leads: owned.map((lead) => ownLead(view, lead, rep, nowMs)),
    models: deps.config().products.map(({ id, name }) => ({ id, name })),
  };
}

/** The reps whose leads this rep may see: a dealer's owner sees those of every rep there. */
export function colleagues(view: Session, rep: Rep): Rep[] {
  if (!rep.isOwner || rep.dealerId === '') return [rep];
  return [...view.table('reps').rows()].filter(({ dealerId }) => dealerId === rep.dealerId);
}

function openOffers(view: Session, rep: Rep, nowMs: number): Offer[] {
  return [...view.table('offers').rows()].filter(
    (offer) => offer.repId === rep.id && offer.status === 'OPEN' && (offer.expiresAt ?? Infinity) > nowMs,
  );
}

function offerLine(lead: Lead | undefined, offer: Offer, secret: string): OpenOffer[] {
  if (lead?.status !== 'UNCLAIMED') return [];
  const button = (kind: 'claim' | 'decline' | 'no-stock') =>
    makeToken({ kind, leadId: lead.id, offerId: offer.id }, offer.repId, secret);
  return [
    {
      leadId: lead.id,
      intent: lead.intent,
      model: lead.modelName,
      area: lead.area,
      name: maskedName(lead.customerName),
      distanceKm: offer.distanceKm,
      offeredAt: offer.offeredAt,
      expiresAt: offer.expiresAt,
      claim: button('claim'),
      decline: button('decline'),
      noStock: wantsUnit(lead) ? button('no-stock') : '',
    },
  ];
}

function ownLead(view: Session, lead: Lead, rep: Rep, nowMs: number): OwnLead {
  const isMine = lead.repId === rep.id;
  const customer = view.table('customers').get(lead.customerId);
  return {
    ...lineOf(lead, isMine ? 'whole' : 'masked'),
    steps: isMine && isWithOwner(lead) ? nextSteps(lead.status) : [],
    isMine,
    canWrite: isMine && customer?.optedOut === false && isWindowOpen({ nowMs }, customer.lastMessageAt),
  };
}
