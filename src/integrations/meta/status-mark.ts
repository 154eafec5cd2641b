/**
 * Tells the relay which delivery statuses the hub waits for, so that the relay need not remember anything: Meta returns
 * `biz_opaque_callback_data` in every status. The first letters of awaited statuses follow the last `~`. Failures need no mark.
 */

/** `sent` proves that a message whose answer got lost was sent: decision 0004. */
const AWAITED = '~s';
/** `delivered` and `read` prove that an alert has reached its recipient. */
const PROVED = '~sdr';

/** The `biz_opaque_callback_data` of a message: our Outbox ID with the awaited statuses. */
export function markedForStatuses(outboxId: string, isProved?: true): string {
  return outboxId + (isProved ? PROVED : AWAITED);
}

/** Whether proof is needed that this message was delivered. */
export function awaitsDelivery(opaque: string): boolean {
  return /~[a-z]*d[a-z]*$/.test(opaque);
}

/** The Outbox ID in the returned data, also for messages sent before marks existed. */
export function withoutMark(opaque: string): string {
  return opaque.replace(/~[a-z]*$/, '');
}
