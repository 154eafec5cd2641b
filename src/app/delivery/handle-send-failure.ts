/**
 * The consequences of a message that failed for good: a rep cannot be reached, a customer wants no messages, or the sender must
 * be told.
 */

import type { SendFailure } from '../../core/send-failure.ts';
import type { OutboxRow } from '../../tables/records.ts';
import type { Round } from '../round/round.ts';
import { replaceRep } from '../routing/replace-rep.ts';
import { optOut } from '../screening/opt-out.ts';
import { tellSender } from './tell-sender.ts';

/** Why a message failed. `error`: the provider's text, for people. */
export interface Failure {
  readonly reason: SendFailure;
  readonly error: string;
}

export function handleSendFailure(round: Round, row: OutboxRow, { reason, error }: Failure): void {
  tellSender(round, row, { reason, error });
  if (reason === 'not-on-whatsapp' && row.party === 'rep') replaceRep(round, row);
  const customer = round.session.table('customers').get(row.partyId);
  if (reason === 'opted-out' && row.party === 'customer' && customer) optOut(round, customer);
}
