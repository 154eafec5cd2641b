/** A rep contests who has a lead; a manager decides. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

export const DISPUTE_STATES = ['open', 'upheld', 'rejected'] as const;

export const disputes = defineTable({
  name: 'Disputes',
  role: 'growing',
  key: 'id',
  purpose: 'Leads that a rep contests, within 48 hours of the claim. Choose a decision; the hub carries it out.',
  columns: {
    id: hub.text('Dispute ID', 'The lead and the rep.'),
    at: hub.dateTime('At', 'When the rep wrote.'),
    leadId: hub.text('Lead ID', 'The lead that is contested.'),
    repId: hub.text('Rep ID', 'Who contests it.'),
    repName: hub.text('Rep', 'Who contests it.'),
    ownerId: hub.text('Owner rep ID', 'Who has it.'),
    ownerName: hub.text('Owner rep', 'Who has it.'),
    words: hub.text('In their words', 'What the rep wrote.'),
    state: hub.choice('State', DISPUTE_STATES, 'upheld: the lead went to the rep who contested it.'),
    note: hub.said('Outcome', 'What came of the decision.'),
    decidedAt: hub.dateTime('Decided', 'When the hub carried the decision out.'),
    decision: staff.choice('Decision', ['uphold', 'reject'], 'Yours. uphold: give the lead to this rep.'),
  },
});
export type Dispute = RowOf<typeof disputes>;
