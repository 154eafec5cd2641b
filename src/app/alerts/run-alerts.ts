/** What one round does about alerts, once everything else in it is known: takes them up, ends what is over, and tells people. */
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { StepGuard } from '../round/guard.ts';
import type { Round } from '../round/round.ts';
import { adoptAlerts } from './adopt-alerts.ts';
import { clearAlerts, stillHard } from './clear-alerts.ts';
import { type AlertMail, confirmMails } from './confirm-mails.ts';
import { heedStaff } from './heed-staff.ts';
import { type Proofs, proveDelivery } from './prove-delivery.ts';
import { tellPeople } from './tell-people.ts';

export interface AlertInputs extends Proofs {
  readonly properties: Readonly<Record<string, string>>;
  /** How many mails the day's quota has left; null when nobody can say. One call. */
  readonly mailsLeft: () => number | null;
}

/** A P0 does not wait longer for what has failed. */
const LONGEST_PAUSE_MS = 2 * MINUTE_MS;

/** Every stage by itself: one that fails keeps none of the others. Returns mails to send once the round is committed. */
export function runAlerts(shared: Omit<Round, 'eventId'>, guard: StepGuard, inputs: AlertInputs): readonly AlertMail[] {
  const round = { ...shared, eventId: `alerts ${shared.nowMs}` };
  const stage = (subject: string, work: () => void) =>
    guard.run({ name: 'alerts', subject, longestPauseMs: LONGEST_PAUSE_MS }, work);
  let hard: ReadonlySet<string> | null = null;
  let mails: readonly AlertMail[] = [];
  stage('to be taken up', () => adoptAlerts(round));
  stage('as staff set them', () => heedStaff(round));
  guard.run({ name: 'alerts', subject: 'and their findings', readsOnly: true }, () => {
    hard = stillHard(round);
  });
  stage('that are over', () => clearAlerts(round, inputs.properties, hard));
  stage('and their delivery', () => proveDelivery(round, inputs));
  stage('and their mails', () => confirmMails(round, inputs.properties));
  stage('to be told', () => {
    mails = tellPeople(round, inputs.mailsLeft);
  });
  return mails;
}
