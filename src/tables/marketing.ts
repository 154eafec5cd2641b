/** What leadership spends on leads, as staff keep it: activities, baseline costs, quotas, ad spend and closed months. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

export const activities = defineTable({
  name: 'Activities',
  role: 'config',
  key: 'id',
  purpose: 'Every marketing activity: an event, a test-ride day, a campaign. One row each.',
  columns: {
    id: staff.text('Activity ID', 'Your own code. Campaigns name it to say which leads it brought.'),
    name: staff.text('Activity', 'As people call it.'),
    theme: staff.text('Theme', 'Such as Mall event, Test ride, Launch. Average costs are compared by it.'),
    channel: staff.text(
      'Channel',
      'TIKTOK, GOOGLE, META_ADS, WALK_IN, REFERRAL or a word of your own. Blank: UNKNOWN.',
    ),
    region: staff.text('Region', 'One of the Regions tab. Blank: that of its dealers.'),
    dealers: staff.text(
      'Dealers',
      'Dealer IDs, comma-separated: its costs are shared among them. Blank: no dealer’s own.',
    ),
    startsOn: staff.date('Starts', 'The first day.'),
    endsOn: staff.date('Ends', 'The last day. Blank: the same day.'),
    eventSpend: staff.integer('Event spend (Rp)', 'Corporate money for the activity.'),
    hqSupport: staff.integer('HQ support (Rp)', 'What head office adds to the dealers’ own money.'),
    dealerSpend: staff.integer('Dealer spend (Rp)', 'What dealers paid out of their own pocket.'),
    expectedLeads: staff.integer('Expected leads', 'What it was planned to bring.'),
    problem: hub.text('Problem', 'What of the row does not count, and why.'),
  },
});
export type Activity = RowOf<typeof activities>;

export const dealerCosts = defineTable({
  name: 'Dealer costs',
  role: 'config',
  key: 'id',
  purpose: 'The fixed cost of a dealer by month: rent, wages, power.',
  columns: {
    id: staff.text('Cost ID', 'Your own code, such as D01-2026-11.'),
    month: staff.date('Month', 'Any day of the month.'),
    dealerId: staff.text('Dealer ID', 'One of the Dealers tab.'),
    baseline: staff.integer('Baseline cost (Rp)', 'For the whole month.'),
    problem: hub.text('Problem', 'Why the row does not count, if it does not.'),
  },
});
export type DealerCost = RowOf<typeof dealerCosts>;

export const quotas = defineTable({
  name: 'Quotas',
  role: 'config',
  key: 'id',
  purpose: 'How many leads a region or a dealer is to bring in a month.',
  columns: {
    id: staff.text('Quota ID', 'Your own code, such as BALI-2026-11.'),
    month: staff.date('Month', 'Any day of the month.'),
    region: staff.text('Region', 'One of the Regions tab. Blank: that of the dealer.'),
    dealerId: staff.text('Dealer ID', 'Blank: the quota is the region’s own, beside those of its dealers.'),
    leads: staff.integer('Leads', 'For the whole month.'),
    problem: hub.text('Problem', 'Why the row does not count, if it does not.'),
  },
});
export type Quota = RowOf<typeof quotas>;

export const adSpend = defineTable({
  name: 'Ad spend',
  role: 'config',
  key: 'id',
  purpose:
    'What each channel was paid by day. Type it, or paste exports of TikTok, Google or Meta into the Ad import tab.',
  columns: {
    id: staff.text('Spend ID', 'Your own code; the import makes it of channel, campaign and day.'),
    date: staff.date('Date', 'The day it was spent.'),
    channel: staff.text('Channel', 'TIKTOK, GOOGLE, META_ADS or a word of your own.'),
    campaign: staff.text('Campaign', 'The code of the Campaigns tab, or the ad platform’s own name.'),
    region: staff.text('Region', 'One of the Regions tab. Blank: the whole country.'),
    amount: staff.integer('Amount (Rp)', 'Without tax. A refund is negative.'),
    problem: hub.text('Problem', 'Why the row does not count, if it does not.'),
  },
});
export type AdSpend = RowOf<typeof adSpend>;

export const adImport = defineTable({
  name: 'Ad import',
  role: 'growing',
  key: 'line',
  purpose:
    'Paste exports of TikTok Ads, Google Ads or Meta Ads Manager here, broken down by day and with their headers, from the second column on, and run “Import ad spend” from the menu. Empty it when you like.',
  columns: {
    result: hub.said('Result', 'IMPORTED, or why the line was refused. Correct it, clear this cell and import again.'),
    line: staff.text('Paste here', 'Cells, which go on to the right, or whole lines of CSV.'),
  },
});

export const closedMonths = defineTable({
  name: 'Closed months',
  role: 'config',
  key: 'month',
  purpose: 'Months whose figures stand: what arrives for them later is shown as a correction beside them.',
  columns: {
    month: staff.date('Month', 'Any day of the month.'),
    closed: staff.boolean('Closed', 'Tick it to let the month’s figures stand as they are.'),
    by: staff.text('Closed by', 'Yours. The hub does not read it.'),
  },
});
