/** Carries out a rep's typed orders: help, own leads, on and off duty, the next step of a lead. */
import { isStep, type Order } from '../../core/chat/hub-words.ts';
import type { MessageEvent } from '../../core/events.ts';
import type { Rep } from '../../tables/network.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { handleStep } from '../ownership/advance-lead.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import { listLeads, ownLeads, showOwnLead } from './own-leads.ts';

export function obeyOrder(round: Round, event: MessageEvent, rep: Rep, { word, leadId }: Order): EventOutcome {
  if (isStep(word)) {
    const [only, ...others] = ownLeads(round, rep);
    if (leadId === '' && others.length > 0) return listLeads(round, rep, { key: 'rep.whichLead', what: word });
    if (leadId === '' && !only) return listLeads(round, rep, { key: 'rep.leads', what: 'SHOW' });
    return handleStep(round, event, rep, { kind: 'S1', leadId: leadId || (only?.id ?? ''), what: word });
  }
  switch (word) {
    case 'HELP':
      return helpRep(round, rep);
    case 'LEADS':
      return leadId === ''
        ? listLeads(round, rep, { key: 'rep.leads', what: 'SHOW' })
        : showOwnLead(round, rep, { leadId, what: 'SHOW' });
    case 'OFF':
    case 'ON':
      round.session.table('reps').update(rep.id, { offDuty: word === 'OFF' });
      tellRep(round, { rep }, word === 'OFF' ? 'rep.offDuty' : 'rep.onDuty');
      return { outcome: `rep ${word === 'OFF' ? 'off' : 'on'} duty`, leadId: '' };
  }
}

export function helpRep(round: Round, rep: Rep): EventOutcome {
  tellRep(round, { rep }, 'rep.help');
  return { outcome: 'rep helped', leadId: '' };
}
