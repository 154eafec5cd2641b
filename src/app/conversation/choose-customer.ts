/**
 * A rep's message whose recipient is unclear: one of several customers, or a customer or the hub. It waits in the rep's row
 * until the rep chooses.
 */

import { type Order, readOrder } from '../../core/chat/hub-words.ts';
import { contentOf } from '../../core/chat/read-content.ts';
import type { Content, MessageEvent, Outgoing } from '../../core/events.ts';
import { isOwnedBy } from '../../core/lead/progress.ts';
import * as is from '../../core/lib/read-json.ts';
import { oneLine } from '../../core/lib/text.ts';
import { type Choice, choiceCode, type SignedChoice, signChoice } from '../../core/tokens/signed-choice.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { leadRow } from '../messages/lead-row.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { tellBroken } from '../round/broken-cell.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';
import { type Carried, relayToCustomer } from './relay-to-customer.ts';
import { helpRep, obeyOrder } from './rep-orders.ts';

/** WhatsApp shows ten rows; one of them is for not sending at all, and one may be for the hub. */
const MAX_CUSTOMERS = 8;
const MAX_HELD = 10;
/** A cell takes 50,000 characters. */
const MAX_CHARACTERS = 40_000;
/** Stands for no lead in a choice. */
const NO_LEAD = 'L-0';

/** What a choice does with the waiting message: send it to the customer, take it as an order to the hub, or drop it. */
type Fate = 'SEND' | 'HUB' | 'NONE';

function fateOf({ what }: Pick<Choice, 'what'>): readonly [fate: string, code: string] {
  const [fate = '', code = ''] = what.split('-');
  return [fate, code];
}

/** Whether this tap hands a waiting message to the hub. */
export function isForHub(choice: Pick<Choice, 'kind' | 'what'>): boolean {
  return choice.kind === 'P1' && fateOf(choice)[0] === ('HUB' satisfies Fate);
}

export interface Doubt {
  /** The leads whose customers may be meant, oldest first. */
  readonly leads: readonly Lead[];
  /** Set when the message may also be an order to the hub. */
  readonly order?: Order;
}

/** Keeps the message in the rep's row and asks whom it is for. */
export function holdMessage(round: Round, event: MessageEvent, rep: Rep, doubt: Doubt): EventOutcome {
  const held = [
    ...heldBy(round, { rep, quote: event.id }),
    { id: event.id, content: event.content as Content, at: event.receivedAtMs, carrier: event.carrier ?? '' },
  ];
  const text = JSON.stringify(held);
  if (held.length > MAX_HELD || text.length > MAX_CHARACTERS) {
    tellRep(round, { rep }, 'rep.notHeld', { quote: event.id });
    return { outcome: 'not held: too much is waiting', leadId: '' };
  }
  round.session.table('reps').update(rep.id, { held: text });
  ask(round, event, rep, doubt);
  return { outcome: 'held until the rep says for whom', leadId: '' };
}

function ask(round: Round, event: MessageEvent, rep: Rep, { leads, order }: Doubt): void {
  // Each choice is about this message alone: another waiting message may be for somebody else.
  const rowId = (leadId: string, fate: Fate) =>
    signChoice({ kind: 'P1', leadId, what: `${fate}-${choiceCode(event.id)}` }, rep.id, round.tokenSecret);
  const nobody = { id: rowId(NO_LEAD, 'NONE'), title: say(round, 'rep.row.nobody', rep.language) };
  const hub = order
    ? [{ id: rowId(order.leadId || NO_LEAD, 'HUB'), title: say(round, 'rep.row.hub', rep.language) }]
    : [];
  const text = event.content.type === 'text' ? oneLine(event.content.text) : '';
  const key = order ? 'rep.hubOrCustomer' : 'rep.forWhom';
  const body = say(round, key, rep.language, { text });
  const [only, ...others] = leads;
  const send = { id: rowId(only?.id ?? '', 'SEND'), title: say(round, 'rep.row.customer', rep.language) };
  const customers = leads.slice(-MAX_CUSTOMERS).reverse();
  const content: Outgoing =
    others.length === 0 && order
      ? { type: 'buttons', body, buttons: [...hub, send, nobody] }
      : {
          type: 'list',
          body,
          button: say(round, 'rep.button.customers', rep.language),
          rows: [...hub, ...customers.map((lead) => ({ ...leadRow(lead), id: rowId(lead.id, 'SEND') })), nobody],
        };
  tellRep(round, { rep }, key, { content, quote: event.id });
}

/** Handles the rep's choice for a waiting message: sends it, takes it as an order, or drops it. */
export function sendHeld(round: Round, event: MessageEvent, rep: Rep, choice: SignedChoice): EventOutcome {
  const [fate, code] = fateOf(choice);
  const held = heldBy(round, { rep });
  const message = held.find(({ id }) => choiceCode(id) === code);
  if (!message) {
    tellRep(round, { rep }, 'rep.nothingHeld');
    return { outcome: 'nothing was held', leadId: '' };
  }
  const lead = round.session.table('leads').get(choice.leadId);
  if (fate === 'SEND' && !(lead && isOwnedBy(lead, rep.id))) {
    tellRep(round, { rep, lead }, 'rep.notYours', { values: { lead: choice.leadId } });
    return { outcome: 'not sent: the lead is not theirs', leadId: choice.leadId };
  }
  const rest = held.filter((each) => each !== message);
  const now = round.session.table('reps').update(rep.id, { held: rest.length > 0 ? JSON.stringify(rest) : '' });
  if (fate === 'SEND' && lead) return carryHeld(round, message, now, lead);
  if (fate === 'HUB') return obeyHeld(round, event, now, { message, leadId: choice.leadId });
  tellRep(round, { rep }, 'rep.notSent', { values: { count: 1 } });
  return { outcome: 'held message dropped by the rep', leadId: '' };
}

function obeyHeld(
  round: Round,
  event: MessageEvent,
  rep: Rep,
  { message, leadId }: { readonly message: Held; readonly leadId: string },
): EventOutcome {
  const order = message.content.type === 'text' ? readOrder(message.content.text) : null;
  if (!order) return helpRep(round, rep);
  return obeyOrder(round, event, rep, { ...order, leadId: leadId === NO_LEAD ? order.leadId : leadId });
}

function carryHeld(round: Round, { id, content, at, carrier = '' }: Held, rep: Rep, lead: Lead): EventOutcome {
  const message: Carried = { id, content, contextId: '', receivedAtMs: at, carrier };
  return relayToCustomer(round, message, rep, lead);
}

interface Held {
  readonly id: string;
  readonly content: Content;
  readonly at: number;
  readonly carrier?: string;
}

const heldMessages = is.array(is.object({ id: is.text, content: contentOf, at: is.number }, { carrier: is.text }));

/** The messages that wait in the rep's row. If they can no longer be read they are dropped, and the rep is told. */
function heldBy(round: Round, { rep, quote }: { readonly rep: Rep; readonly quote?: string }): Held[] {
  if (rep.held === '') return [];
  const read = is.readJson(rep.held, heldMessages);
  if (read.ok) return read.value;
  const instead = 'The messages on hold were dropped, and the rep was told.';
  const cell = { table: 'reps', key: rep.id, column: 'held', content: rep.held, reason: read.reason, instead } as const;
  tellBroken(round, cell);
  round.session.table('reps').update(rep.id, { held: '' });
  tellRep(round, { rep }, 'rep.entryLost', quote ? { quote } : {});
  return [];
}
