/** How far each lead is written to the CRM, and what still waits to be. */
import { defineTable, hub, type RowOf } from './columns.ts';

export const crm = defineTable({
  name: 'CRM sync',
  role: 'growing',
  key: 'leadId',
  purpose: 'How far each lead is written to Qontak CRM. Only with the setting crmSync.',
  columns: {
    leadId: hub.text('Lead ID', 'The lead.'),
    state: hub.choice(
      'State',
      ['WAITING', 'WRITING', 'DONE', 'RETRY', 'FAILED'],
      'RETRY: refused or unanswered for now. FAILED: several times; it is tried on, ever more seldom.',
    ),
    contactId: hub.text('Contact ID', 'In the CRM.'),
    dealId: hub.text('Deal ID', 'In the CRM.'),
    stage: hub.text('Stage ID', 'The deal’s stage as the hub left it.'),
    movedByHand: hub.boolean('Moved by hand', 'Somebody moved the deal in the CRM: the hub leaves its stage alone.'),
    notes: hub.integer('Notes', 'How many notes were written.'),
    doneAt: hub.dateTime('Done', 'When everything was last written.'),
    attempts: hub.integer('Attempts', 'In a row without success.'),
    nextTryAt: hub.dateTime('Next try', 'For RETRY and FAILED.'),
    error: hub.text('Error', 'What the CRM said.'),
    customerId: hub.text('Customer ID', 'Whose contact it is.'),
    unsureSince: hub.dateTime('Unsure since', 'A writing that was not seen to end: what it left is looked for first.'),
    waiting: hub.json('Waiting', 'Notes still to be written.'),
  },
});
export type CrmRow = RowOf<typeof crm>;
