/**
 * Every kind of problem that becomes an alert, described once: who is responsible, how urgent it is, its words, what to do, how
 * long it may clear by itself before anybody is told, and when it ends. Code can raise only the rules listed here.
 */
import type { Language } from '../../tables/customers.ts';

export type Tier = 'P0' | 'P1' | 'P2';
type Words = Readonly<Record<Language, string>>;

export interface AlertRule {
  /** P0 reaches a person at once, P1 waits in the Alerts tab, P2 in the digest. */
  readonly tier: Tier;
  /** Who is told first: the manager of its region, or head office. */
  readonly owner: 'manager' | 'hq';
  /** What happened, in a few words; the alert's own text says the rest. For rules that notify nobody see feed-words.ts. */
  readonly words?: Words;
  readonly next?: Words;
  /** What it means and when it is over, for docs/ALERTS.md. */
  readonly meaning?: string;
  /** Nobody is told for this long, since it may clear by itself. 0: told at once. */
  readonly holdSeconds?: number;
  /** Told at night as well. */
  readonly piercesNight?: boolean;
  /** Minutes without an answer after which the next person is told. Default: the setting. */
  readonly answerMinutes?: number;
  /** Each person is told only once, because the problem has reminders of its own. */
  readonly isToldOnce?: boolean;
  /** About a dealer's promise, so it is not raised for a dealer that is switched off. */
  readonly isPromise?: boolean;
  /** WhatsApp itself is the problem, so a mail is sent instead. */
  readonly byMail?: boolean;
  /** The hub can see when the problem is over. Otherwise the alert ends `expiresHours` after it was last seen. */
  readonly clears?: boolean;
  readonly expiresHours: number;
}

/** Hours: longer than a day, so that a problem reported daily does not end in between. */
const DAY = 30;
const WEEK = 7 * 24;
export const LOOK: Words = { id: 'Periksa tab Alerts.', en: 'Look at the Alerts tab.' };

