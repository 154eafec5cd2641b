/** What a message that failed for good means: a rep who cannot be reached, a customer who wants none, a sender to be told. */

import { codeOf } from '../../integrations/meta/classify-error.ts';
import type { OutboxRow } from '../../tables/records.ts';
import type { Round } from '../round/round.ts';
import { replaceRep } from '../routing/replace-rep.ts';
import { optOut } from '../screening/opt-out.ts';
import { tellSender } from './tell-sender.ts';

/** https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
const NOT_ON_WHATSAPP = 131026;
const OPTED_OUT = 131050;

export function handleSendFailure(round: Round, row: OutboxRow, error: string): void {
  tellSender(round, row, error);
  const code = codeOf(error);
  if (code === NOT_ON_WHATSAPP && row.party === 'rep') replaceRep(round, row);
  const customer = round.session.table('customers').get(row.partyId);
  if (code === OPTED_OUT && row.party === 'customer' && customer) optOut(round, customer);
}
