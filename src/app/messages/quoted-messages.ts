/**
 * Quotes between customer and owner: which lead a quoted message belongs to, and which message it is on the other person's
 * phone.
 */
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { OutboxRow } from '../../tables/records.ts';
import type { Round } from '../round/round.ts';
import { outboxId, type Post, payloadOf } from './post.ts';

/** The loaded Outbox row that was sent under this message ID of the provider; undefined when there is none. */
export function sentAs(round: Pick<Round, 'session'>, providerId: string): OutboxRow | undefined {
  if (providerId === '') return undefined;
  for (const row of round.session.table('outbox').rows()) if (row.providerId === providerId) return row;
  return undefined;
}

/** ID of the lead that a message on a rep's phone belongs to, sent by us or by the rep; '' when unknown. */
export function leadOfMessage(round: Pick<Round, 'session'>, messageId: string): string {
  if (messageId === '') return '';
  return sentAs(round, messageId)?.leadId || round.session.table('conversation').get(messageId)?.leadId || '';
}

/** A customer's message on the phone of the lead's owner. */
export const CUSTOMER_SAYS = 'rep.customerSays' satisfies MessageKey;
/** The owner's message on the customer's phone. */
export const REP_SAYS = 'customer.repSays' satisfies MessageKey;

/** An alert on the phone of a manager; its `source` is the code by which it is answered. */
export const ALERT_PAGE = 'alert.page' satisfies MessageKey;

/** Whether a message on the owner's phone came from the lead's customer, or went to them. */
export function crossedBridge({ session }: Pick<Round, 'session'>, messageId: string, leadId: string): boolean {
  const ours = sentAs({ session }, messageId);
  if (ours) return ours.key === CUSTOMER_SAYS && ours.leadId === leadId;
  const isCarried = () =>
    [...session.table('outbox').rows()].some(
      (row) => row.key === REP_SAYS && row.leadId === leadId && payloadOf(row)?.source === messageId,
    );
  if (isCarried()) return true;
  session.find('outbox', 'leadId', [leadId]);
  return isCarried();
}

/**
 * The id that a message has on the other side: of the original when it is our copy, of our copy when it is the sender's
 * own. '' when it is not known; then nothing is quoted. Copies from before `sinceMs` went to somebody else.
 */
export function counterpart(
  round: Round,
  messageId: string,
  copy: Pick<Post, 'key' | 'to' | 'leadId'>,
  sinceMs: number,
): string {
  if (messageId === '') return '';
  const ours = sentAs(round, messageId);
  if (ours) return (ours.createdAt ?? 0) >= sinceMs ? (payloadOf(ours)?.source ?? '') : '';
  return round.session.table('outbox').get(outboxId({ ...round, eventId: messageId }, copy))?.providerId ?? '';
}
