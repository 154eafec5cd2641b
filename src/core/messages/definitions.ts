/** The messages themselves. WhatsApp's limits: a button title 20 characters, a body 1,024, a text 4,096. */

interface MessageDefinition {
  readonly use: string;
  readonly placeholders: readonly string[];
  /** Longest text WhatsApp takes in this place; room is left for what the placeholders bring. */
  readonly limit: number;
  readonly id: string;
  readonly en: string;
}

const BODY = 900;
const BUTTON = 20;

export const messageDefinitions = {
  'customer.greeting': {
    use: 'To a customer, at the first message and after a long silence.',
    placeholders: ['name', 'brand'],
    limit: BODY,
    id: 'Halo {{name}}, terima kasih sudah menghubungi {{brand}}. Apa yang bisa kami bantu?',
    en: 'Hello {{name}}, thank you for writing to {{brand}}. What can we do for you?',
  },
  'customer.button.buy': { use: 'Button.', placeholders: [], limit: BUTTON, id: 'Beli motor', en: 'Buy' },
  'customer.button.testRide': { use: 'Button.', placeholders: [], limit: BUTTON, id: 'Test ride', en: 'Test ride' },
  'customer.button.service': { use: 'Button.', placeholders: [], limit: BUTTON, id: 'Servis', en: 'Service' },
  'customer.askModel': {
    use: 'To a customer who wants to buy or ride.',
    placeholders: [],
    limit: BODY,
    id: 'Model mana yang Anda minati?',
    en: 'Which model are you interested in?',
  },
  'customer.button.models': {
    use: 'Button that opens the list of models.',
    placeholders: [],
    limit: BUTTON,
    id: 'Pilih model',
    en: 'Choose a model',
  },
  'customer.askLocation': {
    use: 'To a customer, before dealers are looked for.',
    placeholders: [],
    limit: BODY,
    id: 'Di mana lokasi Anda? Kirim lokasi lewat tombol di bawah, atau ketik kecamatan, kota, atau kode pos.',
    en: 'Where are you? Share your location with the button below, or type your district, city or postcode.',
  },
  'customer.placeUnknown': {
    use: 'To a customer whose typed place is not in the Places tab.',
    placeholders: ['place'],
    limit: BODY,
    id: 'Maaf, kami belum mengenal "{{place}}". Coba kirim lokasi lewat tombol di bawah, atau ketik nama kota atau kode pos.',
    en: 'Sorry, we could not find "{{place}}". Please share your location with the button below, or type your city or postcode.',
  },
  'customer.notUnderstood': {
    use: 'To a customer, before the question is asked again.',
    placeholders: [],
    limit: BODY,
    id: 'Maaf, kami belum mengerti.',
    en: 'Sorry, we did not understand that.',
  },
  'customer.handedOver': {
    use: 'To a customer who asked for a person, or was not understood.',
    placeholders: [],
    limit: BODY,
    id: 'Baik, tim kami akan segera membalas pesan Anda di sini.',
    en: 'All right, one of our team will answer you here shortly.',
  },
  'customer.searching': {
    use: 'To a customer, while dealers are asked.',
    placeholders: ['area'],
    limit: BODY,
    id: 'Terima kasih. Kami sedang menghubungi dealer terdekat dari {{area}}. Sebentar lagi salah satu dari mereka akan membantu Anda.',
    en: 'Thank you. We are asking the dealers nearest to {{area}}. One of them will be with you shortly.',
  },
  'customer.stillSearching': {
    use: 'To a customer who writes again while dealers are asked.',
    placeholders: [],
    limit: BODY,
    id: 'Pesan Anda sudah kami catat. Kami masih menunggu jawaban dari dealer terdekat.',
    en: 'We have noted your message. We are still waiting for the nearest dealers to answer.',
  },
  'customer.dealersClosed': {
    use: 'To a customer, when every dealer in reach is closed.',
    placeholders: ['area', 'time'],
    limit: BODY,
    id: 'Terima kasih. Dealer terdekat dari {{area}} sedang tutup dan buka {{time}}. Permintaan Anda sudah kami catat; mereka akan menerimanya setelah buka.',
    en: 'Thank you. The dealers nearest to {{area}} are closed now and open {{time}}. We have noted your request; they will get it once they are open.',
  },
  'customer.stillClosed': {
    use: 'To a customer who writes again while every dealer asked is closed.',
    placeholders: ['time'],
    limit: BODY,
    id: 'Pesan Anda sudah kami catat. Dealer terdekat buka {{time}} dan akan membantu Anda setelah itu.',
    en: 'We have noted your message. The nearest dealers open {{time}} and will take care of you after that.',
  },
  'customer.introduced': {
    use: 'To a customer, once a rep has claimed the lead.',
    placeholders: ['name', 'rep', 'dealer', 'address'],
    limit: BODY,
    id: 'Kabar baik, {{name}}! {{rep}} dari {{dealer}} ({{address}}) akan membantu Anda dan segera menghubungi Anda.',
    en: 'Good news, {{name}}! {{rep}} of {{dealer}} ({{address}}) will take care of you and will be in touch shortly.',
  },
  'customer.withManager': {
    use: 'To a customer whose lead went to a manager.',
    placeholders: ['manager'],
    limit: BODY,
    id: 'Terima kasih sudah menunggu. {{manager}} dari tim kami akan menghubungi Anda langsung.',
    en: 'Thank you for waiting. {{manager}} of our team will contact you personally.',
  },
  'customer.optedOut': {
    use: 'To a customer who wrote STOP or BERHENTI; the last message they get.',
    placeholders: [],
    limit: BODY,
    id: 'Baik, kami tidak akan mengirim pesan lagi. Kirim MULAI kapan saja untuk kembali.',
    en: 'All right, we will not write to you again. Send START at any time to come back.',
  },
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
    id: '✅ Lead {{lead}} milik Anda.\n👤 {{name}} · {{phone}}\n{{intent}} · {{model}}\n📍 {{area}} ({{distance}} km)\n{{map}}\nSumber: {{channel}} · Bahasa: {{language}}\nHubungi pelanggan sekarang.',
    en: '✅ Lead {{lead}} is yours.\n👤 {{name}} · {{phone}}\n{{intent}} · {{model}}\n📍 {{area}} ({{distance}} km)\n{{map}}\nSource: {{channel}} · Language: {{language}}\nContact the customer now.',
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
    id: 'Tekan Claim pada lead yang masuk. Kirim OFF untuk berhenti menerima lead dan ON untuk mulai lagi.',
    en: 'Tap Claim on a lead that comes in. Send OFF to stop getting leads and ON to start again.',
  },
  'rep.customerSays': {
    use: 'To the owner of a lead: what the customer wrote.',
    placeholders: ['lead', 'name', 'text'],
    limit: BODY,
    id: '💬 {{name}} ({{lead}}): {{text}}',
    en: '💬 {{name}} ({{lead}}): {{text}}',
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
} as const satisfies Record<string, MessageDefinition>;

export type MessageKey = keyof typeof messageDefinitions;
