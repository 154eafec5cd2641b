/** A rep with several leads writes without quoting: the message waits in the rep's row until the rep says for whom. */

import { contentOf } from '../../core/chat/read-content.ts';
import type { Content, MessageEvent } from '../../core/events.ts';
import { isOwnedBy } from '../../core/lead/progress.ts';
import * as is from '../../core/lib/read-json.ts';
import { clip, oneLine } from '../../core/lib/text.ts';
import { type SignedChoice, signChoice } from '../../core/tokens/signed-choice.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { tellBroken } from '../round/broken-cell.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';
import { type Carried, relayToCustomer } from './relay-to-customer.ts';

/** WhatsApp shows ten rows; one of them is for not sending at all. */
const MAX_CUSTOMERS = 9;
const MAX_HELD = 10;
/** A cell takes 50,000 characters. */
const MAX_CHARACTERS = 40_000;
/** Stands for "to nobody" in a choice. */
const NOBODY = { leadId: 'L-0', what: 'NONE' } as const;

/** `leads`: those the rep is at work on, oldest first. */
export function holdMessage(round: Round, event: MessageEvent, rep: Rep, leads: readonly Lead[]): EventOutcome {
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
  ask(round, event, rep, leads);
  return { outcome: 'held until the rep says for whom', leadId: '' };
}

function ask(round: Round, event: MessageEvent, rep: Rep, leads: readonly Lead[]): void {
  const rowId = (leadId: string, what: string) => signChoice({ kind: 'P1', leadId, what }, rep.id, round.tokenSecret);
  const customers = leads.slice(-MAX_CUSTOMERS).reverse();
  const rows = customers.map((lead) => ({
    id: rowId(lead.id, 'SEND'),
    title: `${clip(oneLine(lead.customerName) || '—', 23 - lead.id.length)} ${lead.id}`,
    description: clip(
      [lead.modelName, lead.area]
        .map((text) => oneLine(text))
        .filter((t) => t !== '')
        .join(' · ') || '—',
      72,
    ),
  }));
  const nobody = { id: rowId(NOBODY.leadId, NOBODY.what), title: say(round, 'rep.row.nobody', rep.language) };
  const content = {
    type: 'list',
    body: say(round, 'rep.forWhom', rep.language),
    button: say(round, 'rep.button.customers', rep.language),
    rows: [...rows, nobody],
  } as const;
  tellRep(round, { rep }, 'rep.forWhom', { content, quote: event.id });
}

export function sendHeld(round: Round, rep: Rep, choice: SignedChoice): EventOutcome {
  const held = heldBy(round, { rep });
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
