/**
 * Names of rules that never notify a person; pages and docs show them. They are kept apart from rules.ts because no message
 * needs them and every kilobyte of Code.js costs time in each execution.
 */
import { ALERT_RULES, type AlertRule, type AlertRuleId, LOOK as look } from './rules.ts';

type Described = Required<Pick<AlertRule, 'words' | 'next' | 'meaning'>>;

/** Every rule that has no words in rules.ts. */
export type FeedRuleId = {
  [K in AlertRuleId]: (typeof ALERT_RULES)[K] extends { words: object } ? never : K;
}[AlertRuleId];

export const FEED_WORDS: Readonly<Record<FeedRuleId, Described>> = {
  'first-contact-missed': {
    words: { id: 'Kontak pertama terlewat', en: 'First contact missed' },
    next: { id: 'Bicarakan dengan dealernya.', en: 'Talk to the dealer.' },
    meaning: 'A lead was taken back from a dealer that did not contact its customer. Over when somebody does.',
  },
  'customer-not-contacted': {
    words: { id: 'Pelanggan belum dihubungi', en: 'Customer not contacted' },
    next: { id: 'Hubungi pelanggan.', en: 'Call the customer.' },
    meaning: 'The customer says that nobody contacted them.',
  },
  'owner-unreachable': {
    words: { id: 'Pemilik lead tidak terjangkau', en: 'Owner cannot be reached' },
    next: { id: 'Telepon sales itu.', en: 'Call the rep.' },
    meaning: 'What a customer wrote could not be delivered to whoever has the lead.',
  },
  'owner-gone': {
    words: { id: 'Lead tanpa pemilik', en: 'Lead without its owner' },
    next: {
      id: 'Kembalikan baris sales, atau telepon pelanggan.',
      en: 'Put the rep’s row back, or call the customer.',
    },
    meaning: 'A customer wrote, and the rep who has the lead is no longer in Reps.',
  },
  'rep-unreachable': {
    words: { id: 'Sales tidak terjangkau', en: 'Rep cannot be reached' },
    next: { id: 'Periksa nomornya di Reps.', en: 'Check the number in Reps.' },
    meaning: 'WhatsApp cannot deliver to a rep. Over when they write.',
  },
  'sale-not-checked': {
    words: { id: 'Penjualan belum diperiksa', en: 'Sale not checked yet' },
    next: look,
    meaning: 'A sale that was entered in the chat waits, since the rules could not run.',
  },
  'number-of-somebody-else': {
    words: { id: 'Nomor milik orang lain', en: 'Number of somebody else' },
    next: { id: 'Cari tahu nomor itu milik siapa.', en: 'Find out whose number it is.' },
    meaning: 'A customer shared a number that is another customer’s.',
  },
  'odd-move': {
    words: { id: 'Perpindahan lead yang janggal', en: 'Odd move of a lead' },
    next: look,
    meaning: 'A lead made a move that is not foreseen.',
  },
  'unit-exception': {
    words: { id: 'Kejadian unit yang janggal', en: 'Odd event of a unit' },
    next: { id: 'Periksa tab Unit events.', en: 'Look at Unit events.' },
    meaning: 'A unit reported what does not fit its state.',
  },
  'unit-clock': {
    words: { id: 'Jam unit salah', en: 'Clock of a unit is wrong' },
    next: { id: 'Periksa jam perangkatnya.', en: 'Check the clock of the device.' },
    meaning: 'A report that bears on a unit’s state does not count, since its time cannot be right.',
  },
  'activation-not-taken': {
    words: { id: 'Aktivasi ditolak', en: 'Activation not taken' },
    next: { id: 'Aktifkan unitnya secara manual.', en: 'Activate the unit by hand.' },
    meaning: 'A gateway did not take the activation of a sold unit.',
  },
  'events-refused': {
    words: { id: 'Kejadian ditolak', en: 'Events refused' },
    next: { id: 'Periksa pemetaan di Gateways.', en: 'Check the mapping in Gateways.' },
    meaning: 'A gateway sends events that cannot be used.',
  },
  'near-overflow': {
    words: { id: 'Webhook terlalu rapat', en: 'Webhooks came too thick' },
    next: { id: 'Pasang relay di depan hub.', en: 'Put the relay in front.' },
    meaning: 'About as many executions ran at once as Google allows.',
  },
  'wrong-key': {
    words: { id: 'Webhook dengan kunci salah', en: 'Webhooks with a wrong key' },
    next: { id: 'Periksa URL di penyedianya.', en: 'Check the URL at the provider.' },
    meaning: 'Somebody calls the webhook without the right key.',
  },
  'event-not-handled': {
    words: { id: 'Kejadian tidak tertangani', en: 'Event not handled' },
    next: { id: 'Lihat tab Dead letters.', en: 'Look at Dead letters.' },
    meaning: 'An event failed and is kept whole in Dead letters.',
  },
  'step-failed': {
    words: { id: 'Langkah gagal', en: 'Step failed' },
    next: look,
    meaning: 'One piece of work fails and is put off. Over when it succeeds.',
  },
  'broken-cell': {
    words: { id: 'Sel tidak terbaca', en: 'Cell cannot be read' },
    next: { id: 'Kembalikan isi selnya.', en: 'Put the cell back.' },
    meaning: 'A cell that the hub filled was typed over.',
  },
  'memory-broken': {
    words: { id: 'Memori hub rusak', en: 'The hub’s memory was broken' },
    next: { id: 'Jangan ubah tab System.', en: 'Leave the System tab alone.' },
    meaning: 'A row of the System tab was changed by hand. What could be was put right.',
  },
  'workbook-locale': {
    words: { id: 'Lokal workbook berubah', en: 'Locale of the workbook changed' },
    next: { id: 'Jalankan Set up or repair.', en: 'Run Set up or repair.' },
    meaning: 'In another locale than Indonesia’s, Sheets reads prices and dates otherwise.',
  },
  'digest-not-sent': {
    words: { id: 'Digest tidak terkirim', en: 'Digest not sent' },
    next: { id: 'Lihat tab Digests.', en: 'Look at Digests.' },
    meaning: 'A digest was refused, or the mail quota is spent.',
  },
  'crm-sync': {
    words: { id: 'CRM tidak terisi', en: 'CRM not written' },
    next: { id: 'Lihat tab CRM sync.', en: 'Look at CRM sync.' },
    meaning: 'Leads cannot be written to the CRM.',
  },
  'feishu-stopped': {
    words: { id: 'Salinan di Feishu berhenti', en: 'The copy in Feishu stopped' },
    next: look,
    meaning: 'The figures cannot be copied to Feishu.',
  },
  'archive-unread': {
    words: { id: 'Arsip tidak terbaca', en: 'An archive cannot be read' },
    next: { id: 'Pulihkan atau bagikan file arsip.', en: 'Restore the archive file, or share it again.' },
    meaning:
      'An archive workbook was removed or is not shared with the owner any more, or did not answer when a customer in it wrote.',
  },
  'bigquery-behind': {
    words: { id: 'BigQuery tertinggal', en: 'BigQuery lags behind' },
    next: { id: 'Ikuti kalimat di tab Alerts.', en: 'Do what the Alerts tab says.' },
    meaning:
      'Archived rows could not be copied to BigQuery. They are in the archive workbooks, and go there by themselves once it works again (docs/BIGQUERY.md).',
  },
  'capacity-short': {
    words: { id: 'Kapasitas Google hampir habis', en: 'Google’s limits come near' },
    next: { id: 'Lihat docs/CAPACITY.md.', en: 'See docs/CAPACITY.md.' },
    meaning:
      'The workbook is 70 % full or full within 30 days (P0: 85 %, or a week), or a day took 70 % of the trigger minutes or requests. Seen again each night while it is so.',
  },
};

/** A rule's name, what to do about it, and what it means. */
export function describeRule(id: AlertRuleId): Described {
  const { words, next, meaning = '' }: AlertRule = ALERT_RULES[id];
  return words && next ? { words, next, meaning } : FEED_WORDS[id as FeedRuleId];
}
