/** A lead has its owner: they get everything about the customer, and the customer learns who will take care of them. */
import { oneLine } from '../../core/lib/text.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { postMessage } from '../messages/post-message.ts';
import { type Round, say } from '../round/round.ts';
import { tellOwner } from './tell-owner.ts';

/** `distanceKm`: from the customer to the dealer; null when not known. */
export function introduceRep(round: Round, lead: Lead, distanceKm: number | null, rep: Rep): void {
  tellOwner(round, { lead, distanceKm, rep });
  const customer = round.session.table('customers').get(lead.customerId);
  if (customer?.optedOut) return;
  introduceTo(round, { lead, rep, lastHeardMs: customer?.lastMessageAt ?? null });
  if (customer) round.session.table('customers').update(customer.id, { step: 'WITH_DEALER' });
}

/** A customer who was promised another dealer before is told of the change. */
function introduceTo(
  round: Round,
  { lead, rep, lastHeardMs }: { readonly lead: Lead; readonly rep: Rep; readonly lastHeardMs: number | null },
): void {
  const key = lead.takenBack ? 'customer.introducedAgain' : 'customer.introduced';
  const dealer = round.session.table('dealers').get(lead.dealerId);
  const values = {
    name: oneLine(lead.customerName, 40),
    rep: oneLine(rep.name, 40),
    dealer: oneLine(lead.dealerName, 60),
    address: oneLine(dealer?.address || dealer?.city || lead.area, 120),
  };
  postMessage(round, {
    key,
    to: lead.customerPhone || lead.customerUserId,
    party: 'customer',
    partyId: lead.customerId,
    leadId: lead.id,
    content: { type: 'text', body: say(round, key, lead.language, values) },
    template: {
      type: 'template',
      name: round.config.settings.introTemplate,
      language: lead.language || 'id',
      parameters: [values.name || '—', values.rep, values.dealer, values.address || '—'],
      payloads: [],
    },
    lastHeardMs,
  });
}
