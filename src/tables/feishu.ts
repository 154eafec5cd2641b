/** Which record of Feishu Base each row is, and what was written there last. */
import { defineTable, hub, type RowOf } from './columns.ts';

export const feishuRows = defineTable({
  name: 'Feishu sync',
  role: 'growing',
  key: 'id',
  purpose: 'Which record of Feishu Base each row is. Only with the setting feishuSync.',
  columns: {
    id: hub.text('Row ID', 'The tab, and the row’s key in it.'),
    recordId: hub.text('Record ID', 'In Feishu Base. Blank while it is being made.'),
    hash: hub.text('Written', 'A fingerprint of what was written last.'),
  },
});
export type FeishuRow = RowOf<typeof feishuRows>;
