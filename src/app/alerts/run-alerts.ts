/** What one round does about alerts, once everything else in it is known: takes them up, ends what is over, and tells people. */
import type { MailMessage } from '../../ports.ts';
import type { Round } from '../round/round.ts';
import { adoptAlerts } from './adopt-alerts.ts';
import { clearAlerts } from './clear-alerts.ts';
import { heedStaff } from './heed-staff.ts';
import { type Proofs, proveDelivery } from './prove-delivery.ts';
import { tellPeople } from './tell-people.ts';

export interface AlertInputs extends Proofs {
  readonly properties: Readonly<Record<string, string>>;
  /** How many mails the day's quota has left. One call. */
  readonly mailsLeft: () => number;
}

/** Returns mails to send once the round is committed. */
export function runAlerts(shared: Omit<Round, 'eventId'>, inputs: AlertInputs): MailMessage[] {
  const round = { ...shared, eventId: `alerts ${shared.nowMs}` };
  adoptAlerts(round);
  heedStaff(round);
  clearAlerts(round, inputs.properties);
  proveDelivery(round, inputs);
  return tellPeople(round, inputs.mailsLeft);
}
