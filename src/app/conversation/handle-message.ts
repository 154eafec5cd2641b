/** A message: from a rep, a manager, or a customer. */
import { wordsOf } from '../../core/chat/carry.ts';
import type { MessageEvent } from '../../core/events.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { readChoice } from '../../core/tokens/signed-choice.ts';
import type { Rep } from '../../tables/network.ts';
import { answerAlert } from '../alerts/answer-alert.ts';
import { findManager } from '../messages/lead-owner.ts';
import { bury } from '../round/dead-letters.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { logMessage, type Round } from '../round/round.ts';
import { findRep, knownCustomerId } from '../screening/identify-sender.ts';
import { handleCustomerMessage } from './customer-message.ts';
import { handleTap } from './handle-tap.ts';
import { handleManagerMessage, hearManager, isForManager } from './manager-message.ts';
import { handleRepMessage, quotedBy, tappedIds } from './rep-message.ts';
import { sendPageLink } from './send-page-link.ts';

export function handleMessage(round: Round, event: MessageEvent): EventOutcome {
  if (event.from.phone === '' && event.from.userId === '') {
    bury(round, {
      ...event,
      reason: 'A message from nobody: neither phone nor user ID.',
      raw: JSON.stringify(event),
    });
    return { outcome: 'kept in Dead letters', leadId: '' };
  }
  if (round.config.numbers.some(({ number }) => toWhatsAppDigits(number) === event.from.phone)) {
    const reason = 'It seems to come from one of the brand’s own numbers: whoever wrote it is not known.';
    bury(round, { ...event, reason, raw: JSON.stringify(event) });
    return { outcome: 'kept in Dead letters', leadId: '' };
  }
  const rep = findRep(round.session.table('reps').rows(), event.from);
  const inOffice = findManager(round, event.from);
  if (inOffice) hearManager(round, inOffice);
  const manager =
    inOffice && (!rep?.active || isForManager(round, event, { manager: inOffice, rep })) ? inOffice : null;
  const result =
    answerAlert(round, event, quotedBy(event)) ??
    sendPageLink(round, event, rep) ??
    (rep?.active && !manager
      ? handleRepMessage(round, event, rep)
      : event.content.type === 'reply' && isForReps(event, manager)
        ? handleTap(round, event, rep, event.content.id)
        : manager
          ? handleManagerMessage(round, event, manager)
          : handleCustomerMessage(round, event));
  const partyId = manager?.id ?? rep?.id ?? knownCustomerId(round, event.from) ?? '';
  logMessage(round, {
    id: event.id,
    leadId: result.leadId,
    direction: 'in',
    party: manager ? 'manager' : rep ? 'rep' : 'customer',
    partyId,
    type: event.content.type,
    text: wordsOf(event.content),
    delivery: '',
  });
  return result;
}

/** Whether it taps a button that only reps are sent. Anybody else who taps one is told that it is not theirs. */
function isForReps(event: MessageEvent, manager: Rep | null): boolean {
  const choice = event.content.type === 'reply' ? readChoice(event.content.id) : null;
  return tappedIds(event) !== null || (choice !== null && choice.kind !== 'Q1' && !(choice.kind === 'M1' && manager));
}
