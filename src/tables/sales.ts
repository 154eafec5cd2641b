/** What was shipped, what it may cost, what was sold, and what the integrity rules found in it. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

export const UNIT_STATES = ['shipped', 'returned', 'blocked'] as const;

export const serials = defineTable({
  name: 'Serials',
  role: 'growing',
  key: 'serial',
  purpose: 'Every unit that left the factory. Paste new shipments below the last row.',
  appended: ['problem'],
  columns: {
    serial: staff.text('Serial', 'As on the frame. Text: leading zeros stay.'),
    modelId: staff.text('Model ID', 'One of the Products tab.'),
    dealerId: staff.text('Dealer ID', 'Where it was shipped, or transferred to since.'),
    shippedAt: staff.date('Shipped', 'The day it left for this dealer.'),
    state: staff.choice('State', UNIT_STATES, 'A returned or blocked unit must not be sold.'),
    problem: hub.text('Problem', 'What of the row cannot be used as it stands, and what to do.'),
  },
});
export type Unit = RowOf<typeof serials>;

export const prices = defineTable({
  name: 'Prices',
  role: 'live',
  key: 'id',
  purpose: 'What a model may cost where and when. A sale is held against the row in force on its date.',
  columns: {
    id: staff.text('Price ID', 'Your own code.'),
    modelId: staff.text('Model ID', 'One of the Products tab.'),
    region: staff.text('Region', 'One of the Regions tab. Blank: where no row names the region.'),
    validFrom: staff.date('Valid from', 'The first day.'),
    validTo: staff.date('Valid to', 'The last day. Blank: until further notice.'),
    list: staff.integer('List price (Rp)', 'As published.'),
    floor: staff.integer('Floor (Rp)', 'The whole basket, net, must not be under it.'),
    ceiling: staff.integer('Ceiling (Rp)', 'The whole basket, net, must not be over it. Blank: none.'),
    discountCapPct: staff.number('Discount cap (%)', 'Discounts and gifts together, of the list price. Blank: none.'),
    exclusive: staff.text(
      'Exclusive promotions',
      'Promotion codes of which a sale may carry one only, comma-separated.',
    ),
    problem: hub.text('Problem', 'Which of your entries are not in use as typed, if any.'),
  },
});
export type Price = RowOf<typeof prices>;

export const SALE_VERDICTS = ['ACCEPTED', 'REVIEW', 'REFUSED', 'REPEATED', 'REPLACED'] as const;
export type SaleVerdict = (typeof SALE_VERDICTS)[number];

/** Where a sale was entered. */
export const SALE_SOURCES = ['sheet', 'chat', 'page', 'form'] as const;
export type SaleSource = (typeof SALE_SOURCES)[number];

