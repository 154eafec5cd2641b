/**
 * Looks up places on the map that the Places tab does not know: the request is noted in the commit, made outside the lock, and
 * the answer goes into the inbox like any delivery. If the execution dies, the next round asks again.
 */
import type { PlaceLookedUpEvent } from '../../core/events.ts';
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { entryName, putDelivery } from '../inbox/inbox.ts';
import type { WriterDeps } from '../round/deps.ts';
import { type Round, say } from '../round/round.ts';
import { ask } from './ask-question.ts';
import { keepPlace, placeNotFound, routeLead } from './screen-customer.ts';

/** An execution that has not answered by then is dead. */
const ANSWER_DUE_MS = 3 * MINUTE_MS;
const MAX_TRIES = 2;

export interface WantedPlace {
  readonly leadId: string;
  readonly text: string;
}

/** The places to look up now. A lead whose place was asked for too often without an answer is handled by a person. */
export function placesToGeocode(round: Pick<Round, 'session' | 'nowMs'>): WantedPlace[] {
  const { lookUps } = round.session.system.state;
  const due = Object.entries(lookUps).filter(([, { at }]) => at <= round.nowMs);
  return due.flatMap(([leadId, lookUp]) => {
    if (lookUp.tries >= MAX_TRIES) {
      delete lookUps[leadId];
      return [];
    }
    lookUps[leadId] = { ...lookUp, tries: lookUp.tries + 1, at: round.nowMs + ANSWER_DUE_MS };
    return [{ leadId, text: lookUp.text }];
  });
}

/** Call it outside the lock. The answers wait in the inbox for the next round. */
export function geocode(deps: WriterDeps, wanted: readonly WantedPlace[]): void {
  for (const { leadId, text } of wanted) {
    const receivedAtMs = deps.clock.nowMs();
    const answer = deps.geocoder.find(text);
    const name = entryName(receivedAtMs, deps.random());
    const body = JSON.stringify({ leadId, text, answer });
    putDelivery(deps.properties, { source: 'maps', body, receivedAtMs, name });
  }
}

/** Handles the map's answer: asks dealers, or asks the customer again. An answer that is no longer awaited is dropped. */
export function takePlace(round: Round, event: PlaceLookedUpEvent): { outcome: string; leadId: string } {
  const { leadId, text, answer } = event;
  const lookUp = round.session.system.state.lookUps[leadId];
  const lead = round.session.table('leads').get(leadId);
  const customer = lead && round.session.table('customers').get(lead.customerId);
  if (lookUp?.text !== text || lead?.status !== 'SCREENING' || customer?.step !== 'LOCATION')
    return { outcome: 'place: nobody waits for it any longer', leadId };
  delete round.session.system.state.lookUps[leadId];
  continueWith(round, { customer, lead }, event);
  return { outcome: `place ${answer.kind}`, leadId };
}

function continueWith(
  round: Round,
  { customer, lead }: { readonly customer: Customer; readonly lead: Lead },
  { text, answer }: PlaceLookedUpEvent,
): void {
  if (answer.kind === 'found') {
    const answered = round.session.table('customers').update(customer.id, { reprompts: 0 });
    routeLead(round, answered, keepPlace(round, lead, answer, answer.name));
  } else if (answer.kind === 'unknown') placeNotFound(round, customer, lead, text);
  else ask(round, customer, lead, { before: say(round, 'customer.mapUnavailable', customer.language) });
}
