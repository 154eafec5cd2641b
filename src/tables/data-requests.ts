/** What a person asked to see of themselves, for staff to download; it goes by itself after some days. */
import { defineTable, hub } from './columns.ts';

export const dataRequests = defineTable({
  name: 'Data requests',
  role: 'log',
  key: 'id',
  purpose:
    'Everything about one person who asked for it: one row for each cell. Download it as CSV; it goes by itself.',
  columns: {
    id: hub.text('Entry ID', 'Derived from the request and the cell.'),
    at: hub.dateTime('Asked', 'When the menu was asked for it.'),
    answerBy: hub.dateTime('Answer by', 'The setting privacyAnswerHours after that.'),
    deleteAt: hub.dateTime('Deleted on', 'The setting dataRequestDays after that.'),
    about: hub.text('About', 'The Customer ID.'),
    tab: hub.text('Tab', 'Where it stands.'),
    row: hub.text('Row', 'The key of the row.'),
    column: hub.text('Column', 'Its header.'),
    value: hub.text('Value', 'What stands there.'),
  },
});
