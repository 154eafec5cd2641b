/** A lead that nobody claimed, or a customer who wants a person: it goes to a manager by name, never nowhere. */
import { oneLine } from '../../core/lib/text.ts';
import type { Lead } from '../../tables/leads.ts';
import { callableNumber, intentWord } from '../messages/format-words.ts';
import { addManagerLead, managerId, managerOf } from '../messages/lead-owner.ts';
import { postMessage } from '../messages/post-message.ts';
import { moveLead, type Round, raiseAlert, say } from '../round/round.ts';

export function escalateToManager(round: Round, lead: Lead, why: { reason: string; dealersAsked: number }): Lead {
  const { settings } = round.config;
  const { name, phone } = managerOf(round, lead.region);
  delete round.session.system.state.waiting[lead.id];
  const moved = moveLead(round, lead, 'WITH_MANAGER', {
    actor: 'hub',
    reason: `${why.reason} To ${name}.`,
    patch: {
      repId: managerId(lead.region),
      repName: name,
      asked: lead.asked,
      windowEndsAt: null,
    },
  });
  if (phone !== '') addManagerLead(round, phone, lead.id);
  const values = {
    lead: lead.id,
    name: oneLine(lead.customerName, 60),
    phone: callableNumber(round, lead, 'id'),
    intent: intentWord(round, lead.intent, 'id'),
    model: lead.modelName || say(round, 'word.anyModel', 'id'),
    area: oneLine(lead.area) || '—',
    asked: why.dealersAsked,
  };
  if (phone !== '') {
    postMessage(round, {
      key: 'manager.unclaimed',
      to: phone,
      party: 'manager',
      partyId: lead.region || 'HQ',
      leadId: lead.id,
      content: { type: 'text', body: say(round, 'manager.unclaimed', 'id', values) },
      template: {
        type: 'template',
        name: settings.managerTemplate,
        language: 'id',
        parameters: [
          lead.id,
          values.name || '—',
          values.phone,
          values.intent,
          values.model,
          values.area,
          String(why.dealersAsked),
        ],
        payloads: [],
      },
      lastHeardMs: round.session.system.state.managers[phone]?.heardAt ?? null,
    });
  }
  const todo = phone
    ? `${name} was told by WhatsApp.`
    : 'No manager number is set: fill in Regions or the setting hqPhone.';
  raiseAlert(round, { tier: 'P0', rule: 'lead-unclaimed', subject: lead.id, text: `${why.reason} ${todo}` });
  return moved;
}
