import type { HubEvent } from '../../core/events.ts';
import { handleAgentMessage } from '../conversation/agent-message.ts';
import { handleMessage } from '../conversation/handle-message.ts';
import { handleRoomChange } from '../conversation/room-changed.ts';
import { handleDeliveryFailure } from '../delivery/delivery-failure.ts';
import { decideDispute } from '../ownership/dispute.ts';
import { handOverByStaff } from '../ownership/hand-over.ts';
import { bury } from '../round/dead-letters.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, raiseAlert } from '../round/round.ts';
import { takePlace } from '../screening/geocode-places.ts';
import { answerAgain, handleUnitEvent } from '../units/handle-unit-event.ts';

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

function dispatch(round: Round, event: HubEvent): EventOutcome {
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
    case 'staff-report':
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
