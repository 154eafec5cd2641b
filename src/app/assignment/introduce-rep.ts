/** After a claim: the winner gets everything about the customer, and the customer learns who will take care of them. */

import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { oneLine } from '../../core/lib/text.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { callableNumber, intentWord, kilometres } from '../messages/format-words.ts';
import { postMessage } from '../messages/post-message.ts';
import { type Round, say } from '../round/round.ts';
import { withSteps } from './lead-steps.ts';

export function introduceRep(round: Round, lead: Lead, distanceKm: number | null, rep: Rep): void {
  tellWinner(round, lead, distanceKm, rep);
  const customer = round.session.table('customers').get(lead.customerId);
  if (customer?.optedOut) return;
  introduceTo(round, { lead, rep, lastHeardMs: customer?.lastMessageAt ?? null });
  if (customer) round.session.table('customers').update(customer.id, { step: 'WITH_DEALER' });
}

function tellWinner(round: Round, lead: Lead, distanceKm: number | null, rep: Rep): void {
  const language = rep.language || 'id';
  const body = say(round, 'rep.won', language, {
    lead: lead.id,
    name: oneLine(lead.customerName, 60) || '—',
    phone: callableNumber(round, lead, language),
    intent: intentWord(round, lead.intent, language),
    model: lead.modelName || say(round, 'word.anyModel', language),
    area: oneLine(lead.area) || '—',
    map: `https://maps.google.com/?q=${lead.latitude},${lead.longitude}`,
    channel: lead.channel,
    language: (lead.language || 'id').toUpperCase(),
    distance: kilometres(distanceKm, language),
  });
  postMessage(round, {
    key: 'rep.won',
    to: toWhatsAppDigits(rep.phone) ?? rep.userId,
    party: 'rep',
    partyId: rep.id,
    leadId: lead.id,
    content: withSteps(round, lead, rep, body),
    // The winner has just tapped.
    lastHeardMs: round.nowMs,
  });
}

/** Whoever was promised another dealer before is told so. */
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
