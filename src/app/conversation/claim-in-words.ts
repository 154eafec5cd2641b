/**
 * A typed "1" or "claim" counts as a tap on the offer that the rep must have meant; where several are possible, they are asked.
 */
import type { MessageEvent } from '../../core/events.ts';
import { offerMeant, readClaim } from '../../core/lead/offer-meant.ts';
import { makeToken } from '../../core/tokens/offer-token.ts';
import type { Rep } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import { areaWord, intentWord, kilometres } from '../messages/format-words.ts';
import { replyTo } from '../messages/reply.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { claimOffer } from '../ownership/claim-offer.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';

/** `leadId`: the lead that the message names or quotes, else ''. */
export function claimInWords(round: Round, event: MessageEvent, rep: Rep, leadId: string): EventOutcome {
  const meant = offerMeant(offersOf(round, rep), { leadId, atMs: event.receivedAtMs });
  switch (meant.kind) {
    case 'this': {
      const lead = round.session.table('leads').get(meant.offer.leadId);
      return claimOffer(round, event, { rep, offer: meant.offer, lead });
    }
    case 'this-or-lost':
      askWhich(round, rep, meant);
      return { outcome: 'claim in words: asked which is meant', leadId: meant.offer.leadId };
    case 'one-of':
      replyTo(round, { event, rep }, 'rep.severalOffers', { count: meant.open.length });
      return { outcome: `claim in words with ${meant.open.length} open offers`, leadId: '' };
    case 'none':
      replyTo(round, { event, rep }, 'rep.noOpenOffer');
      return { outcome: 'claim in words without an offer', leadId: '' };
  }
}

/** IDs of leads that a typed claim may be about, so that their rows can be loaded before the round decides. */
export function leadsMeant(
  round: Pick<Round, 'session'>,
  { content, receivedAtMs: atMs }: MessageEvent,
  rep: Rep | null,
): string[] {
  const leadId = content.type === 'text' ? readClaim(content.text) : null;
  if (!rep || leadId === null) return [];
  const meant = offerMeant(offersOf(round, rep), { leadId, atMs });
  return meant.kind === 'this' || meant.kind === 'this-or-lost' ? [meant.offer.leadId] : [];
}

function offersOf({ session }: Pick<Round, 'session'>, rep: Rep): Offer[] {
  return [...session.table('offers').rows()].filter(({ repId }) => repId === rep.id);
}

function askWhich(round: Round, rep: Rep, { offer, lost }: { readonly offer: Offer; readonly lost: Offer }): void {
  const language = rep.language || 'id';
  const lead = round.session.table('leads').get(offer.leadId);
  const words = lead ? [intentWord(round, lead.intent, language), lead.modelName, areaWord(round, lead, language)] : [];
  const what = [...words, `${kilometres(offer.distanceKm, language)} km`].filter((each) => each !== '').join(' · ');
  const body = say(round, 'rep.thisOne', language, { lost: lost.leadId, lead: offer.leadId, what });
  const claim = { kind: 'claim', leadId: offer.leadId, offerId: offer.id } as const;
  const button = {
    id: makeToken(claim, rep.id, round.tokenSecret),
    title: say(round, 'rep.button.claim', language),
  };
  tellRep(round, { rep, lead }, 'rep.thisOne', { content: { type: 'buttons', body, buttons: [button] } });
}
