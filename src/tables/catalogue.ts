/** What staff keep besides the network: products, places, campaigns, holidays, message copy and settings. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

export const products = defineTable({
  name: 'Products',
  role: 'config',
  key: 'id',
  purpose: 'The models that customers can pick.',
  columns: {
    id: staff.text('Model ID', 'Your own code.'),
    name: staff.text('Model', 'As customers read it, 24 characters at most.'),
    description: staff.text('Description', 'One line under the model, 72 characters at most.'),
    active: staff.boolean('Active', 'Only active models are shown, ten at most.'),
    serialPattern: staff.text('Serial pattern', '9 a digit, A a letter, X either; or VIN, or IMEI. Blank: any.'),
    aliases: staff.text('Aliases', 'What else customers call it, separated by commas: dua baterai, double battery.'),
    rangeKm: staff.integer('Range (km)', 'On one charge. Answers questions; blank: such questions go to the dealer.'),
    charging: staff.text('Charging', 'Such as: 4 jam dari colokan rumah. Answers questions; blank: the dealer does.'),
    warranty: staff.text(
      'Warranty',
      'Such as: baterai 3 tahun, mesin 2 tahun. Answers questions; blank: the dealer does.',
    ),
    problem: hub.text('Problem', 'Which of your entries are not in use as typed, if any.'),
  },
});
export type Product = RowOf<typeof products>;

export const places = defineTable({
  name: 'Places',
  role: 'config',
  key: 'place',
  purpose: 'Cities, districts and postcodes that customers type instead of sharing their location.',
  columns: {
    place: staff.text('Place', 'As customers type it.'),
    kind: staff.choice(
      'Kind',
      ['city', 'regency', 'district', 'landmark', 'postcode'],
      'What sort of place it is: “Kab. Bekasi” is a regency, “Kota Bekasi” a city.',
    ),
    postcode: staff.text('Postcode', 'Text: leading zeros stay.'),
    latitude: staff.degrees('Latitude', 'Of its middle.'),
    longitude: staff.degrees('Longitude', 'Of its middle.'),
    region: staff.text('Region', 'One of the Regions tab.'),
    aliases: staff.text('Aliases', 'What else customers call it, separated by commas; districts and landmarks in it.'),
    problem: hub.text('Problem', 'Which of your entries are not in use as typed, if any.'),
  },
});
export type Place = RowOf<typeof places>;

export const campaigns = defineTable({
  name: 'Campaigns',
  role: 'config',
  key: 'code',
  purpose: 'What a code in the first message, such as [ref:TT-2026A], or an ad id stands for.',
  appended: ['problem'],
  columns: {
    code: staff.text('Code', 'The part behind ref:, or the ad id.'),
    channel: staff.text('Channel', 'TikTok, Google, Meta ads …'),
    activity: staff.text('Activity', 'The marketing activity that pays for it: its ID or its name in Activities.'),
    problem: hub.text('Problem', 'What of the row cannot be used as it stands, and what to do.'),
  },
});
export type Campaign = RowOf<typeof campaigns>;

export const holidays = defineTable({
  name: 'Holidays',
  role: 'config',
  key: 'date',
  purpose: 'Days on which dealers are closed besides their weekly days off.',
  columns: {
    date: staff.date('Date', 'One row a day.'),
    name: staff.text('Holiday', 'For people; the hub does not read it.'),
    region: staff.text('Region', 'One of the Regions tab. Blank: everywhere.'),
    problem: hub.text('Problem', 'Why the row is passed over, if it is.'),
  },
});
export type HolidayRow = RowOf<typeof holidays>;

export const answers = defineTable({
  name: 'Answers',
  role: 'config',
  key: 'topic',
  purpose: 'What the hub answers to questions of customers, and which questions nobody has answered yet.',
  columns: {
    topic: staff.text(
      'Topic',
      'price, credit, promo, range, warranty, stock, hours, location, documents, trade_in, delivery, or a word of your own.',
    ),
    words: staff.text('Words', 'What customers write when they ask it, separated by commas: tahan air, banjir.'),
    id: staff.text('Bahasa Indonesia', 'The answer in Bahasa Indonesia. It may hold {{name}}, {{brand}}, {{model}}.'),
    en: staff.text('English', 'The answer in English. Blank: the other one is sent.'),
    validUntil: staff.date('Valid until', 'The last day on which it is sent. Blank: until further notice.'),
    unanswered: hub.integer('Asked in vain', 'How often it was asked while there was no answer.'),
    lastAsked: hub.text('Last asked', 'In the words of the customer.'),
    problem: hub.text('Problem', 'Why the answer is not in use, if it is not.'),
  },
});
export type AnswerRow = RowOf<typeof answers>;

export const words = defineTable({
  name: 'Words',
  role: 'config',
  key: 'entry',
  purpose:
    'The words by which the hub understands customers: spellings, nicknames of places, and phrases. Add your own.',
  columns: {
    entry: hub.text('Entry', 'What the words stand for.'),
    ours: hub.text('Words', 'As the hub has them. docs/LEAD_INTAKE_ENGINE.md says how phrases are written.'),
    own: staff.text('Words of your own', 'More of the same, separated by commas.'),
    problem: hub.text('Problem', 'Which of your words are not in use, if any.'),
  },
});
export type WordRow = RowOf<typeof words>;

export const messages = defineTable({
  name: 'Messages',
  role: 'config',
  key: 'key',
  purpose: 'Every sentence the hub sends. Edit the copy; keep the {{placeholders}}.',
  columns: {
    key: hub.text('Key', 'What the hub calls it.'),
    id: staff.text('Bahasa Indonesia', 'The copy in Bahasa Indonesia.'),
    en: staff.text('English', 'The copy in English.'),
    placeholders: hub.text('Placeholders', 'What may stand in {{…}} here.'),
    use: hub.text('When it is sent', 'To whom and when.'),
    problem: hub.text('Problem', 'Why your copy is not in use, if it is not.'),
  },
});
export type MessageRow = RowOf<typeof messages>;

export const settingsTab = defineTable({
  name: 'Settings',
  role: 'config',
  key: 'key',
  purpose: 'What can be set without touching the code.',
  columns: {
    key: hub.text('Setting', 'What the hub calls it.'),
    value: staff.text('Value', 'Blank: the default.'),
    fallback: hub.text('Default', 'In force while Value is blank.'),
    meaning: hub.text('Meaning', 'What it does.'),
    problem: hub.text('Problem', 'Why your value is not in use, if it is not.'),
  },
});
export type SettingRow = RowOf<typeof settingsTab>;
