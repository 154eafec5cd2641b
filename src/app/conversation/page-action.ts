/** Carries out in the round what a rep or staff do on a page, by the same functions as taps and typed orders in WhatsApp. */
import type { MessageEvent, PageActionEvent, Sender } from '../../core/events.ts';
import { isOwnedBy } from '../../core/lead/progress.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { standingOf } from '../../core/pages/actions.ts';
import { readToken } from '../../core/tokens/offer-token.ts';
import type { Language } from '../../tables/customers.ts';
import type { Rep } from '../../tables/network.ts';
import { handleStep } from '../ownership/advance-lead.ts';
import { claimOffer } from '../ownership/claim-offer.ts';
import { closeByStaff } from '../ownership/close-by-staff.ts';
import { declineOffer } from '../ownership/decline-offer.ts';
import { handOver } from '../ownership/hand-over.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { noteOnTimeline, type Round, say } from '../round/round.ts';
import { relayToCustomer } from './relay-to-customer.ts';
import { registerWalkIn } from './walk-in.ts';

interface Result {
  readonly isDone: boolean;
  readonly outcome: string;
  readonly leadId: string;
  /** The answer to show; '' where the page has its own wording. */
  readonly text?: string;
}

/** The page says the same by its next call. */
const ENDED = 'This link was ended: ask for a new one.';

/** Shown to staff, only on the page. */
const MEANWHILE: Readonly<Record<Language, string>> = {
  id: 'Lead ini baru saja diubah orang lain. Periksa keadaannya, lalu putuskan lagi.',
  en: 'Somebody else has just changed this lead. Look at it, then decide again.',
};

const NOBODY: Sender = { phone: '', userId: '' };

/** The customer at the dealer's, in the form of a sender. */
export function walkInOf({ action }: PageActionEvent): Sender {
  return action.do === 'walk-in' ? { phone: toWhatsAppDigits(action.phone) ?? '', userId: '' } : NOBODY;
}

/** The rows that the action is about. */
export function rowsOfPageAction(_: unknown, event: PageActionEvent) {
  const { action } = event;
  if (action.do === 'claim' || action.do === 'pass') {
    const token = readToken(action.token);
    return token ? { leads: [token.leadId], offers: [token.offerId] } : {};
  }
  if (action.do === 'walk-in') return { senders: [walkInOf(event)] };
  if (action.do === 'give') return { leadsWithOffers: [action.leadId] };
  return 'leadId' in action ? { leads: [action.leadId] } : {};
}

export function handlePageAction(at: Round, event: PageActionEvent): EventOutcome {
  const said: string[] = [];
  const onPage = { partyId: event.by.id, say: (text: string) => void said.push(text) };
  // Staff get their answer from the returned value: an ID in People may also be a rep's ID.
  const round = event.by.page === 'dealer' ? { ...at, onPage } : at;
  const leadId = leadOf(event);
  const before = statusOf(round, leadId);
  const { isDone, text, ...result } = event.by.page === 'dealer' ? byRep(round, event) : byStaff(round, event);
  const reason = text ?? said.join('\n');
  round.answers?.set(event.id, [{ verdict: isDone ? 'accepted' : 'refused', reason }]);
  if (isDone) writeTrail(round, event, { subject: result.leadId || event.by.id, from: before });
  return { outcome: `page: ${result.outcome}`, leadId: result.leadId };
}

function byRep(round: Round, event: PageActionEvent): Result {
  const { action, by } = event;
  const rep = round.session.table('reps').get(by.id);
  const isEnded = by.generation !== undefined && (rep?.generation ?? 0) !== by.generation;
  if (!rep?.active || isEnded)
    return { isDone: false, outcome: 'the link was ended, or the rep is not active', leadId: '', text: ENDED };
  const tap = asMessage(event, rep);
  switch (action.do) {
    case 'claim':
    case 'pass':
      return answerOffer(round, tap, rep, action);
    case 'step':
    case 'lose': {
      const what = action.do === 'lose' ? `LOST-${action.because}` : action.to;
      const { outcome, leadId } = handleStep(round, tap, rep, { kind: 'S1', leadId: action.leadId, what });
      return { isDone: outcome.endsWith(': moved'), outcome, leadId };
    }
    case 'say':
      return sayToCustomer(round, tap, rep, action.leadId);
    case 'duty':
      round.session.table('reps').update(rep.id, { offDuty: action.off });
      return { isDone: true, outcome: action.off ? 'off duty' : 'on duty', leadId: '' };
    case 'walk-in':
      return sayWalkIn(
        round,
        rep,
        registerWalkIn(round, { rep, action, sender: walkInOf(event), atMs: event.receivedAtMs }),
      );
    default:
      return { isDone: false, outcome: 'no action of a rep', leadId: '' };
  }
}

function sayWalkIn(round: Round, rep: Rep, { key, ...answer }: ReturnType<typeof registerWalkIn>) {
  return { ...answer, text: key ? say(round, key, rep.language, { lead: answer.leadId }) : '' };
}

