/** The messages themselves. WhatsApp's limits: a button title 20 characters, a body 1,024, a text 4,096. */

import { BODY, BUTTON, type MessageDefinition } from './definition.ts';
import { ownershipMessages } from './ownership.ts';
import { screeningMessages } from './screening.ts';

export const messageDefinitions = {
  ...screeningMessages,
  'rep.offer': {
    use: 'To a rep: a lead to claim. Name and number stay hidden.',
    placeholders: ['lead', 'intent', 'model', 'area', 'distance', 'minutes', 'customer'],
    limit: BODY,
    id: '🔔 Lead baru {{lead}}\n{{intent}} · {{model}}\n📍 {{area}}, {{distance}} km dari Anda\n👤 {{customer}}\nBerlaku {{minutes}} menit. Siapa cepat, dia dapat.',
    en: '🔔 New lead {{lead}}\n{{intent}} · {{model}}\n📍 {{area}}, {{distance}} km from you\n👤 {{customer}}\nOpen for {{minutes}} minutes. The first to claim it gets it.',
  },
  'rep.button.claim': { use: 'Button.', placeholders: [], limit: BUTTON, id: 'Claim', en: 'Claim' },
  'rep.button.decline': { use: 'Button.', placeholders: [], limit: BUTTON, id: 'Lewati', en: 'Pass' },
  'rep.won': {
    use: 'To the rep who won: everything known about the customer.',
    placeholders: ['lead', 'name', 'phone', 'intent', 'model', 'area', 'map', 'channel', 'language', 'distance'],
    limit: BODY,
    id: '✅ Lead {{lead}} milik Anda.\n👤 {{name}} · {{phone}}\n{{intent}} · {{model}}\n📍 {{area}} ({{distance}} km)\n{{map}}\nSumber: {{channel}} · Bahasa: {{language}}\nBalas pesan ini untuk menulis kepada pelanggan.',
    en: '✅ Lead {{lead}} is yours.\n👤 {{name}} · {{phone}}\n{{intent}} · {{model}}\n📍 {{area}} ({{distance}} km)\n{{map}}\nSource: {{channel}} · Language: {{language}}\nAnswer this message to write to the customer.',
  },
  'rep.alreadyYours': {
    use: 'To the winner tapping again.',
    placeholders: ['lead', 'name', 'phone'],
    limit: BODY,
    id: '✅ Lead {{lead}} sudah milik Anda: {{name}} · {{phone}}.',
    en: '✅ Lead {{lead}} is already yours: {{name}} · {{phone}}.',
  },
  'rep.tooSlow': {
    use: 'To a rep who tapped after another had won.',
    placeholders: ['lead', 'late'],
    limit: BODY,
    id: '❌ Too Slow. Lead {{lead}} sudah diambil {{late}} sebelum Anda. Respons cepat Anda tetap tercatat.',
    en: '❌ Too Slow. Lead {{lead}} was taken {{late}} before you. Your quick answer still counts.',
  },
  'rep.expired': {
    use: 'To a rep who tapped after the window.',
    placeholders: ['lead'],
    limit: BODY,
    id: '⌛ Waktu untuk lead {{lead}} sudah habis.',
    en: '⌛ The time for lead {{lead}} has run out.',
  },
  'rep.declined': {
    use: 'To a rep who passed on a lead.',
    placeholders: ['lead'],
    limit: BODY,
    id: 'Lead {{lead}} Anda lewati. Ini tidak mengurangi nilai Anda.',
    en: 'You passed on lead {{lead}}. This does not count against you.',
  },
  'rep.alreadyDeclined': {
    use: 'To a rep who taps Claim after passing.',
    placeholders: ['lead'],
    limit: BODY,
    id: 'Lead {{lead}} sudah Anda lewati sebelumnya.',
    en: 'You passed on lead {{lead}} before.',
  },
  'rep.notOffered': {
    use: 'To anybody who taps an offer that was not theirs, or is not known.',
    placeholders: [],
    limit: BODY,
    id: 'Tombol ini tidak berlaku untuk Anda.',
    en: 'This button is not valid for you.',
  },
  'rep.noOpenOffer': {
    use: 'To a rep who writes "claim" or "1" with no open offer.',
    placeholders: [],
    limit: BODY,
    id: 'Tidak ada lead yang terbuka untuk Anda saat ini.',
    en: 'There is no open lead for you at the moment.',
  },
  'rep.severalOffers': {
    use: 'To a rep who writes "claim" or "1" with several open offers.',
    placeholders: ['count'],
    limit: BODY,
    id: 'Ada {{count}} lead yang terbuka untuk Anda. Tekan Claim pada lead yang Anda mau.',
    en: '{{count}} leads are open for you. Tap Claim on the one you want.',
  },
  'rep.offDuty': {
    use: 'To a rep who wrote "off".',
    placeholders: [],
    limit: BODY,
    id: 'Anda sedang off. Kirim ON untuk menerima lead lagi.',
    en: 'You are off duty. Send ON to get leads again.',
  },
  'rep.onDuty': {
    use: 'To a rep who wrote "on".',
    placeholders: [],
    limit: BODY,
    id: 'Anda sedang on. Lead baru akan masuk ke sini.',
    en: 'You are on duty. New leads will reach you here.',
  },
  'rep.help': {
    use: 'To a rep whose message means nothing to the hub.',
    placeholders: [],
    limit: BODY,
    id: 'Tekan Claim pada lead yang masuk. Balas (quote) pesan pelanggan untuk menjawabnya. Kirim OFF untuk berhenti menerima lead dan ON untuk mulai lagi.',
    en: 'Tap Claim on a lead that comes in. Reply to (quote) a customer’s message to answer it. Send OFF to stop getting leads and ON to start again.',
  },
  'manager.unclaimed': {
    use: 'To the regional manager: a lead that nobody claimed.',
    placeholders: ['lead', 'name', 'phone', 'intent', 'model', 'area', 'asked'],
    limit: BODY,
    id: '🚨 Lead {{lead}} tidak diambil siapa pun ({{asked}} dealer ditanya). Mohon tindak lanjuti.\n👤 {{name}} · {{phone}}\n{{intent}} · {{model}}\n📍 {{area}}',
    en: '🚨 Nobody claimed lead {{lead}} ({{asked}} dealers were asked). Please follow it up.\n👤 {{name}} · {{phone}}\n{{intent}} · {{model}}\n📍 {{area}}',
  },
  'word.buy': { use: 'Inside other messages.', placeholders: [], limit: 40, id: 'Beli', en: 'Buy' },
  'word.testRide': { use: 'Inside other messages.', placeholders: [], limit: 40, id: 'Test ride', en: 'Test ride' },
  'word.service': { use: 'Inside other messages.', placeholders: [], limit: 40, id: 'Servis', en: 'Service' },
  'word.anyModel': { use: 'Inside other messages.', placeholders: [], limit: 40, id: 'Semua model', en: 'Any model' },
  'word.yourArea': {
    use: 'Inside other messages.',
    placeholders: [],
    limit: 40,
    id: 'lokasi Anda',
    en: 'your location',
  },
  'word.hiddenPhone': {
    use: 'In place of a number that the customer hides.',
    placeholders: [],
    limit: 60,
    id: 'nomor disembunyikan, balas di sini',
    en: 'number hidden, answer here',
  },
  ...ownershipMessages,
} as const satisfies Record<string, MessageDefinition>;

export type MessageKey = keyof typeof messageDefinitions;
