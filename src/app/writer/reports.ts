/** A round's reports about the hub's surroundings: unproved deliveries, bursts, a silent trigger, a quota nearly spent. */
import { type Burst, burstKeys, reportBurst } from '../inbox/bursts.ts';
import { reportSilence, silenceKeys } from '../inbox/minute-trigger.ts';
import { reportSpending, spendingKeys } from '../inbox/property-calls.ts';
import { reportStrangers, type Strangers, strangerKeys } from '../inbox/strangers.ts';
import type { StepGuard } from '../round/guard.ts';
import type { Round } from '../round/round.ts';

interface Reported {
  readonly properties: Readonly<Record<string, string>>;
  readonly strangers: Strangers;
  readonly burst: Burst | null;
}

/** Keys of the System tab that reporting asks about. */
export function reportKeys({ properties, strangers, burst }: Reported, nowMs: number): string[] {
  return [
    ...[...strangerKeys(strangers), ...burstKeys(burst)],
    ...[...silenceKeys(properties, nowMs), ...spendingKeys(properties, nowMs)],
  ];
}

export function reportAll(
  shared: Omit<Round, 'eventId'>,
  guard: StepGuard,
  { properties, strangers, burst }: Reported,
): void {
  const reports: Readonly<Record<string, (round: Round) => void>> = {
    strangers: (round) => reportStrangers(round, strangers),
    burst: (round) => reportBurst(round, burst),
    silence: (round) => reportSilence(round, properties),
    spending: (round) => reportSpending(round, properties),
  };
  for (const [name, report] of Object.entries(reports))
    guard.run({ name, subject: 'to report' }, () => report({ ...shared, eventId: name }));
}
