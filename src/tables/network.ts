/** The dealer network as staff keep it: regions, dealers and their reps. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

export const ZONES = ['WIB', 'WITA', 'WIT'] as const;

export const regions = defineTable({
  name: 'Regions',
  role: 'config',
  key: 'region',
  purpose: 'The sales regions, who answers for each, and how leads are offered there.',
  appended: ['quietHours'],
  columns: {
    region: staff.text('Region', 'The name used in Dealers and Places.'),
    managerName: staff.text('Manager', 'Who gets a lead that nobody claimed.'),
    managerPhone: staff.phone('Manager WhatsApp', 'For leads nobody claimed and for alerts.'),
    maxRadiusKm: staff.number('Maximum radius (km)', 'Dealers further away are not asked. Blank: the setting.'),
    windowMinutes: staff.integer('Claim window (minutes)', 'Blank: the setting.'),
    windowByHour: staff.text('Claim window by hour', 'Such as 08-17: 10; 17-21: 20. Blank: the same at every hour.'),
    managerLanguage: staff.choice('Manager language', ['id', 'en'], 'Blank: that of head office.'),
    digestTo: staff.text(
      'Digest e-mail',
      'Who gets the region’s daily digest: addresses, comma-separated. Blank: nobody.',
    ),
    problem: hub.text('Problem', 'Which of your entries are not in use as typed, if any.'),
    quietHours: staff.text('Quiet hours', 'When the manager is told only what cannot wait: 22-05. Blank: the setting.'),
  },
});
export type Region = RowOf<typeof regions>;

export const numbers = defineTable({
  name: 'Numbers',
  role: 'config',
  key: 'number',
  purpose: 'The brand’s WhatsApp numbers and who serves each. Empty: one number at Meta, by script property.',
  columns: {
    number: staff.phone('Number', 'The first row reaches people who never wrote, such as reps with a new offer.'),
    servedBy: staff.choice('Served by', ['meta', 'qontak'], 'Whoever wrote to this number is answered by it.'),
    phoneNumberId: staff.text(
      'Meta phone number ID',
      'From Meta’s app. Also for a number at Qontak that Meta reports.',
    ),
    channelId: staff.text('Qontak channel ID', 'channel_integration_id: see docs/QONTAK.md.'),
    problem: hub.text('Problem', 'Why the row cannot be used, if it cannot.'),
  },
});
export type BrandNumber = RowOf<typeof numbers>;

export const dealers = defineTable({
  name: 'Dealers',
  role: 'live',
  key: 'id',
  purpose: 'Every authorised outlet: where it is, what it may do, when it is open.',
  columns: {
    id: staff.text('Dealer ID', 'Your own code. Text: leading zeros stay.'),
    name: staff.text('Dealer name', 'As customers read it.'),
    region: staff.text('Region', 'One of the Regions tab.'),
    city: staff.text('City', 'City or regency.'),
    address: staff.text('Address', 'Shown to the customer after the claim.'),
    latitude: staff.degrees('Latitude', 'Decimal degrees, south is negative.'),
    longitude: staff.degrees('Longitude', 'Decimal degrees, east is positive.'),
    zone: staff.choice('Time zone', ZONES, 'WIB, WITA or WIT.'),
    opens: staff.text('Opens', 'HH:MM in the dealer’s zone. Opens and Closes blank: open all day.'),
    closes: staff.text('Closes', 'HH:MM in the dealer’s zone. Before Opens: after midnight.'),
    closedDays: staff.text('Closed days', 'Weekdays off, such as Sun or Sat, Sun.'),
    active: staff.boolean('Active', 'Only active dealers are offered leads.'),
    sells: staff.boolean('Sells', 'Authorised to sell.'),
    testRides: staff.boolean('Test rides', 'Authorised for test rides.'),
    services: staff.boolean('Services', 'Authorised for service.'),
    stock: staff.text('Models in stock', 'Model IDs, comma-separated. Blank: not known.'),
    maxOpenLeads: staff.integer(
      'Most open leads',
      'No more are offered to a dealer that has so many. Blank: the setting.',
    ),
    score: hub.number('Score', '0 to 100, made each night: see docs/WHATSAPP_COMPETITION_ROUTER.md.'),
    scoreMade: hub.text('Score made of', 'What the score was made of.'),
    problem: hub.text('Problem', 'Which of your entries are not in use as typed, if any.'),
  },
});
export type Dealer = RowOf<typeof dealers>;

export const reps = defineTable({
  name: 'Reps',
  role: 'live',
  key: 'id',
  purpose: 'The people at dealers who get offers on WhatsApp.',
  appended: ['isOwner', 'generation'],
  columns: {
    id: staff.text('Rep ID', 'Your own code. Text: leading zeros stay.'),
    name: staff.text('Rep name', 'As customers read it.'),
    phone: staff.phone('WhatsApp number', '0812… or +62812…'),
    dealerId: staff.text('Dealer ID', 'One of the Dealers tab.'),
    language: staff.choice('Language', ['id', 'en'], 'Blank: Bahasa Indonesia.'),
    active: staff.boolean('Active', 'Only active reps get offers.'),
    agentId: staff.text('Qontak agent ID', 'The rep’s user ID in Qontak. Blank: the rep answers from WhatsApp.'),
    userId: hub.text('WhatsApp user ID', 'Learned from the rep’s messages.'),
    offDuty: hub.boolean('Off duty', 'The rep wrote "off"; "on" ends it.'),
    lastMessageAt: hub.dateTime('Last message', 'Opens the 24-hour window for free messages.'),
    ignored: hub.integer('Ignored in a row', 'Offers that ran out without an answer. Declines do not count.'),
    openLeads: hub.text('Open leads', 'The leads this rep is at work on.'),
    held: hub.json('Held messages', 'Messages to a customer that wait until the rep says for which.'),
    unreachableSince: hub.dateTime(
      'Unreachable since',
      'WhatsApp cannot deliver to the number; a message from the rep ends it.',
    ),
    problem: hub.text('Problem', 'Which of your entries are not in use as typed, if any.'),
    selling: hub.json('Sale under way', 'The sale that this rep is entering in the chat.'),
    skipUntil: hub.dateTime('Skipped until', 'Cool-down after ignoring offers; a claim ends it.'),
    carrier: hub.text('Reached by', 'The provider, number and room by which the rep wrote last.'),
    isOwner: staff.boolean('Dealer owner', 'On the dealer page, sees the leads of every rep of this dealer.'),
    generation: staff.integer('Link number', 'Raise it by one, and every link to the dealer page sent so far ends.'),
  },
});
export type Rep = RowOf<typeof reps>;
