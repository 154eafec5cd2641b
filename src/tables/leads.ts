/** One customer's wish to buy, ride or service, from the first message to its outcome. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

export const LEAD_STATUSES = [
  'SCREENING',
  'UNCLAIMED',
  'CLAIMED',
  'CONTACTED',
  'TEST_RIDE',
  'WITH_MANAGER',
  'ABANDONED',
  'WON',
  'LOST',
] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

export const leads = defineTable({
  name: 'Leads',
  role: 'growing',
  key: 'id',
  purpose: 'One row for each lead. The hub writes it; staff may fill the last columns and add their own.',
  columns: {
    id: hub.text('Lead ID', 'L- and a running number.'),
    status: hub.choice(
      'Status',
      LEAD_STATUSES,
      'SCREENING, UNCLAIMED while dealers are asked, CLAIMED, then as the owner moves it along.',
    ),
    customerId: hub.text('Customer ID', 'The row in Customers.'),
    customerName: hub.text('Customer name', 'As in the WhatsApp profile.'),
    customerPhone: hub.phone('Customer phone', 'Shown to the winner only.'),
    customerUserId: hub.text('WhatsApp user ID', 'For customers who hide their number.'),
    language: hub.choice('Language', ['id', 'en'], 'The language the customer is served in.'),
    intent: hub.choice('Intent', ['BUY', 'TEST_RIDE', 'SERVICE'], 'Buy, test ride or service.'),
    modelId: hub.text('Model ID', 'The row in Products.'),
    modelName: hub.text('Model', 'The model’s name when it was picked.'),
    area: hub.text('Area', 'The place as dealers see it before the claim.'),
    latitude: hub.number('Latitude', 'Where the customer is.'),
    longitude: hub.number('Longitude', 'Where the customer is.'),
    region: hub.text('Region', 'The sales region of the nearest dealer.'),
    channel: hub.text('Channel', 'Meta ads, TikTok, Google, walk-in … or UNKNOWN.'),
    campaign: hub.text('Campaign', 'The code or ad id behind the channel.'),
    createdAt: hub.dateTime('Created', 'When the customer’s first message of this lead arrived.'),
    remindedAt: hub.dateTime('Reminded', 'When the customer was reminded of the chatbot’s question.'),
    routedAt: hub.dateTime('Routed', 'When dealers were first asked.'),
    ring: hub.integer('Ring', 'The round of offers: 1 is the three nearest dealers.'),
    windowMinutes: hub.integer('Claim window (minutes)', 'The window in force when the lead was routed.'),
    windowEndsAt: hub.dateTime('Window ends', 'When this ring’s offers run out.'),
    heldUntil: hub.dateTime('Held until', 'The opening that the lead waits or waited for. Blank: never had to wait.'),
    dealerId: hub.text('Owner dealer ID', 'The dealer that won.'),
    dealerName: hub.text('Owner dealer', 'The dealer that won.'),
    repId: hub.text('Owner rep ID', 'The rep who won, or the manager who got it.'),
    repName: hub.text('Owner rep', 'The rep who won, or the manager who got it.'),
    claimedAt: hub.dateTime('Claimed', 'When the winning tap arrived.'),
    claimEventId: hub.text('Claim message ID', 'The message that won.'),
    contactDueAt: hub.dateTime(
      'First contact due',
      'The promise of the first claim. It never moves; late is counted from here.',
    ),
    ownerDueAt: hub.dateTime('Owner’s deadline', 'When the owner loses the lead unless the customer was contacted.'),
    firstContactAt: hub.dateTime('First contact', 'The owner’s first message to the customer, or “Contacted”.'),
    lateMinutes: hub.integer('Late by (minutes)', 'From “First contact due” to “First contact”; 0 when in time.'),
    takenBack: hub.integer('Taken back', 'How often it was taken back from an owner who did not contact the customer.'),
    customerSays: hub.choice(
      'Customer says',
      ['YES', 'NO'],
      'The customer’s answer after a day: did they contact you?',
    ),
    reopenAskedAt: hub.dateTime('Reopening asked', 'When the customer was last asked to reopen the chat.'),
    closedAt: hub.dateTime('Closed', 'When the owner called it sold or lost.'),
    lostReason: hub.text('Lost because', 'PRICE, CREDIT, ELSEWHERE, NO_ANSWER, NO_NEED or OTHER.'),
    secondsToClaim: hub.integer('Seconds to claim', 'From the first offer to the claim.'),
    returnsTo: hub.text('Returns to', 'The rep who served this customer before, within the protection window.'),
    asked: hub.json('Why these dealers', 'Every candidate with distance, verdict and reason, for each ring.'),
    staffNote: staff.text('Staff note', 'Yours. The hub never reads or writes it.'),
  },
});

export type Lead = RowOf<typeof leads>;
