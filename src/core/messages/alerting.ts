/** Messages about alerts, to managers and head office, and the answers to what they tap or write. */
import { BUTTON, type MessageDefinition } from './definition.ts';

const part = (use: string, placeholders: readonly string[], id: string, en: string) =>
  ({ use, placeholders, limit: 300, id, en }) as const;
const button = (id: string, en: string) => ({ use: 'Button.', placeholders: [], limit: BUTTON, id, en }) as const;

export const alertingMessages = {
  'alert.page': {
    use: 'To a manager or head office: a P0 alert, or several in one message. Goes into the template in three parts.',
    placeholders: ['what', 'text', 'next'],
    id: '🚨 {{what}}\n{{text}}\n➡️ {{next}}\nKutip pesan ini dan tulis OK bila Anda menanganinya.',
    en: '🚨 {{what}}\n{{text}}\n➡️ {{next}}\nQuote this message and write OK when you look after it.',
  },
  'alert.many': part('Inside an alert.', ['count'], '{{count}} peringatan', '{{count}} alerts'),
  'alert.more': part(
    'Inside an alert.',
    ['count'],
    '… dan {{count}} lagi di tab Alerts',
    '… and {{count}} more in the Alerts tab',
  ),
  'alert.still': part(
    'Inside an alert that was told before.',
    ['since', 'count'],
    'sejak {{since}}, terlihat {{count}}×',
    'since {{since}}, seen {{count}}×',
  ),
  'alert.unanswered': part(
    'Inside an alert that somebody else was told before.',
    ['name'],
    'Belum dijawab oleh {{name}}.',
    '{{name}} has not answered.',
  ),
  'alert.undelivered': part(
    'Inside an alert that could not be delivered to somebody else.',
    ['name'],
    'Tidak sampai ke {{name}}.',
    'It did not reach {{name}}.',
  ),
  'alert.last': part(
    'Inside the last alert of a day.',
    ['count'],
    'Sudah {{count}} pesan peringatan hari ini. Selebihnya lewat e-mail dan tab Alerts; batasnya: alertsPerDay.',
    'That makes {{count}} alerts today. The rest comes by mail and in the Alerts tab; the limit: alertsPerDay.',
  ),
  'alert.button.ack': button('Saya tangani', 'Acknowledge'),
  'alert.button.why': button('Kenapa?', 'Why?'),
  'alert.button.useless': button('Tidak berguna', 'Useless'),
  'alert.acknowledged': part(
    'To whoever acknowledges an alert.',
    ['what', 'until'],
    '👍 Anda menangani: {{what}}. Kami tidak mengingatkan lagi sampai {{until}} WIB atau sampai masalahnya selesai.',
    '👍 You look after it: {{what}}. We are quiet until {{until}} WIB, or until it is over.',
  ),
  'alert.quote': part(
    'To a manager whose OK quotes nothing, when it is not clear what it is about.',
    [],
    'OK untuk yang mana? Kutip (balas) pesannya, lalu tulis OK. Pesan ini tidak kami teruskan ke siapa pun.',
    'OK to which message? Quote (reply to) it and write OK. We have passed this on to nobody.',
  ),
  'alert.taken': part(
    'To whoever acknowledges an alert that somebody else looks after.',
    ['what', 'name'],
    '{{name}} sudah menangani: {{what}}.',
    '{{name}} looks after it already: {{what}}.',
  ),
  'alert.over': part(
    'To whoever answers an alert that is over.',
    ['what'],
    '✅ Sudah selesai: {{what}}.',
    '✅ It is over: {{what}}.',
  ),
  'alert.tooOld': part(
    'To whoever answers an alert message that the hub does not remember any more.',
    [],
    'Pesan itu sudah lama. Jawab pesan yang terbaru, atau lihat tab Alerts.',
    'That message is an old one. Answer the newest, or look at the Alerts tab.',
  ),
  'alert.useless': part(
    'To whoever finds an alert useless.',
    ['what'],
    'Tercatat, dan tidak diulang: {{what}}. Aturannya kami periksa.',
    'Noted, and not repeated: {{what}}. We will look at the rule.',
  ),
  'alert.why': {
    use: 'To whoever asks why they got an alert; for each of the first three in it.',
    placeholders: ['what', 'rule', 'subject', 'count', 'since', 'last', 'text', 'because', 'next'],
    id: '{{what}} (aturan {{rule}})\nTentang: {{subject}}\nTerlihat {{count}}× sejak {{since}} WIB, terakhir {{last}} WIB\n{{text}}\nAnda menerimanya karena {{because}}\n➡️ {{next}}',
    en: '{{what}} (rule {{rule}})\nAbout: {{subject}}\nSeen {{count}}× since {{since}} WIB, last {{last}} WIB\n{{text}}\nYou get it because {{because}}\n➡️ {{next}}',
  },
  'alert.because.manager': part(
    'Inside the answer to “Why?”.',
    ['region'],
    'Anda manajer wilayah {{region}}.',
    'you are the manager of {{region}}.',
  ),
  'alert.because.hq': part(
    'Inside the answer to “Why?”.',
    [],
    'Anda bertanggung jawab atas hub, atau manajernya belum menjawab.',
    'you answer for the hub, or the manager has not answered.',
  ),
  'alert.mail.subject': part('Subject of the mail about alerts.', ['what'], '🚨 {{what}}', '🚨 {{what}}'),
  'alert.mail.because': part(
    'Inside the mail about alerts: why it is a mail.',
    ['why'],
    'Lewat e-mail karena: {{why}}.',
    'By mail because: {{why}}.',
  ),
  'alert.mail.noNumber': part(
    'Inside the mail about alerts.',
    [],
    'nomor WhatsApp belum diisi',
    'no WhatsApp number is set',
  ),
  'alert.mail.broken': part(
    'Inside the mail about alerts.',
    [],
    'WhatsApp tidak menerima pesan',
    'WhatsApp takes no messages',
  ),
  'alert.mail.undelivered': part(
    'Inside the mail about alerts.',
    [],
    'belum ada bukti bahwa pesan WhatsApp-nya sampai',
    'nothing proves that the WhatsApp message arrived',
  ),
  'alert.mail.limit': part(
    'Inside the mail about alerts.',
    [],
    'batas pesan hari ini tercapai',
    'the day’s limit of messages is reached',
  ),
  'alert.mail.fault': part(
    'The mail of the watchdog, when a fault has stopped the hub’s work for half an hour.',
    ['since', 'fault'],
    '🚨 Hub tidak bekerja penuh sejak {{since}} WIB. Penyebabnya: {{fault}} Bila ini tentang tab atau kolom, buka workbook dan jalankan Dealer Hub → Set up or repair.',
    '🚨 The hub has not worked as it should since {{since}} WIB. The cause: {{fault}} If it is about a tab or column, open the workbook and run Dealer Hub → Set up or repair.',
  ),
  'alert.mail.dead': part(
    'The mail of the watchdog, when an uptime checker finds the hub standing still.',
    ['since'],
    '🚨 Hub berhenti sejak {{since}} WIB. Tidak ada trigger yang berjalan dan tidak ada pesan masuk. Buka workbook dan jalankan Dealer Hub → Set up or repair.',
    '🚨 The hub has stood still since {{since}} WIB. No trigger runs and nothing comes in. Open the workbook and run Dealer Hub → Set up or repair.',
  ),
} as const satisfies Record<string, MessageDefinition>;
