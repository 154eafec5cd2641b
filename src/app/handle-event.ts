/** One event, handled once: sent to its use case, written to the logs, and remembered so that a repetition does nothing. */

import { wordsOf } from '../core/chat/carry.ts';
import type { HubEvent, MessageEvent, UnreadableEvent } from '../core/events.ts';
import { readChoice } from '../core/lead/signed-choice.ts';
import { toWhatsAppDigits } from '../core/lib/phone.ts';
import { splitForCells } from '../core/lib/text.ts';
import { handleAgentMessage } from './agent-message.ts';
import type { TapOutcome } from './answer-rep.ts';
import { handleCustomerMessage } from './customer-message.ts';
import { handleDeliveryFailure } from './delivery-failure.ts';
import { decideDispute } from './dispute.ts';
import { handOverByStaff } from './hand-over.ts';
import { handleTap } from './handle-tap.ts';
import { answerAgain, handleUnitEvent } from './handle-unit-event.ts';
import { handleRoomChange } from './keep-room.ts';
import { takePlace } from './look-up-places.ts';
import { handleManagerMessage } from './manager-message.ts';
import { findManager } from './owner.ts';
import { findRep, knownCustomerId } from './people.ts';
import { handleRepMessage, tappedIds } from './rep-message.ts';
import { logMessage, type Round, raiseAlert } from './round.ts';

export function handleEvent(round: Round, event: HubEvent): void {
  if (round.session.system.hasSeen(event.id)) {
    answerAgain(round, event);
    return;
  }
  const { outcome, leadId } = dispatch(round, event);
  remember(round, event, outcome, leadId);
}

/** What could not be handled is kept whole, and does not come back to block the rest. */
export function buryEvent(round: Round, event: HubEvent, reason: string, raw: string): void {
  bury(round, { id: event.id, source: event.source, reason, raw, receivedAtMs: event.receivedAtMs });
  raiseAlert(
    round,
    'P1',
    'event-not-handled',
    event.id,
    `An event could not be handled: ${reason}. It is in Dead letters.`,
  );
  remember(round, event, 'failed: kept in Dead letters', '');
}

function dispatch(round: Round, event: HubEvent): TapOutcome {
  switch (event.kind) {
    case 'message':
      return handleMessage(round, event);
    case 'agent-message':
      return handleAgentMessage(round, event);
    case 'room-changed':
      return handleRoomChange(round, event);
    case 'delivery-failed':
      return handleDeliveryFailure(round, event);
    case 'place-looked-up':
      return takePlace(round, event);
    case 'hand-over':
      return handOverByStaff(round, event);
    case 'dispute-decided':
      return decideDispute(round, event.disputeId, event.decision);
    case 'unit-reports':
    case 'unit-told':
    case 'activation-answered':
      return handleUnitEvent(round, event);
    case 'unreadable':
      bury(round, event);
      return { outcome: 'kept in Dead letters', leadId: '' };
    case 'notice':
      if (event.alarm) raiseAlert(round, 'P0', 'account-trouble', event.alarm.subject, event.alarm.text);
      return { outcome: `noted: ${event.field}`, leadId: '' };
  }
}

function handleMessage(round: Round, event: MessageEvent): TapOutcome {
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
  const manager = rep ? null : findManager(round, event.from);
  const result = rep?.active
    ? handleRepMessage(round, event, rep)
    : event.content.type === 'reply' && isForReps(event)
      ? handleTap(round, event, rep, event.content.id)
      : manager
        ? handleManagerMessage(round, event, manager)
        : handleCustomerMessage(round, event);
  const partyId = rep?.id ?? manager?.id ?? knownCustomerId(round, event.from) ?? '';
  logMessage(round, {
    id: event.id,
    leadId: result.leadId,
    direction: 'in',
    party: rep ? 'rep' : manager ? 'manager' : 'customer',
    partyId,
    type: event.content.type,
    text: wordsOf(event.content),
    delivery: '',
  });
  return result;
}

/** Buttons that only reps are sent: whoever else taps one gets an answer of their own. */
function isForReps(event: MessageEvent): boolean {
  const choice = event.content.type === 'reply' ? readChoice(event.content.id) : null;
  return tappedIds(event) !== null || (choice !== null && choice.kind !== 'Q1');
}

function bury(round: Round, letter: Pick<UnreadableEvent, 'id' | 'source' | 'reason' | 'raw' | 'receivedAtMs'>): void {
  const parts = splitForCells(letter.raw);
  parts.forEach((content, index) => {
    round.session.table('deadLetters').append({
      id: index === 0 ? letter.id : `${letter.id}#${index + 1}`,
      receivedAt: letter.receivedAtMs,
      source: letter.source,
      reason: letter.reason,
      part: `${index + 1}/${parts.length}`,
      content,
    });
  });
}

function remember(round: Round, event: HubEvent, outcome: string, leadId: string): void {
  round.session.system.remember(event.id);
  // Deliveries of gateways are counted by the day: a row each would fill the workbook.
  if (event.kind === 'unit-reports' && !outcome.startsWith('failed')) return;
  round.session.table('inboxLog').append({
    id: event.id,
    receivedAt: event.receivedAtMs,
    handledAt: round.nowMs,
    source: event.source,
    type: event.kind === 'message' ? event.content.type : event.kind,
    outcome,
    leadId,
  });
}
