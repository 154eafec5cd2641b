/** What a message that failed for good means: a rep who cannot be reached, a customer who wants none, a sender to be told. */

import type { SendFailure } from '../../core/send-failure.ts';
import type { OutboxRow } from '../../tables/records.ts';
import type { Round } from '../round/round.ts';
import { replaceRep } from '../routing/replace-rep.ts';
import { optOut } from '../screening/opt-out.ts';
import { tellSender } from './tell-sender.ts';

/** Why it failed, and the provider's words for people. */
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
