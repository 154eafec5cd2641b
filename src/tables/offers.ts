/** One lead shown to one rep, and what became of it. */
import { defineTable, hub, type RowOf } from './columns.ts';

export const OFFER_STATUSES = [
  'OPEN',
  'WON',
  'TOO_SLOW',
  'DECLINED',
  'EXPIRED',
  'TAKEN',
  'TAKEN_BACK',
  'HANDED_ON',
  'GIVEN',
] as const;

export const offers = defineTable({
  name: 'Offers',
  role: 'growing',
  key: 'id',
  purpose: 'One row for each lead shown to one rep. The hub writes it; staff read it.',
  columns: {
    id: hub.text('Offer ID', 'The lead’s ID and a number.'),
    leadId: hub.text('Lead ID', 'The lead that was offered.'),
    ring: hub.integer('Ring', 'The round of offers.'),
    repId: hub.text('Rep ID', 'Who was asked.'),
    repName: hub.text('Rep', 'Who was asked.'),
    dealerId: hub.text('Dealer ID', 'The rep’s dealer.'),
    dealerName: hub.text('Dealer', 'The rep’s dealer.'),
    distanceKm: hub.number('Distance (km)', 'From the customer to the dealer, as the crow flies.'),
    status: hub.choice(
      'Status',
      OFFER_STATUSES,
      'TAKEN: another rep was first. TAKEN_BACK: won, and the customer was not contacted. HANDED_ON: had, and given to another since. GIVEN: not claimed but given, by a manager or because the customer was theirs.',
    ),
    offeredAt: hub.dateTime('Offered', 'When the lead was offered.'),
    expiresAt: hub.dateTime('Expires', 'When the claim window ends.'),
    answeredAt: hub.dateTime('Answered', 'When the rep tapped.'),
    answerMs: hub.integer('Answer time (ms)', 'From the offer to the tap; counts in the score, also when too slow.'),
    reason: hub.text(
      'Reason',
      'Why the rep passed: NO_STOCK, TOO_FAR, TOO_BUSY, NOT_OURS, OTHER. Or why it could not be delivered.',
    ),
  },
});

export type Offer = RowOf<typeof offers>;
