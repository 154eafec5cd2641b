/** The messages themselves. WhatsApp's limits: a button title 20 characters, a body 1,024, a text 4,096. */

import { alertingMessages } from './alerting.ts';
import { answeringMessages } from './answering.ts';
import { BUTTON, type MessageDefinition, ROW } from './definition.ts';
import { managingMessages } from './managing.ts';
import { ownershipMessages } from './ownership.ts';
import { screeningMessages } from './screening.ts';
import { sellingMessages } from './selling.ts';
import { weeklyMessages } from './weekly.ts';

export const messageDefinitions = {
  ...screeningMessages,
  ...answeringMessages,
  ...alertingMessages,
  ...weeklyMessages,
  'rep.offer': {
    use: 'To a rep: a lead to claim. Name and number stay hidden.',
    placeholders: ['lead', 'intent', 'model', 'area', 'distance', 'minutes', 'customer'],
    id: '🔔 Lead baru {{lead}}\n{{intent}} · {{model}}\n📍 {{area}}, {{distance}} km dari Anda\n👤 {{customer}}\nBerlaku {{minutes}} menit. Siapa cepat, dia dapat.',
    en: '🔔 New lead {{lead}}\n{{intent}} · {{model}}\n📍 {{area}}, {{distance}} km from you\n👤 {{customer}}\nOpen for {{minutes}} minutes. The first to claim it gets it.',
  },
  'rep.button.claim': { use: 'Button.', placeholders: [], limit: BUTTON, id: 'Claim', en: 'Claim' },
  'rep.button.decline': { use: 'Button.', placeholders: [], limit: BUTTON, id: 'Lewati', en: 'Pass' },
  'rep.button.noStock': { use: 'Button.', placeholders: [], limit: BUTTON, id: 'Stok kosong', en: 'No stock' },
  'rep.won': {
    use: 'To the rep who gets a lead, by a claim or by hand: everything known about the customer. A line of which nothing is known is left out. Goes into the template as one sentence.',
    placeholders: [
      'lead',
      'customer',
      'wish',
      'place',
      'map',
      'questions',
      'said',
      'channel',
      'language',
      'name',
      'phone',
      'intent',
      'model',
      'area',
      'distance',
    ],
    id: '✅ Lead {{lead}} milik Anda.\n👤 {{customer}}\n{{wish}}\n📍 {{place}}\n{{map}}\n❓ Belum terjawab: {{questions}}\n💬 Pesan terakhir: {{said}}\nSumber: {{channel}}\nBahasa: {{language}}\nBalas pesan ini untuk menulis kepada pelanggan.',
    en: '✅ Lead {{lead}} is yours.\n👤 {{customer}}\n{{wish}}\n📍 {{place}}\n{{map}}\n❓ Not answered yet: {{questions}}\n💬 Last messages: {{said}}\nSource: {{channel}}\nLanguage: {{language}}\nAnswer this message to write to the customer.',
  },
  'rep.alreadyYours': {
    use: 'To the winner tapping again.',
    placeholders: ['lead', 'name', 'phone'],
    id: '✅ Lead {{lead}} sudah milik Anda: {{name}} · {{phone}}.',
    en: '✅ Lead {{lead}} is already yours: {{name}} · {{phone}}.',
  },
  'rep.tooSlow': {
    use: 'To a rep who tapped after another had won.',
    placeholders: ['lead', 'late'],
    id: '❌ Too Slow. Lead {{lead}} sudah diambil {{late}} sebelum Anda. Respons cepat Anda tetap tercatat.',
    en: '❌ Too Slow. Lead {{lead}} was taken {{late}} before you. Your quick answer still counts.',
  },
  'rep.taken': {
    use: 'To a rep who did not tap, when the setting tellLosers is on.',
    placeholders: ['lead'],
    id: 'Lead {{lead}} sudah diambil dealer lain.',
    en: 'Lead {{lead}} was taken by another dealer.',
  },
  'rep.expired': {
    use: 'To a rep who tapped after the window.',
    placeholders: ['lead'],
    id: '⌛ Waktu untuk lead {{lead}} sudah habis.',
    en: '⌛ The time for lead {{lead}} has run out.',
  },
  'rep.declined': {
    use: 'To a rep who passed on a lead.',
    placeholders: ['lead'],
    id: 'Lead {{lead}} Anda lewati. Ini tidak mengurangi nilai Anda.',
    en: 'You passed on lead {{lead}}. This does not count against you.',
  },
  'rep.reasonNoted': {
    use: 'To a rep who said why they passed.',
    placeholders: ['lead'],
    id: 'Terima kasih, alasan untuk lead {{lead}} tercatat.',
    en: 'Thank you, the reason for lead {{lead}} is noted.',
  },
  'pass.TOO_FAR': { use: 'Row of a list.', placeholders: [], limit: ROW, id: 'Terlalu jauh', en: 'Too far' },
  'pass.TOO_BUSY': { use: 'Row of a list.', placeholders: [], limit: ROW, id: 'Sedang sibuk', en: 'Too busy' },
  'pass.NOT_OURS': {
    use: 'Row of a list.',
    placeholders: [],
    limit: ROW,
    id: 'Bukan layanan kami',
    en: 'Not what we do',
  },
  'pass.OTHER': { use: 'Row of a list.', placeholders: [], limit: ROW, id: 'Lainnya', en: 'Something else' },
  'rep.alreadyDeclined': {
    use: 'To a rep who taps Claim after passing.',
    placeholders: ['lead'],
    id: 'Lead {{lead}} sudah Anda lewati sebelumnya.',
    en: 'You passed on lead {{lead}} before.',
  },
  'rep.notOffered': {
    use: 'To anybody who taps an offer that was not theirs, or is not known.',
    placeholders: [],
    id: 'Tombol ini tidak berlaku untuk Anda.',
    en: 'This button is not valid for you.',
  },
  'rep.noOpenOffer': {
    use: 'To a rep who writes "claim" or "1" with no open offer.',
    placeholders: [],
    id: 'Tidak ada lead yang terbuka untuk Anda saat ini.',
    en: 'There is no open lead for you at the moment.',
  },
  'rep.severalOffers': {
    use: 'To a rep who writes "claim" or "1" with several open offers.',
    placeholders: ['count'],
    id: 'Ada {{count}} lead yang terbuka untuk Anda. Tekan Claim pada lead yang Anda mau.',
    en: '{{count}} leads are open for you. Tap Claim on the one you want.',
  },
  'rep.thisOne': {
    use: 'To a rep who writes "claim" or "1" when one offer is open and another has just been lost: which is meant cannot be known.',
    placeholders: ['lost', 'lead', 'what'],
    id: 'Lead {{lost}} sudah tidak terbuka. Yang masih terbuka untuk Anda: {{lead}} ({{what}}). Tekan Claim jika Anda mau yang ini.',
    en: 'Lead {{lost}} is no longer open. Still open for you: {{lead}} ({{what}}). Tap Claim if you want this one.',
  },
  'rep.offDuty': {
    use: 'To a rep who wrote "off".',
    placeholders: [],
    id: 'Anda sedang off. Kirim ON untuk menerima lead lagi. Lead yang sudah Anda pegang tetap milik Anda.',
    en: 'You are off duty. Send ON to get leads again. The leads you have stay yours.',
  },
  'rep.onDuty': {
    use: 'To a rep who wrote "on".',
    placeholders: [],
    id: 'Anda sedang on. Lead baru akan masuk ke sini.',
    en: 'You are on duty. New leads will reach you here.',
  },
  'rep.help': {
    use: 'To a rep who asks for help, or whose message means nothing to the hub.',
    placeholders: [],
    id: 'Anda bisa menulis ke sini:\n• LEAD SAYA: daftar lead dan sisa waktunya\n• TERJUAL atau LOST: hasil sebuah lead\n• OFF atau ON: berhenti atau mulai menerima lead\n• CLAIM: mengambil lead yang ditawarkan\n• LINK: halaman pribadi Anda\n• SENGKETA L-000123: keberatan atas sebuah lead\n• WALK-IN 0812… Nama: pelanggan yang datang\nUntuk menulis kepada pelanggan, balas (quote) pesannya.',
    en: 'You can write to us here:\n• MY LEADS: your leads and the time left\n• SOLD or LOST: how a lead ended\n• OFF or ON: stop or start getting leads\n• CLAIM: take a lead that is offered\n• LINK: your personal page\n• DISPUTE L-000123: object to who has a lead\n• WALK-IN 0812… Name: a customer who came in\nTo write to a customer, reply to (quote) their message.',
  },
  'word.buy': { use: 'Inside other messages.', placeholders: [], limit: 40, id: 'Beli', en: 'Buy' },
  'word.testRide': { use: 'Inside other messages.', placeholders: [], limit: 40, id: 'Test ride', en: 'Test ride' },
  'word.service': { use: 'Inside other messages.', placeholders: [], limit: 40, id: 'Servis', en: 'Service' },
  'word.anyModel': { use: 'Inside other messages.', placeholders: [], limit: 40, id: 'Semua model', en: 'Any model' },
  'word.theirArea': {
    use: 'Inside messages to reps: the place of a pin that has no name.',
    placeholders: [],
    limit: 40,
    id: 'lokasi pelanggan',
    en: 'the customer’s location',
  },
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
  ...managingMessages,
  ...ownershipMessages,
  ...sellingMessages,
} as const satisfies Record<string, MessageDefinition>;

export type MessageKey = keyof typeof messageDefinitions;
