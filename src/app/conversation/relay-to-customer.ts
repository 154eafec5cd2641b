/** What the owner writes goes to the customer of the lead on the brand's number, and is evidence of contact. */
import { aboutMessage, cameBy, sentOn } from '../../core/chat/carry.ts';
import type { MessageEvent } from '../../core/events.ts';
import { oneLine } from '../../core/lib/text.ts';
import { DAY_MS, HOUR_MS } from '../../core/lib/time.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { noteFirstContact } from '../assignment/first-contact.ts';
import { isWindowOpen } from '../messages/post.ts';
import { postMessage } from '../messages/post-message.ts';
import { counterpart, REP_SAYS } from '../messages/quoted-messages.ts';
import { toCustomer } from '../messages/tell-customer.ts';
import { tellRep } from '../messages/tell-rep.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';

/** The message to pass on: as it came in, or one that was held until the rep said whom it was for. */
export type Carried = Pick<MessageEvent, 'id' | 'content' | 'contextId' | 'receivedAtMs' | 'carrier'>;

export function relayToCustomer(at: Round, message: Carried, rep: Rep, lead: Lead): EventOutcome {
  // All IDs derive from the message itself, so that it is sent once, whichever event brings it here.
  const round = { ...at, eventId: message.id };
  const customer = round.session.table('customers').get(lead.customerId);
  const about = { lead: lead.id, name: oneLine(lead.customerName, 60) };
  if (!customer || customer.optedOut) {
    tellRep(round, { rep, lead }, 'rep.customerOptedOut', { values: about, quote: message.id });
    return { outcome: 'not carried: the customer has opted out', leadId: lead.id };
  }
  const label = (text: string) =>
    say(round, REP_SAYS, lead.language, { rep: oneLine(rep.name, 40), dealer: oneLine(lead.dealerName, 60), text });
  const parts = cameBy(sentOn(message.content, label), message);
  if (parts.length === 0) return { outcome: 'noted', leadId: lead.id };
  if (!isWindowOpen(round, customer.lastMessageAt)) {
    tellRep(round, { rep, lead }, 'rep.windowClosed', { values: about, quote: message.id });
    askToReopen(round, lead, rep, customer);
    return { outcome: 'not carried: the customer’s window is closed', leadId: lead.id };
  }
  const address = toCustomer(customer, lead.id);
  const isNote = aboutMessage(message.content) !== '';
  const quote = counterpart(
    round,
    aboutMessage(message.content) || message.contextId,
    { key: REP_SAYS, to: address.to, leadId: lead.id },
    0,
  );
  const posted = parts.map((content, part) =>
    postMessage(round, {
      key: REP_SAYS,
      ...address,
      content,
      source: message.id,
      sender: rep.id,
      part,
      ...(part === 0 ? { quote } : {}),
    }),
  );
  if (posted.includes('full')) return tooMany(round, rep, { lead, about, source: message.id });
  if (!isNote) noteFirstContact(round, lead, { atMs: message.receivedAtMs, reason: 'Wrote to the customer.' });
  return { outcome: 'carried to the customer', leadId: lead.id };
}

/** Said at most once an hour: each further notice would itself have to wait in the queue. */
function tooMany(
  round: Round,
  rep: Rep,
  {
    lead,
    about,
    source,
  }: { readonly lead: Lead; readonly about: { lead: string; name: string }; readonly source: string },
): EventOutcome {
  if (round.session.once(`too many|${rep.id}`, HOUR_MS)) {
    const values = { ...about, why: say(round, 'word.tooMany', rep.language) };
    tellRep(round, { rep, lead }, 'rep.notDelivered', { values, quote: source });
  }
  return { outcome: 'not carried: too many messages wait', leadId: lead.id };
}

/** At most once a day, so that the customer is not pestered. */
export function askToReopen(round: Round, lead: Lead, rep: Rep, customer: Customer): void {
  if (customer.optedOut || round.nowMs - (lead.reopenAskedAt ?? 0) < DAY_MS) return;
  round.session.table('leads').update(lead.id, { reopenAskedAt: round.nowMs });
  const values = {
    name: oneLine(lead.customerName, 40) || '—',
    rep: oneLine(rep.name, 40) || '—',
    dealer: oneLine(lead.dealerName, 60) || '—',
  };
  postMessage(round, {
    key: 'customer.reopen',
    ...toCustomer(customer, lead.id),
    content: { type: 'text', body: say(round, 'customer.reopen', lead.language, values) },
    template: {
      type: 'template',
      name: round.config.settings.reopenTemplate,
      language: lead.language || 'id',
      parameters: [values.name, values.rep, values.dealer],
      payloads: [],
    },
    lastHeardMs: null,
  });
}
