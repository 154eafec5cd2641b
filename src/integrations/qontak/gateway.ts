/**
 * Sending through Qontak: into the customer's room while WhatsApp's 24 hours last, as a direct broadcast of a template
 * otherwise; and assigns the room to exactly one agent. https://docs.qontak.com
 */

import { readCarrier } from '../../core/carrier.ts';
import { records, text } from '../../core/lib/json.ts';
import type { HttpRequest } from '../../ports.ts';
import type { Exchange, MessageGateway, OutgoingMessage, SendResult } from '../message-gateway.ts';
import { limitProblem, withDistinctOptions } from '../meta/check-limits.ts';
import { broadcast } from './broadcast.ts';
import { keepRoom } from './keep-room.ts';
import { answerOf, isFine, refusal } from './refusal.ts';
import { get, type Next } from './requests.ts';
import { sendIntoRoom } from './send-into-room.ts';

export interface QontakAccount {
  /** Base address of the chat API, without a slash at the end. */
  readonly base: string;
  /** The request that describes a file received at Meta, by its ID; its answer has the URL. */
  readonly mediaAt: (mediaId: string) => HttpRequest;
}

/** A gateway that sends by Qontak; each message names its number and room in `carrier`. */
export function createQontakGateway({ base, mediaAt }: QontakAccount): MessageGateway {
  return {
    begin(message, attempt) {
      const { carrier } = message;
      const content = withDistinctOptions(message.content);
      const problem = content.type === 'room' ? null : limitProblem(content);
      if (problem) return { reason: 'content', problem };
      if (content.type === 'template') return broadcast(base, message, content, attempt);
      const use = (roomId: string, lost?: () => Exchange<SendResult>): Exchange<SendResult> =>
        content.type === 'room'
          ? keepRoom(base, roomId, content, attempt)
          : sendIntoRoom({ base, mediaAt, attempt }, roomId, content, lost);
      const search = () => findRoom(base, message, attempt, (roomId) => use(roomId));
      const { room } = readCarrier(carrier);
      return room === '' ? search() : use(room, search);
    },
  };
}

/** Finds the person's room for this number, by their phone number, preferring the newest that is still open. */
function findRoom(
  base: string,
  { to, carrier }: Pick<OutgoingMessage, 'to' | 'carrier'>,
  attempt: number,
  use: (roomId: string) => Exchange<SendResult>,
): Exchange<SendResult> {
  const { account } = readCarrier(carrier);
  return {
    request: get(`${base}/rooms?query=${encodeURIComponent(to)}&limit=50`),
    read: (response): Next => {
      if (!isFine(response)) return refusal(response, attempt);
      const theirs = records(answerOf(response), 'data').filter(
        (room) =>
          text(room, 'account_uniq_id') === to && (account === '' || text(room, 'channel_integration_id') === account),
      );
      const room = theirs.find((each) => text(each, 'status') !== 'resolved') ?? theirs[0];
      if (room) return use(text(room, 'id'));
      // No room means that the person never wrote, so only a template may start the conversation.
      return { kind: 'failed', reason: 'window-closed', error: 'no room with this person yet', alert: false };
    },
  };
}
