/** A message from a manager: to the customer of a lead that is with them, or the word that a rep is to have it. */
import type { MessageEvent } from '../../core/events.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { isManager, leadsOfManager } from '../messages/lead-owner.ts';
import { leadOfMessage } from '../messages/quoted-messages.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { handOver } from '../ownership/hand-over.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import { relayToCustomer } from './relay-to-customer.ts';
import { quotedBy } from './rep-message.ts';

/** "BERI L-000123 R012", "give L-000123 to R012". */
const GIVE = /^\s*(?:beri|berikan|give)\s+(L-\d+)\s+(?:ke\s+|kepada\s+|to\s+)?(\S+)\s*$/i;

const LONGEST_ORDER = 200;

export function handleManagerMessage(round: Round, event: MessageEvent, manager: Rep): EventOutcome {
  const { state } = round.session.system;
  const leads = state.managers[manager.phone]?.leads ?? '';
  state.managers[manager.phone] = { leads, heardAt: round.nowMs, carrier: round.carrier ?? '' };
  const heard = { ...manager, lastMessageAt: round.nowMs };
  const { content } = event;
  const order = content.type === 'text' && content.text.length <= LONGEST_ORDER ? GIVE.exec(content.text) : null;
  if (order) return give(round, heard, (order[1] ?? '').toUpperCase(), order[2] ?? '');
  const lead = leadMeant(round, event, heard);
  if (lead) return relayToCustomer(round, event, heard, lead);
  tellRep(round, { rep: heard }, 'manager.help', { values: { count: leadsOfManager(state, heard.phone).length } });
  return { outcome: 'manager helped', leadId: '' };
}

/** The lead of the quoted message, or the only one there is. */
function leadMeant(round: Round, event: MessageEvent, manager: Rep): Lead | undefined {
  const quoted = leadOfMessage(round, quotedBy(event));
  const [only, ...others] = leadsOfManager(round.session.system.state, manager.phone);
  const lead = round.session.table('leads').get(quoted || (others.length === 0 ? (only ?? '') : ''));
  return lead && lead.status === 'WITH_MANAGER' && isManager(lead.repId) ? lead : undefined;
}

function give(round: Round, manager: Rep, leadId: string, repId: string): EventOutcome {
  const verdict = handOver(round, { leadId, repId, actor: `manager ${manager.name}` });
  const key = verdict.kind === 'given' ? 'manager.given' : 'manager.notGiven';
  tellRep(round, { rep: manager }, key, { values: { lead: leadId, rep: verdict.repName, why: verdict.why } });
  return { outcome: `hand-over by a manager: ${verdict.kind}`, leadId };
}
