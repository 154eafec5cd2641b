/**
 * Deliveries that came so densely that Google may have answered some of them in the hub's place, with a page and status 200,
 * which senders take for a receipt. That cannot be seen while it happens; it is noticed afterwards and reported once a day.
 */
import { dayNumber } from '../../core/lib/time.ts';
import { type Round, raiseAlert } from '../round/round.ts';
import { type InboxEntry, isRelayed } from './inbox.ts';

/** https://developers.google.com/apps-script/guides/services/quotas#current_limitations ("Simultaneous executions per user") */
const SLOTS = 30;
const NEAR = 20;
const SECOND_MS = 1_000;
/**
 * Slots needed per delivery per second: an execution holds its slot for 0.6 s, and each message sent comes back as three
 * statuses.
 */
const SLOTS_PER_RATE = 0.6 * 4;
const WHILE_SECONDS = 3;

export interface Burst {
  /** How many executions ran at once, estimated from the times of the deliveries. */
  readonly slots: number;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * The densest burst among these deliveries, if it came near the number of slots; else null. Deliveries from the relay are not
 * counted, since they cannot be lost.
 */
export function burstIn(entries: readonly InboxEntry[]): Burst | null {
  const times = entries.filter((entry) => !isRelayed(entry)).map(({ receivedAtMs }) => receivedAtMs);
  let thickest: Burst | null = null;
  for (const at of times) {
    const within = (ms: number) => times.filter((time) => time >= at && time < at + ms).length;
    const sustained = (within(WHILE_SECONDS * SECOND_MS) / WHILE_SECONDS) * SLOTS_PER_RATE;
    const slots = Math.round(Math.max(within(SECOND_MS), sustained));
    if (slots >= NEAR && slots > (thickest?.slots ?? 0)) thickest = { slots, at };
  }
  return thickest;
}

/** Keys of the System tab that reporting asks about. */
export function burstKeys(burst: Burst | null): string[] {
  return burst ? [eventOf(burst)] : [];
}

function eventOf({ at }: Burst): string {
  return `burst ${dayNumber(at)}`;
}

export function reportBurst(round: Round, burst: Burst | null): void {
  if (!burst) return;
  const eventId = eventOf(burst);
  if (round.session.system.hasSeen(eventId)) return;
  round.session.system.remember(eventId);
  raiseAlert(
    { ...round, eventId },
    {
      rule: 'near-overflow',
      subject: 'webhooks',
      text: `Webhooks came so thick that about ${burst.slots} executions ran at once. At ${SLOTS} Google answers in the hub's place, and the sender takes that for a receipt: what came then is lost. Put the relay in front (docs/RELAY.md).`,
    },
  );
}
