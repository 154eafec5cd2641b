/**
 * The owner reports the next step of a lead: contacted, test ride, sold, or lost and why. Only the owner may, and only forward.
 */
import type { MessageEvent } from '../../core/events.ts';
import { decideStep, LOST_REASONS, type LostReason, type Step } from '../../core/lead/progress.ts';
import { oneLine } from '../../core/lib/text.ts';
import type { Choice } from '../../core/tokens/signed-choice.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { firstContact } from '../assignment/first-contact.ts';
import { choiceRow, stepWord, withSteps } from '../assignment/lead-steps.ts';
import { dropOpenLead } from '../assignment/open-leads.ts';
import { orderRoom } from '../messages/room-orders.ts';
import { tellRep } from '../messages/tell-rep.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { moveLead, type Round, say } from '../round/round.ts';
import { startSale } from '../sales/chat-sale.ts';

export function handleStep(round: Round, event: MessageEvent, rep: Rep, choice: Choice): EventOutcome {
  const [to, because] = choice.what.split('-') as [Step, LostReason | undefined];
  const lead = round.session.table('leads').get(choice.leadId);
  const verdict = decideStep(lead, rep.id, to);
  const step = stepWord(round, to, rep);
  if (!lead || verdict === 'not-yours') {
    tellRep(round, { rep, lead }, 'rep.notYours', { values: { lead: choice.leadId } });
  } else if (verdict === 'moved' && to === 'LOST' && !because) {
    askReason(round, lead, rep);
    return { outcome: 'asked why it was lost', leadId: lead.id };
  } else if (verdict === 'moved' && to === 'WON') {
    return startSale(round, event, rep, lead);
  } else if (verdict === 'moved') {
    advanceLead(round, { rep, lead, to, because, atMs: event.receivedAtMs });
  } else {
    const now = lead.status as Step | 'CLAIMED';
    const words = now === 'CLAIMED' ? step : stepWord(round, now, rep);
    tellRep(round, { rep, lead }, 'rep.stepAlready', { values: { lead: lead.id, step: words } });
  }
  return { outcome: `step ${to}: ${verdict}`, leadId: lead?.id ?? '' };
}

interface Advance {
  readonly rep: Rep;
  readonly lead: Lead;
  readonly to: Step;
  readonly because: LostReason | undefined;
  readonly atMs: number;
}

function advanceLead(round: Round, { rep, lead, to, because, atMs }: Advance): void {
  // A rep can lose a customer without having spoken to them; every other step implies contact.
  const contact = to === 'LOST' ? {} : firstContact(round, lead, atMs);
  delete round.session.system.clocks.contacts[lead.id];
  const why = { actor: `rep ${rep.id}`, reason: because ? `Lost: ${because}.` : 'Said so by button.' };
  const moved = moveLead(round, lead, to, {
    ...why,
    patch: {
      ...contact,
      ...(to === 'LOST' ? { closedAt: atMs } : {}),
      ...(because ? { lostReason: because } : {}),
    },
  });
  if (to === 'LOST') {
    dropOpenLead(round, rep.id, lead.id);
    orderRoom(round, lead, rep, 'room.close');
  }
  const values = { lead: lead.id, name: oneLine(lead.customerName, 60), step: stepWord(round, to, rep) };
  const body = say(round, 'rep.stepNoted', rep.language, values);
  tellRep(round, { rep, lead }, 'rep.stepNoted', { content: withSteps(round, moved, rep, body) });
}

function askReason(round: Round, lead: Lead, rep: Rep): void {
  const rows = LOST_REASONS.map((reason) =>
    choiceRow(round, lead, rep, { what: `LOST-${reason}`, title: say(round, `lost.${reason}`, rep.language) }),
  );
  const values = { lead: lead.id, name: oneLine(lead.customerName, 60) };
  const body = say(round, 'rep.askLostReason', rep.language, values);
  const button = say(round, 'rep.button.reason', rep.language);
  tellRep(round, { rep, lead }, 'rep.askLostReason', { content: { type: 'list', body, button, rows } });
}