/** The action as the tap that it would be in WhatsApp. */
function asMessage({ id, action, receivedAtMs }: PageActionEvent, rep: Rep): MessageEvent {
  const text = action.do === 'say' ? action.text : '';
  const from = { phone: toWhatsAppDigits(rep.phone) ?? '', userId: rep.userId };
  return {
    ...{ kind: 'message', id, source: 'page', from, name: rep.name, contextId: '' },
    ...{ content: { type: 'text', text }, referral: null, receivedAtMs },
  };
}

type OfferAnswer = Extract<PageActionEvent['action'], { do: 'claim' | 'pass' }>;

/** The call has proved the button's signature; what it means is decided as for a tap. */
function answerOffer(round: Round, tap: MessageEvent, rep: Rep, action: OfferAnswer): Result {
  const token = readToken(action.token);
  if (!token) return { isDone: false, outcome: 'no offer', leadId: '' };
  const offer = round.session.table('offers').get(token.offerId);
  const tapped = { rep, offer, lead: round.session.table('leads').get(token.leadId) };
  if (token.kind === 'claim') {
    const { outcome, leadId } = claimOffer(round, tap, tapped);
    return { isDone: outcome === 'claim won', outcome, leadId };
  }
  const { outcome, leadId } = declineOffer(round, tap, tapped, token.kind);
  const isDone = outcome === 'declined' || outcome === 'declined: no stock';
  if (isDone && offer && action.do === 'pass' && action.because && token.kind === 'decline')
    round.session.table('offers').update(offer.id, { reason: action.because });
  return { isDone, outcome, leadId, ...(isDone ? { text: '' } : {}) };
}

function sayToCustomer(round: Round, message: MessageEvent, rep: Rep, leadId: string): Result {
  const lead = round.session.table('leads').get(leadId);
  if (!lead || !isOwnedBy(lead, rep.id))
    return { ...refused('not theirs', leadId), text: say(round, 'rep.notYours', rep.language, { lead: leadId }) };
  const { outcome } = relayToCustomer(round, message, rep, lead);
  return { isDone: outcome === 'carried to the customer', outcome, leadId };
}

/** The region is checked again, since the lead may have moved since the call. */
function byStaff(round: Round, { action, by }: PageActionEvent): Result {
  const language: Language = by.language;
  const actor = `staff ${by.name} (${by.id})`;
  if (action.do !== 'give' && action.do !== 'close' && action.do !== 'note') return refused('no action of staff', '');
  const lead = round.session.table('leads').get(action.leadId);
  const isTheirs = by.role === 'HQ' || (by.role === 'MANAGER' && lead?.region === by.region);
  if (!lead || !isTheirs) return { ...refused('not theirs', action.leadId), text: say(round, 'why.noLead', language) };
  if (action.do !== 'note' && action.was !== undefined && action.was !== standingOf(lead))
    return { ...refused('changed meanwhile', lead.id), text: MEANWHILE[language] };
  if (action.do === 'give') {
    const verdict = handOver(round, { leadId: lead.id, repId: action.repId, actor });
    if (verdict.kind === 'given') return { isDone: true, outcome: 'hand-over: given', leadId: lead.id, text: '' };
    return { ...refused('hand-over', lead.id), text: say(round, `why.${verdict.reason}`, language) };
  }
  if (action.do === 'note') {
    noteOnTimeline(round, lead, 'NOTE', { actor, reason: action.text });
    return { isDone: true, outcome: 'note', leadId: lead.id };
  }
  const isClosed = closeByStaff(round, lead, { actor, because: action.because });
  const text = isClosed ? '' : say(round, 'why.over', language);
  return { isDone: isClosed, outcome: isClosed ? 'closed' : 'not closed: it is over', leadId: lead.id, text };
}

function refused(outcome: string, leadId: string): Result {
  return { isDone: false, outcome: `refused: ${outcome}`, leadId };
}

function leadOf({ action }: PageActionEvent): string {
  if (action.do === 'claim' || action.do === 'pass') return readToken(action.token)?.leadId ?? '';
  return 'leadId' in action ? action.leadId : '';
}

function statusOf(round: Round, leadId: string): string {
  const lead = round.session.table('leads').get(leadId);
  return lead ? [lead.status, lead.repId].filter((each) => each !== '').join(' ') : '';
}

function writeTrail(
  round: Round,
  { id, by, action }: PageActionEvent,
  { subject, from }: { readonly subject: string; readonly from: string },
): void {
  round.session.openMore([], ['auditTrail']);
  const detail = 'because' in action ? action.because : 'text' in action ? action.text : '';
  const to = [statusOf(round, subject), detail].filter((each) => each).join(': ');
  const name = by.page === 'dealer' ? round.session.table('reps').get(by.id)?.name : undefined;
  const who = `${name || by.name} (${by.id})`;
  round.session
    .table('auditTrail')
    .append({ id, at: round.nowMs, who, role: by.role, action: action.do, subject, from, to });
}
