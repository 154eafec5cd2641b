/** The dealer page's data: read again when something changed, kept while the network is lost. */
import { signal } from '@preact/signals';
import type { DealerAction } from '../../core/pages/actions.ts';
import type { AnswerOf, CallName, InputOf } from '../../core/pages/contract.ts';
import type { DealerHome, LeadDetail } from '../../core/pages/views.ts';
import { CallError, call } from '../shared/call.ts';
import { language } from '../shared/format.ts';
import { notify } from '../shared/notice.tsx';
import { endRequest, requestIdFor } from '../shared/requests.ts';
import { said, w } from './words.ts';

export type Tab = 'leads' | 'sell' | 'units' | 'score';

export const home = signal<DealerHome | null>(null);
export const tab = signal<Tab>('leads');
export const openedLead = signal<string>('');
export const lead = signal<LeadDetail | null>(null);
/** Name of the action that is being sent; '' for none. */
export const busy = signal('');
/** Initial values of the sale form. */
export const saleStart = signal<Readonly<Record<string, string>>>({});

/** The answer, or null after saying why there is none. */
export async function ask<K extends CallName>(name: K, input: InputOf<K>): Promise<AnswerOf<K> | null> {
  try {
    return await call(name, input);
  } catch (error) {
    tell(error);
    return null;
  }
}

function tell(error: unknown): void {
  const refusal = error instanceof CallError ? error.refusal : 'fault';
  // These have a place of their own on the page.
  if (refusal === 'offline' || refusal === 'link') return;
  if (refusal === 'accounts') notify(w('accounts'), 'error');
  else if (refusal === 'busy') notify(w('stillBusy'), 'error');
  else notify(error instanceof CallError && refusal !== 'fault' ? said(error.message) : w('failed'), 'error');
}

export async function loadHome(): Promise<void> {
  const answer = await ask('dealer.home', {});
  if (!answer) return;
  language.value = answer.me.language;
  document.documentElement.lang = answer.me.language;
  home.value = answer;
}

export async function openLead(id: string): Promise<void> {
  openedLead.value = id;
  lead.value = null;
  await refreshLead();
}

export async function refreshLead(): Promise<void> {
  const id = openedLead.value;
  if (id === '') return;
  const answer = await ask('dealer.lead', { leadId: id });
  if (openedLead.value === id && answer) lead.value = answer;
}

export function closeLead(): void {
  openedLead.value = '';
  lead.value = null;
}

/** True when it was done. `done`: what to say then. */
export async function act(action: DealerAction, done: string): Promise<boolean> {
  const key = JSON.stringify(action);
  const name = `act.${action.do}`;
  const requestId = requestIdFor(name, action);
  busy.value = key;
  const answer = await ask('dealer.act', { requestId, action });
  busy.value = '';
  if (!answer) return false;
  endRequest(name);
  const { outcome, text } = answer;
  if (outcome === 'refused') notify(said(text) || w('failed'), 'error');
  else
    notify(
      outcome === 'pending' ? w('pending') : outcome === 'repeat' ? said(text) || w('repeat') : said(text) || done,
    );
  await Promise.all([loadHome(), refreshLead()]);
  return outcome !== 'refused';
}
