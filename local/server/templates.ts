/** The message templates that the brand would have had approved in WhatsApp Manager, for the local WhatsApp. */
import type { Template } from '../world/meta/templates';

/** In WhatsApp Manager a template has the same name and parameters in each of its languages. */
export const approvedTemplates: readonly Template[] = [
  {
    name: 'lead_offer_v1',
    language: 'id',
    category: 'UTILITY',
    body: '🔔 Lead baru {{1}}\n{{2}} · {{3}}\n📍 {{4}}, {{5}} km dari Anda\nBerlaku {{6}} menit. Siapa cepat, dia dapat.',
    buttons: ['Claim', 'Stok kosong', 'Lewati'],
  },
  {
    name: 'lead_offer_v1',
    language: 'en',
    category: 'UTILITY',
    body: '🔔 New lead {{1}}\n{{2}} · {{3}}\n📍 {{4}}, {{5}} km from you\nOpen for {{6}} minutes. The first to claim it gets it.',
    buttons: ['Claim', 'No stock', 'Pass'],
  },
  {
    name: 'lead_offer_plain_v1',
    language: 'id',
    category: 'UTILITY',
    body: '🔔 Lead baru {{1}}\n{{2}} · {{3}}\n📍 {{4}}, {{5}} km dari Anda\nBerlaku {{6}} menit. Siapa cepat, dia dapat.',
    buttons: ['Claim', 'Lewati'],
  },
  {
    name: 'lead_offer_plain_v1',
    language: 'en',
    category: 'UTILITY',
    body: '🔔 New lead {{1}}\n{{2}} · {{3}}\n📍 {{4}}, {{5}} km from you\nOpen for {{6}} minutes. The first to claim it gets it.',
    buttons: ['Claim', 'Pass'],
  },
  {
    name: 'lead_yours_v1',
    language: 'id',
    category: 'UTILITY',
    body: '✅ Lead {{1}} milik Anda.\n👤 {{2}}\nBalas (quote) pesan ini untuk menulis kepada pelanggan.',
  },
  {
    name: 'lead_yours_v1',
    language: 'en',
    category: 'UTILITY',
    body: '✅ Lead {{1}} is yours.\n👤 {{2}}\nReply to (quote) this message to write to the customer.',
  },
  {
    name: 'lead_claimed_v1',
    language: 'id',
    category: 'UTILITY',
    body: 'Kabar baik, {{1}}! {{2}} dari {{3}} ({{4}}) akan membantu Anda dan segera menghubungi Anda.',
  },
  {
    name: 'lead_claimed_v1',
    language: 'en',
    category: 'UTILITY',
    body: 'Good news, {{1}}! {{2}} of {{3}} ({{4}}) will take care of you and will be in touch shortly.',
  },
  {
    name: 'lead_unclaimed_v1',
    language: 'id',
    category: 'UTILITY',
    body: '🚨 Lead {{1}}: {{2}}.\n👤 {{3}}\nBalas pesan ini untuk menindaklanjuti.',
  },
  {
    name: 'lead_unclaimed_v1',
    language: 'en',
    category: 'UTILITY',
    body: '🚨 Lead {{1}}: {{2}}.\n👤 {{3}}\nAnswer this message to follow it up.',
  },
  {
    name: 'reopen_chat_v1',
    language: 'id',
    category: 'UTILITY',
    body: 'Halo {{1}}, {{2}} dari {{3}} ingin melanjutkan percakapan dengan Anda. Balas pesan ini untuk melanjutkan.',
  },
  {
    name: 'reopen_chat_v1',
    language: 'en',
    category: 'UTILITY',
    body: 'Hello {{1}}, {{2}} of {{3}} would like to go on talking with you. Answer this message to go on.',
  },
  {
    name: 'customer_message_v1',
    language: 'id',
    category: 'UTILITY',
    body: '💬 Pesan dari {{1}} ({{2}}): {{3}}\nBalas (quote) pesan ini untuk menjawab.',
  },
  {
    name: 'customer_message_v1',
    language: 'en',
    category: 'UTILITY',
    body: '💬 Message from {{1}} ({{2}}): {{3}}\nReply to (quote) this message to answer.',
  },
  {
    name: 'lead_attention_v1',
    language: 'id',
    category: 'UTILITY',
    body: '⚠️ Lead {{1}}: {{2}} Mohon dicek.',
  },
  {
    name: 'lead_attention_v1',
    language: 'en',
    category: 'UTILITY',
    body: '⚠️ Lead {{1}}: {{2}} Please take a look.',
  },
  {
    name: 'alert_p0_v1',
    language: 'id',
    category: 'UTILITY',
    body: '🚨 {{1}}\n{{2}}\nLangkah berikutnya: {{3}} Kutip pesan ini dan tulis OK bila Anda menanganinya.',
    buttons: ['Saya tangani', 'Kenapa?', 'Tidak berguna'],
  },
  {
    name: 'alert_p0_v1',
    language: 'en',
    category: 'UTILITY',
    body: '🚨 {{1}}\n{{2}}\nNext step: {{3}} Quote this message and write OK when you look after it.',
    buttons: ['Acknowledge', 'Why?', 'Useless'],
  },
  {
    name: 'dealer_week_v1',
    language: 'id',
    category: 'UTILITY',
    body: '📊 Laporan mingguan {{1}}, {{2}}\n{{3}}\nSaran: {{4}} Terima kasih.',
  },
  {
    name: 'dealer_week_v1',
    language: 'en',
    category: 'UTILITY',
    body: '📊 Weekly report of {{1}}, {{2}}\n{{3}}\nOur advice: {{4}} Thank you.',
  },
];

/** Needed only where a setting asks for them. */
export const optionalTemplates: ReadonlySet<string> = new Set(['dealer_week_v1']);

/** The meaning of {{1}}, {{2}} … of each template. */
export const templateParameters: Readonly<Record<string, readonly string[]>> = {
  lead_offer_v1: ['lead', 'intent', 'model', 'area', 'km', 'minutes'],
  lead_offer_plain_v1: ['lead', 'intent', 'model', 'area', 'km', 'minutes'],
  lead_yours_v1: ['lead', 'what is known of the customer'],
  lead_claimed_v1: ['name', 'rep', 'dealer', 'address'],
  lead_unclaimed_v1: ['lead', 'why it is with the manager', 'what is known of the customer'],
  reopen_chat_v1: ['name', 'rep', 'dealer'],
  customer_message_v1: ['name', 'lead', 'words'],
  lead_attention_v1: ['lead', 'what has become of it'],
  dealer_week_v1: ['dealer', 'week', 'its figures', 'one thing to do better'],
  alert_p0_v1: ['what is wrong and since when', 'what happened', 'next step'],
};
