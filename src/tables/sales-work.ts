/** What is made from sales and their findings, commissions and the record of each rule, and the tab that units come in by. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';
import { UNIT_STATES } from './sales.ts';

export const commissions = defineTable({
  name: 'Commissions',
  role: 'growing',
  key: 'id',
  purpose: 'One row for each dealer and month of sale: what is payable, what is held and why. Made by each audit.',
  columns: {
    id: hub.text('Statement ID', 'The dealer and the month.'),
    month: hub.text('Month', 'Of the sale date, such as 2026-11.'),
    dealerId: hub.text('Dealer ID', 'The dealer that sold.'),
    dealerName: hub.text('Dealer', 'Its name when the row was made.'),
    sales: hub.integer('Sales', 'All that count, held ones included.'),
    unclaimed: hub.integer('Unclaimed', 'Sales without a Rep ID: nobody claims a commission.'),
    payable: hub.integer(
      'Payable (Rp)',
      'The setting commissionPct of the net price less what was refunded, whole rupiah a sale.',
    ),
    held: hub.integer('Held (Rp)', 'The same, of sales on hold.'),
    heldSales: hub.integer('Held sales', 'How many are on hold, or refunded as a whole.'),
    why: hub.text('Why held', 'Each sale on hold, and the first reason; or Refunded.'),
    madeAt: hub.dateTime('Made', 'When the row changed last.'),
  },
});
export type Commission = RowOf<typeof commissions>;

export const rules = defineTable({
  name: 'Rules',
  role: 'growing',
  key: 'id',
  purpose: 'Every integrity rule and how right it has been. Made by each audit.',
  columns: {
    id: hub.text('Rule', 'See docs/INTEGRITY.md.'),
    version: hub.integer('Version', 'Raised when the rule changes its mind.'),
    says: hub.said('What it finds', 'In words.'),
    // The header is what staff filter and chart by: it keeps its word.
    severity: hub.choice('Lane', ['hard', 'review', 'watch', 'error'], 'As the rule was written.'),
    inForce: hub.choice('Lane in force', ['hard', 'review', 'watch', 'error'], 'One step lower while it is demoted.'),
    open: hub.integer('Open', 'Findings that wait for somebody, acknowledged ones included.'),
    right: hub.integer('Right (30 days)', 'Findings that were corrected or resolved.'),
    wrong: hub.integer('False alarms (30 days)', 'Findings that staff called false alarms.'),
    precisionPct: hub.integer('Precision (%)', 'Right, of right and wrong together. Blank: nothing was decided.'),
    note: hub.said('Note', 'Why the lane in force is not the rule’s own.'),
    keep: staff.boolean('Keep its lane', 'Yours: never demote this rule.'),
  },
});
export type RuleRow = RowOf<typeof rules>;

export const imports = defineTable({
  name: 'Import',
  role: 'growing',
  key: 'serial',
  purpose:
    'Paste shipments here, as columns or as lines of CSV in the first one, and run “Import serials” from the menu. Empty it when you like.',
  columns: {
    serial: staff.text('Serial', 'Or a whole line of CSV. A first line with headers says what stands where.'),
    modelId: staff.text('Model ID', 'One of the Products tab.'),
    dealerId: staff.text('Dealer ID', 'Where it was shipped.'),
    shippedAt: staff.text('Shipped', '2026-11-24 or 24/11/2026.'),
    state: staff.text('State', `${UNIT_STATES.join(', ')}. Blank: shipped.`),
    result: hub.said('Result', 'IMPORTED, or why the line was refused. Correct it, clear this cell and import again.'),
  },
});
export type ImportRow = RowOf<typeof imports>;