export const sales = defineTable({
  name: 'Sales',
  role: 'growing',
  key: 'id',
  appended: ['refundedAt', 'refund'],
  purpose: 'Every sale. Type or paste a row; the verdict stands behind it within seconds.',
  columns: {
    serial: staff.text('Serial', 'As on the frame.'),
    modelId: staff.text('Model ID', 'One of the Products tab.'),
    dealerId: staff.text('Dealer ID', 'The dealer that sold it.'),
    repId: staff.text('Rep ID', 'Who sold it. Blank: nobody claims a commission.'),
    customerName: staff.text('Customer name', 'Who bought it.'),
    customerPhone: staff.phone('Customer phone', '0812… or +62812…'),
    leadId: staff.text('Lead ID', 'The lead it came from, if any.'),
    soldAt: staff.date('Sale date', 'The day on the invoice.'),
    vehicle: staff.integer('Vehicle (Rp)', 'The vehicle’s own line.'),
    accessories: staff.integer('Accessories (Rp)', 'All accessories and the charger.'),
    fees: staff.integer('Fees (Rp)', 'Registration, delivery and other fees.'),
    discounts: staff.integer('Discounts (Rp)', 'All discounts together, as a positive amount.'),
    gifts: staff.integer('Gifts (Rp)', 'What gifts are worth.'),
    promotions: staff.text('Promotions', 'Promotion codes, comma-separated.'),
    payment: staff.choice('Payment', ['cash', 'transfer', 'credit', 'leasing'], 'How it was paid.'),
    odometerKm: staff.number('Odometer (km)', 'At hand-over.'),
    verdict: hub.choice(
      'Verdict',
      SALE_VERDICTS,
      'REVIEW: accepted, somebody looks at it. REPEATED: entered twice. REPLACED: corrected by whoever sent it.',
    ),
    reason: hub.said('Reason', 'Why, in words.'),
    nextStep: hub.said('Next step', 'What to do about it.'),
    onHold: hub.boolean('On hold', 'Warranty and commission wait until its hard findings are closed.'),
    net: hub.integer('Net price (Rp)', 'Vehicle, accessories and fees less discounts and gifts.'),
    id: hub.text('Sale ID', 'Given when the row is first checked.'),
    enteredAt: hub.dateTime('Entered', 'When the row was first checked.'),
    checkedAt: hub.dateTime('Checked', 'When this verdict was given.'),
    source: hub.choice('Entered by', SALE_SOURCES, 'sheet: typed or pasted here. chat: by WhatsApp.'),
    replacedBy: hub.text('Replaced by', 'The later sale with which its sender corrected this one.'),
    recorded: hub.text('In the ledger', 'A fingerprint of what the ledger says of it. Blank: nothing stands there.'),
    keys: hub.text('Compared by', 'Its serial, and a fingerprint of the customer’s number, when it was checked last.'),
    provedAt: hub.dateTime('Proved by its unit', 'The unit’s own report of its purchase or first ride.'),
    refundedAt: staff.date(
      'Refunded on',
      'The day the sale was cancelled or its money given back. It counts in that month; the month of the sale stands.',
    ),
    refund: staff.integer('Refund (Rp)', 'What was given back. Blank: the whole net price.'),
  },
});
export type Sale = RowOf<typeof sales>;

export const FINDING_DECISIONS = ['acknowledged', 'resolved', 'false alarm'] as const;

export const findings = defineTable({
  name: 'Findings',
  role: 'growing',
  key: 'id',
  purpose: 'What the integrity rules found. Choose a decision; it stays until the facts change.',
  appended: ['snoozedUntil', 'note'],
  columns: {
    id: hub.text('Finding ID', 'Derived from the rule and the subject: the same finding is one row for ever.'),
    rule: hub.text('Rule', 'See docs/INTEGRITY.md.'),
    version: hub.integer('Version', 'Of the rule.'),
    severity: hub.choice('Lane', ['hard', 'review', 'watch', 'error'], 'error: the rule could not run.'),
    subject: hub.text('Subject', 'The sale, serial or price it is about.'),
    dealerId: hub.text('Dealer ID', 'Whose it is, if a dealer’s.'),
    what: hub.said('What', 'The rule in words.'),
    expected: hub.said('Expected', 'What should stand there.'),
    found: hub.said('Found', 'What stood there.'),
    evidence: hub.json('Evidence', 'The row as it was when the finding was opened or its facts changed.'),
    stake: hub.integer('Money at stake (Rp)', 'Blank: not known.'),
    state: hub.choice('State', ['open', ...FINDING_DECISIONS, 'closed'], 'closed: the facts are in order now.'),
    openedAt: hub.dateTime('Opened', 'When it was found first.'),
    changedAt: hub.dateTime('Changed', 'When its state changed last, or the facts of one that counts.'),
    decidedOn: hub.text('Decided on', 'The decision, and the facts it was about.'),
    history: hub.said('History', 'Every change of state, oldest first.'),
    decision: staff.choice('Decision', FINDING_DECISIONS, 'Yours. Clear it and choose again to confirm changed facts.'),
    owner: staff.text('Owner', 'Who looks into it.'),
    snoozedUntil: staff.date('Snoozed until', 'The admin console does not list it before this day.'),
    note: staff.text('Note', 'Yours.'),
  },
});
export type Finding = RowOf<typeof findings>;
