/** Which alerts are to tell nobody for a while. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

export const silences = defineTable({
  name: 'Silences',
  role: 'config',
  key: 'rule',
  purpose: 'Alerts that are to tell nobody for a while. They are still written down in Alerts.',
  columns: {
    rule: staff.text('Rule', 'As in Alerts, see docs/ALERTS.md. Blank: any. All that a row names must fit.'),
    subject: staff.text('Subject', 'As in Alerts. Blank: any.'),
    dealerId: staff.text('Dealer ID', 'Blank: any.'),
    region: staff.text('Region', 'Blank: any.'),
    author: staff.text('Who', 'Who silences them. Needed.'),
    reason: staff.text('Reason', 'Why. Needed.'),
    until: staff.dateTime('Until', 'When it ends. Needed.'),
    problem: hub.text('Problem', 'Why the row is not in use, if it is not.'),
  },
});
export type SilenceRow = RowOf<typeof silences>;
