/** A rep's own leads: the list with their clocks, and one of them with what is known, what was said and what can be done. */
import { isOwnedBy, type Step } from '../../core/lead/progress.ts';
import { oneLine } from '../../core/lib/text.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { Choice } from '../../core/tokens/signed-choice.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { choiceRow, stepWord } from '../assignment/lead-steps.ts';
import { openLeadsOf } from '../assignment/open-leads.ts';
import { tellOwner } from '../assignment/tell-owner.ts';
import { duration } from '../messages/format-words.ts';
import { leadRow } from '../messages/lead-row.ts';
import { tellRep } from '../messages/tell-rep.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';
import { talkOf } from './read-talk.ts';

/** WhatsApp shows ten rows. */
const MOST_ROWS = 10;

/** The leads that the rep is working on, oldest first. */
export function ownLeads(round: Round, rep: Rep): Lead[] {
  return openLeadsOf(rep)
    .map((id) => round.session.table('leads').get(id))
    .filter((lead): lead is Lead => isOwnedBy(lead, rep.id));
}

/** The most urgent first. `what`: what choosing one of them does. */
export function listLeads(
  round: Round,
  rep: Rep,
  { key, what }: { readonly key: MessageKey; readonly what: 'SHOW' | Step },
): EventOutcome {
  const leads = ownLeads(round, rep).sort((one, other) => urgency(one) - urgency(other));
  if (leads.length === 0) {
    tellRep(round, { rep }, rep.offDuty ? 'rep.offDuty' : 'rep.noLeads');
    return { outcome: 'rep has no leads', leadId: '' };
  }
  const rows = leads.slice(0, MOST_ROWS).map((lead) => {
    const { title, description } = leadRow(lead, clockOf(round, lead, rep));
    return { ...choiceRow(round, lead, rep, { what, title }), description };
  });
  const body = say(round, key, rep.language, { count: leads.length });
  const button = say(round, 'rep.button.leads', rep.language);
  tellRep(round, { rep }, key, { content: { type: 'list', body, button, rows } });
  return { outcome: 'rep reads their leads', leadId: '' };
}

function urgency({ status, ownerDueAt }: Lead): number {
  return status === 'CLAIMED' ? (ownerDueAt ?? 0) : Infinity;
}

function clockOf(round: Round, lead: Lead, rep: Rep): string {
  if (lead.status !== 'CLAIMED') return stepWord(round, lead.status as Step, rep);
  const left = duration(Math.max(0, (lead.ownerDueAt ?? 0) - round.nowMs), rep.language || 'id');
  return say(round, 'word.notContacted', rep.language, { left });
}

/** Whether the chosen row only shows something and changes nothing. */
export function isAboutOwnLead({ kind, what }: Choice): boolean {
  return kind === 'S1' && (what === 'SHOW' || what === 'TALK');
}

export function showOwnLead(round: Round, rep: Rep, { leadId, what }: Pick<Choice, 'leadId' | 'what'>): EventOutcome {
  const lead = round.session.table('leads').get(leadId);
  if (!lead || !isOwnedBy(lead, rep.id)) {
    tellRep(round, { rep, lead }, 'rep.notYours', { values: { lead: leadId } });
    return { outcome: 'not shown: the lead is not theirs', leadId };
  }
  if (what === 'TALK') {
    const values = { lead: leadId, name: oneLine(lead.customerName, 60), text: talkOf(round, lead) };
    tellRep(round, { rep, lead }, 'rep.talk', { values });
    return { outcome: 'rep reads the conversation', leadId };
  }
  tellOwner(round, { lead, rep, distanceKm: null }, 'rep.leads');
  return { outcome: 'rep reads a lead', leadId };
}
