/** The sale that a rep has entered in the chat, from the draft, the lead and the rep. */
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { Sale } from '../../tables/sales.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { dayStart } from '../lib/time.ts';
import type { Draft } from './draft.ts';
import { newSale } from './new-sale.ts';
import { NO_EXTRAS } from './read-extras.ts';

/** Its ID derives from the sender and the time of sending: sent twice, or in a repeated round, it is one sale. */
export function saleFromDraft(draft: Draft, lead: Lead, rep: Rep): Sale {
  const { serial, unit, soldOn, vehicle, extras, payment, sentAt, heardAt } = draft;
  const id = `S-${(sentAt || heardAt).toString(36)}-${fingerprint(`${rep.id}|${lead.id}`).slice(-6)}`;
  return newSale(
    {
      ...{ serial, vehicle, payment, odometerKm: null, ...(extras ?? NO_EXTRAS) },
      modelId: unit?.modelId ?? lead.modelId,
      dealerId: rep.dealerId,
      repId: rep.id,
      customerName: lead.customerName,
      customerPhone: lead.customerPhone,
      leadId: lead.id,
      soldAt: soldOn === null ? null : dayStart(soldOn),
    },
    { id, source: 'chat' },
  );
}
