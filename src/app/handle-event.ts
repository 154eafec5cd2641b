import type { HubEvent } from '../core/events.ts';
import { handleAgentMessage } from './agent-message.ts';
import { bury } from './dead-letters.ts';
import { handleDeliveryFailure } from './delivery-failure.ts';
import { decideDispute } from './dispute.ts';
import { handOverByStaff } from './hand-over.ts';
import { handleMessage } from './handle-message.ts';
import { answerAgain, handleUnitEvent } from './handle-unit-event.ts';
import { takePlace } from './look-up-places.ts';
import type { TapOutcome } from './outcome.ts';
import { handleRoomChange } from './room-changed.ts';
import { type Round, raiseAlert } from './round.ts';

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
