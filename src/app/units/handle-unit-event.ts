/** Events about units: deliveries of their gateways, and reports by staff. */
import type { ActivationAnsweredEvent, HubEvent, StaffReportEvent, UnitReportsEvent } from '../../core/events.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import type { UnitRound } from '../round/unit-round.ts';
import { takeActivationAnswer } from './activations.ts';
import { ingestReports } from './ingest-telemetry.ts';
import { takeStaffReport } from './staff-report.ts';

export function handleUnitEvent(
  round: Round,
  event: UnitReportsEvent | StaffReportEvent | ActivationAnsweredEvent,
): EventOutcome {
  const { telemetry } = round;
  if (!telemetry) throw new Error('No unit was brought to hand in this round');
  const unitRound: UnitRound = { ...round, telemetry };
  if (event.kind === 'staff-report') return { outcome: takeStaffReport(unitRound, event), leadId: '' };
  if (event.kind === 'activation-answered') return { outcome: takeActivationAnswer(unitRound, event), leadId: '' };
  const verdicts = ingestReports(unitRound, event);
  round.answers?.set(event.id, verdicts);
  return { outcome: `${verdicts.length} events`, leadId: '' };
}

/** Answers a repeated delivery, whose events were all decided before, or a repeated action of a page. */
export function answerAgain({ telemetry, answers }: Round, event: HubEvent): void {
  // Both may have come in one round: then the first already has its answer.
  if (event.kind === 'page-action' && !answers?.has(event.id)) answers?.set(event.id, [{ verdict: 'duplicate' }]);
  if (event.kind !== 'unit-reports') return;
  const events = telemetry?.deliveries.get(event.id)?.events ?? [];
  const reason = 'This delivery was taken before';
  answers?.set(
    event.id,
    events.map(() => ({ verdict: 'duplicate', reason })),
  );
}
