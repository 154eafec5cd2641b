/** Puts the question of the customer's step, and begins to wait for the answer. */
import { promptFor } from '../../core/chat/prompts.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import type { Round } from '../round/round.ts';
import { watchSilence } from './silence-timer.ts';

/** `before`: words that stand before the question. */
export function ask(round: Round, customer: Customer, lead: Lead, before = ''): void {
  const { catalogue, products, settings } = round.config;
  const prompt = promptFor(customer, { catalogue, products, brand: settings.brandName }, before);
  tellCustomer(round, { customer, leadId: lead.id }, prompt.key, { content: prompt.content });
  watchSilence(round, lead.id);
}
