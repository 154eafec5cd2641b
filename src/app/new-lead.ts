/** The row of a lead that has just begun: what is known of the customer, and nothing yet of dealers. */
import type { Attribution } from '../core/lead/attribution.ts';
import type { Customer } from '../tables/customers.ts';
import type { Lead } from '../tables/leads.ts';
import type { Round } from './round.ts';

export function newLead(round: Round, id: string, customer: Customer, attribution: Attribution): Lead {
  return {
    id,
    status: 'SCREENING',
    customerId: customer.id,
    customerName: customer.name,
    customerPhone: customer.phone,
    customerUserId: customer.userId,
    language: customer.language,
    intent: '',
    modelId: '',
    modelName: '',
    area: '',
    latitude: null,
    longitude: null,
    region: '',
    ...attribution,
    createdAt: round.nowMs,
    remindedAt: null,
    routedAt: null,
    ring: null,
    windowMinutes: null,
    windowEndsAt: null,
    heldUntil: null,
    dealerId: '',
    dealerName: '',
    repId: '',
    repName: '',
    claimedAt: null,
    claimEventId: '',
    contactDueAt: null,
    ownerDueAt: null,
    firstContactAt: null,
    lateMinutes: null,
    takenBack: null,
    customerSays: '',
    reopenAskedAt: null,
    closedAt: null,
    lostReason: '',
    secondsToClaim: null,
    messageCostRp: null,
    returnsTo: '',
    asked: '',
    handOverNote: '',
    handOverTo: '',
    staffNote: '',
  };
}
