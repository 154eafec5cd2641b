/** Workbooks that old rows were moved to, each until it is full or its year is over. */
import { defineTable, hub, type RowOf } from './columns.ts';

export const archives = defineTable({
  name: 'Archives',
  role: 'log',
  key: 'id',
  purpose: 'One row for each workbook that old rows were moved to. The hub looks rows up there: do not remove any.',
  columns: {
    id: hub.text('Spreadsheet ID', 'Of the archive workbook.'),
    name: hub.text('Archive', 'Its name in Drive.'),
    link: hub.text('Link', 'Opens it.'),
    openedAt: hub.dateTime('Opened', 'When it was made.'),
    lastAt: hub.dateTime('Last filled', 'When rows were last moved there.'),
    leadsFrom: hub.integer('Leads from', 'The lowest number of a lead in it.'),
    leadsTo: hub.integer('Leads to', 'The highest number of a lead in it.'),
    customersFrom: hub.integer('Customers from', 'The lowest number of a customer in it.'),
    customersTo: hub.integer('Customers to', 'The highest number of a customer in it.'),
  },
});
export type ArchiveRow = RowOf<typeof archives>;
