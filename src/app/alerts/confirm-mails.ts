/**
 * A mail is sent after the commit that says so. Each accepted mail leaves a receipt in the properties for the next round. A
 * mail without a receipt was lost, and its recipient counts as not reached.
 */
import type { Alarm } from '../../core/alerts/alarm.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import type { MailMessage } from '../../ports.ts';
import type { HubState } from '../../store/state/hub-state.ts';
import type { Round } from '../round/round.ts';

export interface AlertMail {
  readonly id: string;
  readonly message: MailMessage;
}

type Properties = Readonly<Record<string, string>>;

const PREFIX = 'mailed.';
const LOST_SECONDS = 180;

/** `now`: epoch seconds. */
export function mailId(to: string, now: number): string {
  return `${now}.${fingerprint(to)}`;
}

/** The property that proves that the mail was accepted. */
export function mailReceipt(id: string): Record<string, string> {
  return { [PREFIX + id]: '1' };
}

/** Applies the receipts of mails; a mail that stays without one for too long counts as lost. */
export function confirmMails(round: Round, properties: Properties): void {
  const { alarms, pagers } = round.session.system.state;
  const now = Math.floor(round.nowMs / 1000);
  for (const [key, alarm] of Object.entries(alarms)) {
    if (alarm.mailing === undefined) continue;
    const { mailing, ...rest } = alarm;
    const sentAt = Number.parseInt(mailing, 10);
    if (properties[PREFIX + mailing] !== undefined) alarms[key] = rest;
    else if (now >= sentAt + LOST_SECONDS) {
      alarms[key] = lost(rest);
      // A mail that never went out must not hold back others; it counts towards the budget, so that a refused address is not
      // tried all day.
      for (const [address, pager] of Object.entries(pagers))
        if (pager.mailedAt === sentAt) pagers[address] = { ...pager, mailedAt: 0 };
    }
  }
}

function lost({ mailedStep: _, ...alarm }: Alarm): Alarm {
  return { ...alarm, unproved: true };
}

/** Keys of receipts that no alert waits for any more, to be deleted. */
export function takenReceipts({ alarms }: Pick<HubState, 'alarms'>, properties: Properties): string[] {
  const waiting = new Set(Object.values(alarms).map(({ mailing = '' }) => PREFIX + mailing));
  return Object.keys(properties).filter((key) => key.startsWith(PREFIX) && !waiting.has(key));
}
