/**
 * A lead that nobody claimed, or whose customer wants to talk to a person, is given to a named manager, and the customer is
 * told.
 */
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { Lead } from '../../tables/leads.ts';
import { takeCard } from '../alerts/take-card.ts';
import { tellManagerOfLead } from '../assignment/manager-card.ts';
import { addManagerLead, managerId, managerOf } from '../messages/lead-owner.ts';
import { outboxId } from '../messages/post.ts';
import { moveLead, type Round, raiseAlert, say } from '../round/round.ts';
import { managerDueAt, tellWhoAnswers } from './tell-waiting.ts';

interface Because {
  /** A sentence for the timeline and staff. */
  readonly reason: string;
  /** The message key of the reason given to the manager. */
  readonly why: Extract<MessageKey, `why.${string}`>;
  readonly dealersAsked: number;
}

/** Returns the changed lead. `dealersAsked`: how many dealers were asked before. */
export function escalateToManager(round: Round, lead: Lead, { reason, why, dealersAsked }: Because): Lead {
  const { name, phone, language } = managerOf(round, lead.region);
  delete round.session.system.state.waiting[lead.id];
  const moved = moveLead(round, lead, 'WITH_MANAGER', {
    actor: 'hub',
    reason: `${reason} To ${name}.`,
    patch: {
      repId: managerId(lead.region),
      repName: name,
      asked: lead.asked,
      askedInWords: lead.askedInWords,
      windowEndsAt: null,
    },
  });
  if (phone !== '') addManagerLead(round, phone, lead.id);
  const dueAt = managerDueAt(round);
  round.session.system.clocks.contacts[lead.id] = dueAt;
  const isWanted = why === 'why.person' || why === 'why.notUnderstood';
  tellWhoAnswers(round, moved, isWanted ? 'customer.handedOver' : 'customer.withManager', dueAt);
  const isTold = phone !== '' && takeCard(round, phone);
  if (isTold) tellManagerOfLead(round, moved, say(round, why, language, { asked: dealersAsked }));
  const todo = phone
    ? `${name} ${isTold ? 'was told by WhatsApp' : 'has it among “my leads”'}.`
    : 'No manager number is set: fill in Regions or the setting hqPhone.';
  const { region } = lead;
  const card = { key: 'manager.unclaimed', to: phone, leadId: lead.id } as const;
  const told = isTold ? { toldBy: outboxId(round, card) } : {};
  raiseAlert(round, { rule: 'lead-unclaimed', subject: lead.id, text: `${reason} ${todo}`, region, ...told });
  return moved;
}