/** The most urgent first: a message about many names the first three. */
export const ALERT_RULES = {
  'account-trouble': {
    ...{ tier: 'P0', owner: 'hq', piercesNight: true, expiresHours: 3 * DAY },
    words: { id: 'Masalah akun WhatsApp', en: 'WhatsApp account in trouble' },
    next: { id: 'Buka WhatsApp Manager.', en: 'Open WhatsApp Manager.' },
    meaning: 'Meta restricts the account, or pauses, disables or moves a template.',
  },
  'delivery-broken': {
    ...{ tier: 'P0', owner: 'hq', piercesNight: true, byMail: true, holdSeconds: 60, clears: true, expiresHours: DAY },
    words: { id: 'Pesan WhatsApp tidak terkirim', en: 'WhatsApp takes no messages' },
    next: {
      id: 'Periksa token, akun, dan template WhatsApp.',
      en: 'Check the WhatsApp token, account and templates.',
    },
    meaning: 'Every message is refused for one reason. Over when a message goes out again.',
  },
  'ledger-broken': {
    ...{ tier: 'P0', owner: 'hq', piercesNight: true, clears: true, expiresHours: WEEK },
    words: { id: 'Ledger tidak utuh', en: 'The ledger does not hold' },
    next: { id: 'Bandingkan dengan riwayat versi.', en: 'Compare with the version history.' },
    meaning: 'A row of the Ledger was changed, removed or moved. Over when a nightly check holds again.',
  },
  'minute-trigger-silent': {
    ...{ tier: 'P0', owner: 'hq', piercesNight: true, clears: true, expiresHours: WEEK },
    words: { id: 'Trigger tiap menit berhenti', en: 'The minute trigger is silent' },
    next: { id: 'Jalankan Set up or repair.', en: 'Run Set up or repair.' },
    meaning: 'Google switched the trigger off. Over when it runs again.',
  },
  'memory-full': {
    ...{ tier: 'P0', owner: 'hq', piercesNight: true, expiresHours: DAY },
    words: { id: 'Memori hub penuh', en: 'The hub’s memory is full' },
    next: LOOK,
    meaning: 'A row of the System tab is full, and the oldest or last due gave way. P1 when it is that of the alerts.',
  },
  'units-wait': {
    ...{ tier: 'P0', owner: 'hq', holdSeconds: 60, clears: true, expiresHours: DAY },
    words: { id: 'Laporan unit tertahan', en: 'Reports of units wait' },
    next: { id: 'Perbaiki tab yang disebut.', en: 'Put the named tab right.' },
    meaning: 'A tab that units need cannot be used. Over when their reports are taken again.',
  },
  'property-calls': {
    ...{ tier: 'P0', owner: 'hq', clears: true, expiresHours: DAY },
    words: { id: 'Kuota Google hampir habis', en: 'Google’s quota is nearly spent' },
    next: { id: 'Pasang relay di depan hub.', en: 'Put the relay in front.' },
    meaning: '70 % of the day’s property calls are spent. Over with the day.',
  },
  'rows-moved': {
    ...{ tier: 'P0', owner: 'hq', expiresHours: WEEK },
    words: { id: 'Baris tertimpa', en: 'Rows were written over' },
    next: { id: 'Bandingkan dengan riwayat versi.', en: 'Compare with the version history.' },
    meaning: 'Somebody sorted a tab at the moment of a commit, and not everything could be put right.',
  },
  'lead-unclaimed': {
    ...{ tier: 'P0', owner: 'manager', holdSeconds: 60, answerMinutes: 120, isToldOnce: true },
    ...{ clears: true, expiresHours: 3 * DAY },
    words: { id: 'Lead tanpa dealer', en: 'Lead that nobody claimed' },
    next: { id: 'Tulis LEAD SAYA, lalu pilih sales.', en: 'Write MY LEADS, then choose a rep.' },
    meaning:
      'A lead is with its manager. The card of the lead tells of it; of more than two cards an hour the rest is one message. Over when it has gone on or the manager has written to the customer.',
  },
  'hard-findings': {
    ...{ tier: 'P0', owner: 'manager', holdSeconds: 120, clears: true, expiresHours: WEEK },
    words: { id: 'Temuan berat', en: 'Hard findings' },
    next: { id: 'Putuskan di tab Findings.', en: 'Decide in the Findings tab.' },
    meaning: 'Sales of one dealer were stopped by the rules. Over when none of its hard findings is open.',
  },
  'gateway-silent': {
    ...{ tier: 'P0', owner: 'hq', holdSeconds: 60, clears: true, expiresHours: WEEK },
    words: { id: 'Gateway diam', en: 'Gateway silent' },
    next: { id: 'Hubungi penyedia gateway.', en: 'Call whoever runs the gateway.' },
    meaning: 'Nothing came from a gateway for as long as Gateways says. Over when it is heard.',
  },
  'gateway-bad-proof': {
    ...{ tier: 'P1', owner: 'hq', expiresHours: DAY },
    words: { id: 'Kiriman tanpa bukti', en: 'Deliveries that prove nothing' },
    next: { id: 'Periksa rahasia dan jam gateway.', en: 'Check the gateway’s secret and clock.' },
    meaning: 'A gateway’s deliveries have the wrong key or signature. P0 when there are many.',
  },
  'message-not-sent': {
    ...{ tier: 'P1', owner: 'hq', expiresHours: DAY },
    words: { id: 'Pesan tidak dikirim', en: 'Messages given up' },
    next: LOOK,
    meaning: 'Messages to one person were given up. P0 when it is about all.',
  },
  'first-contact-missed': { tier: 'P1', owner: 'manager', isPromise: true, clears: true, expiresHours: 3 * DAY },
  'customer-not-contacted': { tier: 'P1', owner: 'manager', isPromise: true, expiresHours: WEEK },
  'owner-unreachable': { tier: 'P1', owner: 'manager', isPromise: true, expiresHours: 3 * DAY },
  'owner-gone': { tier: 'P1', owner: 'manager', expiresHours: 3 * DAY },
  'rep-unreachable': { tier: 'P1', owner: 'manager', isPromise: true, clears: true, expiresHours: WEEK },
  'sale-not-checked': { tier: 'P1', owner: 'manager', expiresHours: DAY },
  'number-of-somebody-else': { tier: 'P1', owner: 'hq', expiresHours: WEEK },
  'odd-move': { tier: 'P1', owner: 'hq', expiresHours: WEEK },
  'unit-exception': { tier: 'P1', owner: 'manager', expiresHours: WEEK },
  'unit-clock': { tier: 'P1', owner: 'hq', expiresHours: WEEK },
  'activation-not-taken': { tier: 'P1', owner: 'hq', expiresHours: WEEK },
  'events-refused': { tier: 'P1', owner: 'hq', expiresHours: DAY },
  'near-overflow': { tier: 'P1', owner: 'hq', expiresHours: DAY },
  'wrong-key': { tier: 'P1', owner: 'hq', expiresHours: DAY },
  'event-not-handled': { tier: 'P1', owner: 'hq', expiresHours: WEEK },
  'step-failed': { tier: 'P1', owner: 'hq', clears: true, expiresHours: 3 * DAY },
  'broken-cell': { tier: 'P1', owner: 'hq', expiresHours: WEEK },
  'memory-broken': { tier: 'P1', owner: 'hq', expiresHours: WEEK },
  'workbook-locale': { tier: 'P1', owner: 'hq', expiresHours: WEEK },
  'digest-not-sent': { tier: 'P1', owner: 'hq', expiresHours: DAY },
  'crm-sync': { tier: 'P1', owner: 'hq', expiresHours: DAY },
  'feishu-stopped': { tier: 'P1', owner: 'hq', expiresHours: DAY },
  'archive-unread': { tier: 'P1', owner: 'hq', expiresHours: DAY },
  'bigquery-behind': { tier: 'P1', owner: 'hq', expiresHours: DAY },
  'capacity-short': { tier: 'P1', owner: 'hq', expiresHours: DAY },
} as const satisfies Readonly<Record<string, AlertRule>>;

export type AlertRuleId = keyof typeof ALERT_RULES;

const UNKNOWN: AlertRule = { tier: 'P1', owner: 'hq', expiresHours: WEEK };

/** The rule of this ID; a default for rules of older versions, which rows may still name. */
export function ruleOf(id: string): AlertRule {
  return Object.hasOwn(ALERT_RULES, id) ? ALERT_RULES[id as AlertRuleId] : UNKNOWN;
}

const ORDER = new Map<string, number>(Object.keys(ALERT_RULES).map((id, index) => [id, index]));

/** The rule's words in this language; its ID when it has none. */
export function wordsOf(id: string, language: Language): string {
  return ruleOf(id).words?.[language] ?? id;
}

export function nextOf(id: string, language: Language): string {
  return (ruleOf(id).next ?? LOOK)[language];
}

/** Smaller is more urgent. */
export function urgencyOf(id: string): number {
  return ORDER.get(id) ?? ORDER.size;
}
