/** One question to the customer a day after the claim: did anybody contact you? The only check that no dealer can fake. */
import { isTaken } from '../../core/lead/progress.ts';
import { oneLine } from '../../core/lib/text.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import { isGenuineChoice, type SignedChoice, signChoice } from '../../core/tokens/signed-choice.ts';
import { isFull } from '../../store/state/timers.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { isWindowOpen } from '../messages/post.ts';
import { postMessage } from '../messages/post-message.ts';
import { toCustomer } from '../messages/tell-customer.ts';
import { tellManager } from '../messages/tell-manager.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { noteOnTimeline, type Round, raiseAlert, say } from '../round/round.ts';

/** Schedules the question for a day after the claim. `claimedAt`: epoch ms. */
export function planQuestion(round: Round, lead: Lead, claimedAt: number): void {
  const { clocks } = round.session.system;
  if (!isFull(clocks.questions)) clocks.questions[lead.id] = claimedAt + DAY_MS;
}

/** Asked only inside the customer's 24-hour window: it is not worth a template message. */
export function askCustomer(round: Round, leadId: string): void {
  delete round.session.system.clocks.questions[leadId];
  const lead = round.session.table('leads').get(leadId);
  const customer = lead && round.session.table('customers').get(lead.customerId);
  if (!lead || !customer || customer.optedOut || !isTaken(lead) || lead.status === 'WON') return;
  if (lead.customerSays !== '' || !isWindowOpen(round, customer.lastMessageAt)) return;
  const button = (what: 'YES' | 'NO', key: MessageKey) => ({
    id: signChoice({ kind: 'Q1', leadId, what }, customer.id, round.tokenSecret),
    title: say(round, key, customer.language),
  });
  const values = { rep: oneLine(lead.repName, 40), dealer: oneLine(lead.dealerName, 60) };
  postMessage(round, {
    ...toCustomer(customer, leadId),
    key: 'customer.wereYouContacted',
    content: {
      type: 'buttons',
      body: say(round, 'customer.wereYouContacted', customer.language, values),
      buttons: [button('YES', 'customer.button.yes'), button('NO', 'customer.button.no')],
    },
  });
}

/** The first answer counts. */
export function takeAnswer(round: Round, customer: Customer, choice: SignedChoice): EventOutcome {
  const lead = round.session.table('leads').get(choice.leadId);
  const genuine = choice.kind === 'Q1' && isGenuineChoice(choice, customer.id, round.tokenSecret);
  if (!lead || !genuine) {
    tell(round, customer, '', 'rep.notOffered');
    return { outcome: 'answer refused: not asked of this person', leadId: '' };
  }
  const says = choice.what === 'YES' ? 'YES' : 'NO';
  if (lead.customerSays !== '') {
    tell(round, customer, lead.id, 'customer.answerNoted');
    return { outcome: 'answer repeated', leadId: lead.id };
  }
  round.session.table('leads').update(lead.id, { customerSays: says });
  const actor = `customer ${customer.id}`;
  const reason = says === 'YES' ? 'They were contacted.' : 'Nobody contacted them.';
  noteOnTimeline(round, lead, `CUSTOMER SAYS ${says}`, { actor, reason });
  tell(round, customer, lead.id, says === 'YES' ? 'customer.answerNoted' : 'customer.sorry');
  if (says === 'NO') complain(round, lead);
  return { outcome: `the customer says ${says}`, leadId: lead.id };
}

function complain(round: Round, lead: Lead): void {
  const who = { rep: oneLine(lead.repName, 40), dealer: oneLine(lead.dealerName, 60) };
  tellManager(round, lead, 'manager.notContacted', who);
  const text = `The customer of ${lead.id} says that nobody of ${who.dealer} contacted them; ${who.rep} has the lead.`;
  raiseAlert(round, { rule: 'customer-not-contacted', subject: lead.id, text });
}

function tell(round: Round, customer: Customer, leadId: string, key: MessageKey): void {
  const content = { type: 'text', body: say(round, key, customer.language) } as const;
  postMessage(round, { ...toCustomer(customer, leadId), key, content });
}
