/** Handles one event once: passes it to its use case, logs it, and remembers it so that a repetition does nothing. */
import type { HubEvent } from '../../core/events.ts';
import { bury } from '../round/dead-letters.ts';
import { type Round, raiseAlert } from '../round/round.ts';
import { answerAgain } from '../units/handle-unit-event.ts';
import { dispatch } from './event-kinds.ts';

export function handleEvent(round: Round, event: HubEvent): void {
  if (round.session.system.hasSeen(event.id)) {
    answerAgain(round, event);
    return;
  }
  const { outcome, leadId } = dispatch(round, event);
  remember(round, event, outcome, leadId);
}

/** Stores an event that could not be handled in Dead letters, whole, so that it does not come back and block others. */
export function buryEvent(round: Round, event: HubEvent, reason: string, raw: string): void {
  bury(round, { id: event.id, source: event.source, reason, raw, receivedAtMs: event.receivedAtMs });
  raiseAlert(round, {
    rule: 'event-not-handled',
    subject: event.id,
    text: `An event could not be handled: ${reason}. It is in Dead letters.`,
  });
  remember(round, event, 'failed: kept in Dead letters', '');
}

function remember(round: Round, event: HubEvent, outcome: string, leadId: string): void {
  round.session.system.remember(event.id);
  // Deliveries of gateways are only counted per day: one row for each would fill the workbook.
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
