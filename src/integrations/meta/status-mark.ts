/**
 * Which delivery statuses the hub waits for, told to the relay without its having to remember anything: Meta gives
 * `biz_opaque_callback_data` back in every status. Behind the last `~` stand their first letters. Failures need no mark.
 */

/** `sent` shows that a message went out whose answer got lost: decision 0004. */
const AWAITED = '~s';
/** `delivered` and `read` prove that an alert has reached its person. */
const PROVED = '~sdr';

export function markedForStatuses(outboxId: string, isProved?: true): string {
  return outboxId + (isProved ? PROVED : AWAITED);
}

/** Whether somebody waits for the proof that this message was delivered. */
export function awaitsDelivery(opaque: string): boolean {
  return /~[a-z]*d[a-z]*$/.test(opaque);
}

/** The outbox id in what comes back, also of messages that were sent before there were marks. */
export function withoutMark(opaque: string): string {
  return opaque.replace(/~[a-z]*$/, '');
}
