/**
 * A rep writes something of which it is not plain for whom it is: one of several customers, or a customer or the hub. It
 * waits in the rep's row until the rep says so.
 */

import { type Order, readOrder } from '../../core/chat/hub-words.ts';
import { contentOf } from '../../core/chat/read-content.ts';
import type { Content, MessageEvent, Outgoing } from '../../core/events.ts';
import { isOwnedBy } from '../../core/lead/progress.ts';
import * as is from '../../core/lib/read-json.ts';
import { oneLine } from '../../core/lib/text.ts';
import { type SignedChoice, signChoice } from '../../core/tokens/signed-choice.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { leadRow } from '../messages/lead-row.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { tellBroken } from '../round/broken-cell.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';
import { type Carried, relayToCustomer } from './relay-to-customer.ts';
import { obeyOrder } from './rep-orders.ts';

/** WhatsApp shows ten rows; one of them is for not sending at all, and one may be for the hub. */
const MAX_CUSTOMERS = 8;
const MAX_HELD = 10;
/** A cell takes 50,000 characters. */
const MAX_CHARACTERS = 40_000;
/** Stands for "to nobody" in a choice. */
const NOBODY = { leadId: 'L-0', what: 'NONE' } as const;
/** Stands for the hub in a choice. */
export const HUB = 'HUB';

export interface Doubt {
  /** Those whose customers may be meant, oldest first. */
  readonly leads: readonly Lead[];
  /** It may be for the hub, too. */
  readonly order?: Order;
}

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
  const rowId = (leadId: string, what: string) => signChoice({ kind: 'P1', leadId, what }, rep.id, round.tokenSecret);
  const nobody = { id: rowId(NOBODY.leadId, NOBODY.what), title: say(round, 'rep.row.nobody', rep.language) };
  const hub = order
    ? [{ id: rowId(order.leadId || NOBODY.leadId, HUB), title: say(round, 'rep.row.hub', rep.language) }]
    : [];
  const text = event.content.type === 'text' ? oneLine(event.content.text) : '';
  const key = order ? 'rep.hubOrCustomer' : 'rep.forWhom';
  const body = say(round, key, rep.language, { text });
  const [only, ...others] = leads;
  const send = { id: rowId(only?.id ?? '', 'SEND'), title: say(round, 'rep.row.customer', rep.language) };
  const customers = leads.slice(-MAX_CUSTOMERS).reverse();
  const content: Outgoing =
    others.length === 0
      ? { type: 'buttons', body, buttons: [...hub, send, nobody] }
      : {
          type: 'list',
          body,
          button: say(round, 'rep.button.customers', rep.language),
          rows: [...hub, ...customers.map((lead) => ({ ...leadRow(lead), id: rowId(lead.id, 'SEND') })), nobody],
        };
  tellRep(round, { rep }, key, { content, quote: event.id });
}

export function sendHeld(round: Round, event: MessageEvent, rep: Rep, choice: SignedChoice): EventOutcome {
  const held = heldBy(round, { rep });
  if (choice.what === HUB) return obeyHeld(round, event, { rep, held, leadId: choice.leadId });
  const lead = round.session.table('leads').get(choice.leadId);
  if (held.length === 0) {
    tellRep(round, { rep }, 'rep.nothingHeld');
    return { outcome: 'nothing was held', leadId: '' };
  }
  if (choice.what === NOBODY.what) {
    round.session.table('reps').update(rep.id, { held: '' });
    tellRep(round, { rep }, 'rep.notSent', { values: { count: held.length } });
    return { outcome: 'held messages dropped by the rep', leadId: '' };
  }
  if (!lead || !isOwnedBy(lead, rep.id)) {
    tellRep(round, { rep, lead }, 'rep.notYours', { values: { lead: choice.leadId } });
    return { outcome: 'not sent: the lead is not theirs', leadId: choice.leadId };
  }
  round.session.table('reps').update(rep.id, { held: '' });
  const outcomes = held.map((message) => carryHeld(round, message, rep, lead.id).outcome);
  return { outcome: [...new Set(outcomes)].join('; '), leadId: lead.id };
}

/** The newest that says something to the hub was for the hub; others wait on. */
function obeyHeld(
  round: Round,
  event: MessageEvent,
  { rep, held, leadId }: { readonly rep: Rep; readonly held: readonly Held[]; readonly leadId: string },
): EventOutcome {
  const orders = held.flatMap((message) => {
    const order = message.content.type === 'text' ? readOrder(message.content.text) : null;
    return order ? [{ message, order }] : [];
  });
  const newest = orders.at(-1);
  if (!newest) {
    tellRep(round, { rep }, 'rep.nothingHeld');
    return { outcome: 'nothing was held', leadId: '' };
  }
  const { order, message } = newest;
  const rest = held.filter((each) => each !== message);
  const now = round.session.table('reps').update(rep.id, { held: rest.length > 0 ? JSON.stringify(rest) : '' });
  return obeyOrder(round, event, now, { ...order, leadId: leadId === NOBODY.leadId ? order.leadId : leadId });
}

/** The first message that is carried changes the lead, so each looks at it anew. */
function carryHeld(round: Round, { id, content, at, carrier = '' }: Held, rep: Rep, leadId: string): EventOutcome {
  const lead = round.session.table('leads').get(leadId) as Lead;
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

/** What cannot be read any more is dropped, and the rep is told. */
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
