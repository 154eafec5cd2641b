/** Who may use the admin console, and what each of them may see and do there. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

/** HQ: everything. MANAGER: their region. VIEWER: reads, without names and numbers of customers. */
export const ROLES = ['HQ', 'MANAGER', 'VIEWER'] as const;
export type Role = (typeof ROLES)[number];

export const people = defineTable({
  name: 'People',
  role: 'config',
  key: 'id',
  purpose: 'Who may open the admin console, by a personal link.',
  columns: {
    id: staff.text('Person ID', 'Your own code. Text: leading zeros stay.'),
    name: staff.text('Person name', 'As it stands in the audit trail.'),
    role: staff.choice('Role', ROLES, 'HQ: everything. MANAGER: their region. VIEWER: reads, without customers’ data.'),
    region: staff.text('Region', 'One of the Regions tab. Needed for MANAGER; blank for VIEWER: every region.'),
    phone: staff.phone('WhatsApp number', 'Writing “link” from it brings a new link.'),
    email: staff.text('E-mail', 'Where the menu sends the link.'),
    language: staff.choice('Language', ['id', 'en'], 'Blank: that of head office.'),
    active: staff.boolean('Active', 'Only active people are let in.'),
    generation: staff.integer('Link number', 'Raise it by one, and every link sent so far ends.'),
    problem: hub.text('Problem', 'Why this person is not let in, if so.'),
  },
});
export type Person = RowOf<typeof people>;
