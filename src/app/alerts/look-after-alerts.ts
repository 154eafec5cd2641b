/** Runs a round's alerts with the services that they query. Each service may fail without stopping the alerts. */
import type { ParsedWebhook } from '../../integrations/webhook.ts';
import { readEvidence } from '../messages/sent-evidence.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { StepGuard } from '../round/guard.ts';
import type { Round } from '../round/round.ts';
import type { AlertMail } from './confirm-mails.ts';
import { runAlerts } from './run-alerts.ts';

interface Looking {
  readonly shared: Omit<Round, 'eventId'>;
  readonly guard: StepGuard;
  readonly deliveries: readonly Pick<ParsedWebhook, 'sent'>[];
}

/** Runs last in a round: anything the round learned may decide who is told. */
export function lookAfterAlerts(
  deps: Pick<WriterDeps, 'cache' | 'log' | 'mailer'>,
  { shared, guard, deliveries }: Looking,
  properties: Readonly<Record<string, string>>,
): readonly AlertMail[] {
  const delivered = new Set(deliveries.flatMap(({ sent }) => Object.keys(sent)));
  /** A failing service counts as one with nothing to say: alerts still go out by WhatsApp. */
  const orNothing = <T>(ask: () => T, nothing: T): T => {
    try {
      return ask();
    } catch (error) {
      deps.log.error('alerts-not-asked', error);
      return nothing;
    }
  };
  const evidenceOf = (names: readonly string[]) => orNothing(() => readEvidence(deps.cache, names), {});
  const mailsLeft = () => orNothing<number | null>(() => deps.mailer.remaining(), null);
  return runAlerts(shared, guard, { properties, delivered, evidenceOf, mailsLeft });
}
