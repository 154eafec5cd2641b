/** What a customer writes after the claim goes to the owner of the lead, and to nobody else. */
import { aboutMessage, cameBy, sentOn, wordsOf } from '../../core/chat/carry.ts';
import type { MessageEvent, Outgoing } from '../../core/events.ts';
import { clip, oneLine } from '../../core/lib/text.ts';
import { HOUR_MS } from '../../core/lib/time.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { ownerOf } from '../messages/lead-owner.ts';
import { isWindowOpen } from '../messages/post.ts';
import { CUSTOMER_SAYS, counterpart } from '../messages/quoted-messages.ts';
import { worksInRoom } from '../messages/room-orders.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import { addressOf, tellRep } from '../messages/tell-rep.ts';
import { type Round, raiseAlert, say } from '../round/round.ts';

export function relayToOwner(round: Round, event: MessageEvent, lead: Lead): void {
  const rep = ownerOf(round, lead);
  if (!rep) {
    const todo = `Its owner ${lead.repName} is no longer in Reps. Put the row back, or call the customer.`;
    raiseAlert(round, {
      rule: 'owner-gone',
      subject: lead.id,
      text: `The customer of ${lead.id} wrote and nobody reads it. ${todo}`,
    });
    return;
  }
  // An owner who works in the provider's inbox has read it there.
  if (worksInRoom(round.session.table('customers').get(lead.customerId), rep)) return;
  const name = oneLine(lead.customerName, 60);
  const label = (text: string) => say(round, CUSTOMER_SAYS, rep.language || 'id', { lead: lead.id, name, text });
  const whole = cameBy(sentOn(event.content, label), event);
  if (whole.length === 0) return;
  // Outside the window the words go as a template; a picture or a second part could not follow it.
  const parts = isWindowOpen(round, rep.lastMessageAt) ? whole : whole.slice(0, 1);
  const copy = { key: CUSTOMER_SAYS, to: addressOf(rep), leadId: lead.id } as const;
  const quote = counterpart(round, aboutMessage(event.content) || event.contextId, copy, lead.claimedAt ?? 0);
  const posted = parts.map((content, part) => {
    const first = part === 0 ? { quote, template: asTemplate(round, event, lead, rep) } : {};
    return tellRep(round, { rep, lead }, CUSTOMER_SAYS, {
      content,
      source: event.id,
      sender: lead.customerId,
      part,
      ...first,
    });
  });
  if (posted.includes('full')) tellTooMany(round, lead, event.id);
}

/** Said at most once an hour; the messages themselves are in the Conversation tab. */
function tellTooMany(round: Round, lead: Lead, quote: string): void {
  const customer = round.session.table('customers').get(lead.customerId);
  if (!customer || !round.session.once(`too many|${customer.id}`, HOUR_MS)) return;
  const values = { rep: oneLine(lead.repName, 40), dealer: oneLine(lead.dealerName, 60) };
  tellCustomer(round, { customer, leadId: lead.id }, 'customer.notDelivered', { values, quote });
}

function asTemplate(round: Round, event: MessageEvent, lead: Lead, rep: Rep): Outgoing {
  const words = clip(oneLine(wordsOf(event.content), 700), 700);
  return {
    type: 'template',
    name: round.config.settings.bridgeTemplate,
    language: rep.language || 'id',
    parameters: [oneLine(lead.customerName, 60) || '—', lead.id, words || '—'],
    payloads: [],
  };
}
