/** Asks the question of the customer's current step, and starts waiting for the answer. */
import { type PromptContext, promptFor } from '../../core/chat/prompts.ts';
import { clip } from '../../core/lib/text.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import type { Round } from '../round/round.ts';
import { watchSilence } from './silence-timer.ts';

export interface Asking extends Pick<PromptContext, 'modelChoices' | 'placeChoices'> {
  /** A text to put before the question. */
  readonly before?: string;
}

/** WhatsApp allows 1,024 characters in a body; the rest is for the question. */
const LONGEST_BEFORE = 700;

export function ask(round: Round, customer: Customer, lead: Lead, { before = '', ...choices }: Asking = {}): void {
  const { catalogue, products, settings } = round.config;
  const context = { catalogue, products, brand: settings.brandName, ...choices };
  const prompt = promptFor(customer, context, clip(before, LONGEST_BEFORE));
  tellCustomer(round, { customer, leadId: lead.id }, prompt.key, { content: prompt.content });
  watchSilence(round, lead.id);
}
