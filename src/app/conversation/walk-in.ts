/**
 * A rep enters a customer who came to the dealer's: the lead belongs to the rep at once, unless somebody else serves this
 * person.
 */
import { readWalkIn } from '../../core/chat/walk-in-words.ts';
import type { MessageEvent, Sender } from '../../core/events.ts';
import { isOver, isOwnedBy } from '../../core/lead/progress.ts';
import { oneLine } from '../../core/lib/text.ts';
import type { DealerAction } from '../../core/pages/actions.ts';
import { leadId } from '../../store/state/lead-times.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { assignLead } from '../assignment/assign-lead.ts';
import { noteFirstContact } from '../assignment/first-contact.ts';
import { findManager } from '../messages/lead-owner.ts';
import { replyTo } from '../messages/reply.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { noteOnTimeline, type Round } from '../round/round.ts';
import { findRep, knownCustomerId, recogniseCustomer } from '../screening/identify-sender.ts';
import { newLead } from '../screening/new-lead.ts';
import { showOwnLead } from './own-leads.ts';

const CHANNEL = 'WALK_IN';

export interface WalkIn {
  readonly rep: Rep;
  readonly action: Extract<DealerAction, { do: 'walk-in' }>;
  readonly sender: Sender;
  readonly atMs: number;
}

type Refusal = 'rep.walkInNumber' | 'rep.walkInServed' | 'rep.walkInYours';

/** The customer whom a rep enters in the chat; an empty sender for any other message. */
export function walkInMeant({ content }: MessageEvent): Sender {
  const meant = content.type === 'text' ? readWalkIn(content.text) : null;
  return { phone: meant?.phone ?? '', userId: '' };
}

/** Entered in the chat: the rep is shown the new lead, or told why there is none. */
export function takeWalkIn(round: Round, event: MessageEvent, rep: Rep, name: string): EventOutcome {
  const action = {
    do: 'walk-in',
    name,
    phone: walkInMeant(event).phone,
    modelId: '',
    intent: 'BUY',
    note: '',
  } as const;
  const { outcome, leadId: id, key } = registerWalkIn(round, { rep, action, sender: walkInMeant(event), atMs: event.receivedAtMs }); // biome-ignore format: one line
  if (key === null) showOwnLead(round, rep, { leadId: id, what: 'SHOW' });
  else if (key === 'rep.walkInYours') replyTo(round, { event, rep }, key, { lead: id });
  else replyTo(round, { event, rep }, key);
  return { outcome, leadId: id };
}

/** Entered here or on the dealer page. `key`: what the rep is told when it is refused. */
export function registerWalkIn(round: Round, walkIn: WalkIn) {
  const { rep, action, sender, atMs } = walkIn;
  const refuse = (key: Refusal, id = '') => ({ isDone: false, outcome: 'walk-in refused', leadId: id, key }) as const;
  const isStaff = findRep(round.session.table('reps').rows(), sender) ?? findManager(round, sender);
  const dealer = round.session.table('dealers').get(rep.dealerId);
  if (sender.phone === '' || isStaff || !dealer) return refuse('rep.walkInNumber');
  const before = openLeadOf(round, sender);
  if (before) {
    if (isOwnedBy(before, rep.id)) return refuse('rep.walkInYours', before.id);
    const reason = `Came to ${dealer.name}, where ${rep.name} received them.`;
    noteOnTimeline(round, before, 'WALK-IN', { actor: `rep ${rep.id}`, reason });
    return refuse('rep.walkInServed');
  }
  const name = oneLine(action.name, 60);
  const customer = recogniseCustomer(round, sender, { name, channel: CHANNEL, campaign: '', heardAt: null });
  const model = round.config.products.find(({ id }) => id === action.modelId);
  const lead: Lead = {
    ...newLead(round, leadId(++round.session.system.state.leads), customer, { channel: CHANNEL, campaign: '' }),
    ...{ intent: action.intent, modelId: model?.id ?? '', modelName: model?.name ?? '' },
    ...{ area: dealer.city, region: dealer.region, said: oneLine(action.note, 500) },
  };
  round.session.table('leads').append(lead);
  noteOnTimeline(round, { id: lead.id, status: '' }, 'SCREENING', { actor: `rep ${rep.id}`, reason: 'A walk-in.' });
  round.session.table('customers').update(customer.id, { leadId: lead.id, step: 'WITH_DEALER', intent: action.intent });
  const owned = assignLead(round, lead, {
    ...{ rep, dealer, distanceKm: null, atMs, actor: `rep ${rep.id}`, meets: 'in person' },
    reason: `Came to ${dealer.name}.`,
  });
  noteFirstContact(round, owned, { atMs, reason: 'Came in person.' });
  return { isDone: true, outcome: 'walk-in', leadId: lead.id, key: null } as const;
}

/** This person's open lead, whoever serves them. */
function openLeadOf(round: Round, sender: Sender): Lead | undefined {
  const customer = round.session.table('customers').get(knownCustomerId(round, sender) ?? '');
  const lead = round.session.table('leads').get(customer?.leadId ?? '');
  const isOpen =
    lead && lead.status !== 'ABANDONED' && !isOver(lead, round.nowMs, round.config.settings.protectionDays);
  return isOpen ? lead : undefined;
}
