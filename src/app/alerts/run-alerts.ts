/**
 * A round's work on alerts, after everything else in the round: adopts new ones, ends those that are over, and tells people.
 */
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
  /** How many mails the day's quota allows; null when it cannot be read. One call. */
  readonly mailsLeft: () => number | null;
}

/** A P0 alert must not wait longer than this after a failed step. */
const LONGEST_PAUSE_MS = 2 * MINUTE_MS;

/** Each stage is guarded separately: a stage that fails does not stop the others. Returns mails to send after the commit. */
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
