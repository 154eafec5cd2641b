/**
 * What the charts of the Dashboard draw, each in columns of its own, from the first row on. A chart can neither filter a tab nor
 * add it up, so the figures are taken out of the metric tabs; what people look at is the Dashboard.
 */
import { defineTable, hub, type RowOf } from './columns.ts';

export const dashboardData = defineTable({
  name: 'Dashboard data',
  role: 'growing',
  key: 'row',
  purpose: 'What the charts of the Dashboard tab draw, taken from the metric tabs. Made by the hub; sort nothing here.',
  columns: {
    row: hub.integer('Row', 'From 1. Columns of different charts have nothing to do with each other.'),
    day: hub.date('Date', 'Of cost per lead by day.'),
    costPerLead: hub.number('Cost per lead (Rp)', 'Of this day. Blank: no leads.'),
    costPerLead7: hub.number('Average of 7 days (Rp)', 'Cost ÷ leads of seven days.'),
    month: hub.date('Month', 'Of spend and sell-through by month.'),
    spend: hub.integer('Marketing cost (Rp)', 'Of this month.'),
    sales: hub.number('Sales', 'Finalised retail sales of this month.'),
    channel: hub.text('Channel', 'Those that cost anything in the last three months.'),
    roi: hub.number('ROI', '(Revenue − cost) ÷ cost of the last three months.'),
    region: hub.text('Region', 'Those with leads in the last three months, the most first.'),
    leads: hub.integer('Leads', 'Of the last three months.'),
    routed: hub.integer('Offered', 'Of those leads.'),
    claimed: hub.integer('Claimed', 'Of those leads.'),
    contacted: hub.integer('Contacted', 'Of those leads.'),
    sold: hub.integer('Sold', 'Of those leads.'),
    best: hub.text('Best dealers', 'By points of the latest month that has any.'),
    bestPoints: hub.integer('Points of the best', '0 to 100.'),
    last: hub.text('Dealers in need', 'Those with the fewest points.'),
    lastPoints: hub.integer('Points of those in need', '0 to 100.'),
  },
});
export type DashboardRow = RowOf<typeof dashboardData>;
