/** Every setting: its kind, default and meaning. Staff set them in the Settings tab. */

type SettingKind = 'text' | 'integer' | 'number' | 'boolean';

/** What a setting may hold, and what it means. */
export interface SettingDefinition {
  readonly kind: SettingKind;
  readonly fallback: string | number | boolean;
  readonly meaning: string;
  readonly min?: number;
  readonly max?: number;
  /** The words that it may be. */
  readonly choices?: readonly string[];
}

export const settingDefinitions = {
  brandName: { kind: 'text', fallback: 'Volta Nusantara', meaning: 'The brand as customers read it.' },
  webAppUrl: {
    kind: 'text',
    fallback: '',
    meaning: 'The address of the web app, ending in /exec, for links to pages. Blank: as Apps Script tells it.',
  },
  otherHubs: {
    kind: 'text',
    fallback: '',
    meaning:
      'Hubs of other regions, for head office’s console: a name and the web app’s address, with ; between: Jawa Barat https://script.google.com/macros/s/…/exec; Bali https://…',
  },
  pageLinkDays: {
    kind: 'integer',
    fallback: 14,
    min: 1,
    max: 365,
    meaning: 'How long personal links to pages are good.',
  },
  googleSignIn: {
    kind: 'boolean',
    fallback: false,
    meaning:
      'People whose Google account stands in the People tab open the console without a link, where Google tells who they are.',
  },
  claimWindowMinutes: {
    kind: 'integer',
    fallback: 10,
    min: 1,
    max: 1440,
    meaning: 'How long a lead is offered to one ring of dealers, in minutes of open time.',
  },
  firstContactMinutes: {
    kind: 'integer',
    fallback: 30,
    min: 1,
    max: 1440,
    meaning: 'How long the owner has to contact the customer, in minutes of open time, before the lead is taken back.',
  },
  dealersPerRing: { kind: 'integer', fallback: 3, min: 1, max: 10, meaning: 'How many dealers are asked at once.' },
  openLeadsPerDealer: {
    kind: 'integer',
    fallback: 30,
    min: 1,
    max: 10000,
    meaning: 'A dealer with so many open leads of the last 14 days is offered no more until some are closed.',
  },
  tellLosers: {
    kind: 'boolean',
    fallback: false,
    meaning: 'Tell reps who did not tap that the lead is gone; costs a message each.',
  },
  maxRadiusKm: { kind: 'number', fallback: 100, min: 1, max: 2000, meaning: 'Dealers further away are not asked.' },
  ignoredBeforeCoolDown: {
    kind: 'integer',
    fallback: 3,
    min: 1,
    max: 100,
    meaning: 'Offers in a row that a rep may let run out before being skipped for a while.',
  },
  coolDownMinutes: { kind: 'integer', fallback: 60, min: 1, max: 10080, meaning: 'How long such a rep is skipped.' },
  repromptsBeforeHuman: {
    kind: 'integer',
    fallback: 2,
    min: 1,
    max: 10,
    meaning: 'Answers not understood before a person takes over.',
  },
  reminderMinutes: {
    kind: 'integer',
    fallback: 60,
    min: 5,
    max: 1200,
    meaning: 'A customer who does not answer the chatbot is reminded once after so many minutes, by day.',
  },
  protectionDays: {
    kind: 'integer',
    fallback: 30,
    min: 0,
    max: 365,
    meaning: 'A customer who returns within these days goes to the same dealer.',
  },
  attributionModel: {
    kind: 'text',
    fallback: 'last',
    choices: ['last', 'first', 'linear'],
    meaning: 'Which leads of a customer a sale is put down to: the last, the first, or all alike (linear).',
  },
  hqEmail: {
    kind: 'text',
    fallback: '',
    meaning:
      'Who gets the daily digest of all regions, and alerts that WhatsApp cannot bring: addresses, comma-separated. Blank: nobody.',
  },
  digestHour: {
    kind: 'integer',
    fallback: 7,
    min: 0,
    max: 23,
    meaning: 'At which hour the daily digest goes out, by the clock of the region; head office’s by WIB.',
  },
  digestWhenQuiet: {
    kind: 'boolean',
    fallback: true,
    meaning: 'Send the digest also when there is nothing to say.',
  },
  digestCharts: {
    kind: 'boolean',
    fallback: true,
    meaning: 'Show charts in the digest as pictures. What they say stands in words in any case.',
  },
  dealerWeek: {
    kind: 'boolean',
    fallback: false,
    meaning:
      'On Mondays, tell each dealer by WhatsApp how their week was: leads, answers, score, one thing to do better.',
  },
  dealerWeekTemplate: {
    kind: 'text',
    fallback: 'dealer_week_v1',
    meaning: 'Template for that message outside the 24-hour window. Needed only when dealerWeek is on.',
  },
  lookerTemplateId: {
    kind: 'text',
    fallback: '',
    meaning:
      'The ID of your own Looker Studio report to copy, see docs/LOOKER_STUDIO.md. Blank: a new report for each tab.',
  },
  hqName: { kind: 'text', fallback: 'Head office', meaning: 'Who gets a lead when the region has no manager.' },
  managerMinutes: {
    kind: 'integer',
    fallback: 60,
    min: 1,
    max: 1440,
    meaning: 'How soon a manager answers a customer, in minutes between 8 and 20 o’clock. Customers are told so.',
  },
  workbookLanguage: {
    kind: 'text',
    fallback: 'en',
    choices: ['id', 'en'],
    meaning:
      'The language of headers, and of what the hub says in rows, on the tabs of staff: id or en. Then choose Dealer Hub → Set up or repair.',
  },
  hqLanguage: { kind: 'text', fallback: 'id', choices: ['id', 'en'], meaning: 'The language of head office.' },
  hqPhone: { kind: 'text', fallback: '', meaning: 'WhatsApp number of head office, 62812…' },
  metaApiVersion: { kind: 'text', fallback: 'v25.0', meaning: 'Version of Meta’s Graph API.' },
  offerTemplate: {
    kind: 'text',
    fallback: 'lead_offer_v1',
    meaning: 'Template for offers outside the 24-hour window.',
  },
  plainOfferTemplate: {
    kind: 'text',
    fallback: 'lead_offer_plain_v1',
    meaning: 'The same without “No stock”: for service, or when no model was named.',
  },
  ownerTemplate: {
    kind: 'text',
    fallback: 'lead_yours_v1',
    meaning: 'Template that gives a rep their lead outside the 24-hour window.',
  },
  introTemplate: {
    kind: 'text',
    fallback: 'lead_claimed_v1',
    meaning: 'Template that introduces the rep to the customer.',
  },
  reopenTemplate: {
    kind: 'text',
    fallback: 'reopen_chat_v1',
    meaning: 'Template that asks a customer to reopen the chat.',
  },
  bridgeTemplate: {
    kind: 'text',
    fallback: 'customer_message_v1',
    meaning: 'Template that brings a customer’s words to an owner outside the 24-hour window.',
  },
  attentionTemplate: {
    kind: 'text',
    fallback: 'lead_attention_v1',
    meaning: 'Template that tells a manager or a rep what has become of a lead.',
  },
  alertTemplate: {
    kind: 'text',
    fallback: 'alert_p0_v1',
    meaning: 'Template for P0 alerts outside the 24-hour window.',
  },
  alertAnswerMinutes: {
    kind: 'integer',
    fallback: 30,
    min: 5,
    max: 1440,
    meaning: 'A P0 alert that nobody acknowledges for so long goes to head office, too.',
  },
  alertHoursOfCare: {
    kind: 'integer',
    fallback: 4,
    min: 1,
    max: 72,
    meaning: 'How long an acknowledgement keeps an alert quiet; then it comes back unless its cause has cleared.',
  },
  alertsPerDay: {
    kind: 'integer',
    fallback: 6,
    min: 2,
    max: 50,
    meaning: 'So many alerts a day reach one person by WhatsApp; the rest comes by mail.',
  },
  alertQuietHours: {
    kind: 'text',
    fallback: '22-05',
    meaning:
      'When only alerts that cannot wait ring, by the clock of the region. Blank: the default. never: always ring.',
  },
  managerTemplate: { kind: 'text', fallback: 'lead_unclaimed_v1', meaning: 'Template for leads that nobody claimed.' },
  templateRp: {
    kind: 'number',
    fallback: 400,
    min: 0,
    max: 100000,
    meaning: 'What a utility template costs (Rp), by Meta’s rate card. For the cost of messages.',
  },
  freeMessagesPerMonth: {
    kind: 'integer',
    fallback: 1000,
    min: 0,
    max: 100000000,
    meaning: 'Free messages a month that Meta does not charge for. Further ones cost as much as a template.',
  },
  activationDays: {
    kind: 'integer',
    fallback: 14,
    min: 0,
    max: 365,
    meaning: 'A unit sold longer ago that never reported itself is looked at. 0: never.',
  },
  yardDays: {
    kind: 'integer',
    fallback: 7,
    min: 0,
    max: 365,
    meaning: 'A sold unit that still stands at its dealer’s after so many days is looked at. 0: never.',
  },
  silentUnitDays: {
    kind: 'integer',
    fallback: 30,
    min: 0,
    max: 365,
    meaning: 'A unit in use that has not reported for so long is written down. 0: never.',
  },
  propertyCallsPerDay: {
    kind: 'integer',
    fallback: 50_000,
    min: 1_000,
    max: 10_000_000,
    meaning: 'Google’s daily limit: 50000 for a consumer account, 500000 with Workspace. At 70 % an alert says so.',
  },
  rawTelemetryDays: {
    kind: 'integer',
    fallback: 7,
    min: 1,
    max: 90,
    meaning: 'How long what gateways sent is kept whole.',
  },
  feishuSync: {
    kind: 'boolean',
    fallback: false,
    meaning: 'Copy metrics, findings and the ledger’s head to Feishu Base each night: see docs/FEISHU_BASE.md.',
  },
  feishuHost: {
    kind: 'text',
    fallback: 'open.feishu.cn',
    choices: ['open.feishu.cn', 'open.larksuite.com'],
    meaning: 'Where the base is: Feishu, or Lark.',
  },
  feishuCallsPerMonth: {
    kind: 'number',
    fallback: 8000,
    meaning: 'The hub’s share of the tenant’s calls; the free edition has 10,000 for all apps together.',
  },
  feishuBatch: { kind: 'number', fallback: 500, meaning: 'Records a call, 500 at most.' },
  crmSync: {
    kind: 'boolean',
    fallback: false,
    meaning: 'Write contacts, deals and notes to Qontak CRM: see docs/QONTAK.md.',
  },
  crmPipelineId: { kind: 'text', fallback: '', meaning: 'The CRM pipeline in which deals are made; blank: its own.' },
  crmStages: {
    kind: 'text',
    fallback: '',
    meaning: 'The deal’s stage for each status, such as CLAIMED=12, WON=15. Others are left as they are.',
  },
  crmUserId: { kind: 'text', fallback: '', meaning: 'SSO ID of the CRM user in whose name is written.' },
  telemetryConfirms: {
    kind: 'text',
    fallback: 'RECEIVED, PURCHASED, FIRST_RIDE, RIDE, SERVICED',
    meaning: 'What gateways may say of a unit by themselves; the rest is kept as an exception until staff say it.',
  },
  alwaysOpen: { kind: 'boolean', fallback: false, meaning: 'Offers ring at any hour; for demonstrations.' },
  offersPerDealerPer10Minutes: {
    kind: 'integer',
    fallback: 3,
    min: 1,
    max: 10,
    meaning: 'How many leads of the night’s backlog are offered to one dealer within ten minutes.',
  },
  longestWaitHours: {
    kind: 'integer',
    fallback: 96,
    min: 1,
    max: 336,
    meaning: 'If no dealer in reach opens within these hours, a manager gets the lead at once.',
  },
  backdateDays: {
    kind: 'integer',
    fallback: 7,
    min: 0,
    max: 365,
    meaning: 'A sale entered more days after its date is looked at.',
  },
  maxOdometerKm: { kind: 'integer', fallback: 50, min: 0, max: 100000, meaning: 'A unit sold with more is looked at.' },
  odometerReadingKm: {
    kind: 'integer',
    fallback: 20,
    min: 0,
    max: 1000,
    meaning: 'So many kilometres more than its sale says are no finding: speedometers are read by people.',
  },
  yardMeters: {
    kind: 'integer',
    fallback: 150,
    min: 20,
    max: 2000,
    meaning: 'As near to its dealer as this a unit stands in the yard; receivers err by some 10 m.',
  },
  monthEndSharePct: {
    kind: 'integer',
    fallback: 40,
    min: 0,
    max: 100,
    meaning:
      'A dealer with more of a month’s sales in its last three days is looked at; 0: never. Of even days they are 10 %.',
  },
  unitsPerCustomer: {
    kind: 'integer',
    fallback: 3,
    min: 2,
    max: 1000,
    meaning: 'From so many units on one phone number, all of them are looked at.',
  },
  commissionPct: {
    kind: 'number',
    fallback: 2,
    min: 0,
    max: 100,
    meaning: 'The commission on a sale, in percent of its net price.',
  },
  extrasSharePct: {
    kind: 'integer',
    fallback: 25,
    min: 1,
    max: 1000,
    meaning: 'Accessories and fees over this share of the vehicle line are looked at.',
  },
  archiveRows: {
    kind: 'boolean',
    fallback: true,
    meaning: 'Move old rows to archive workbooks at night. Without it, the workbook is full one day and the hub stops.',
  },
  archiveLogDays: {
    kind: 'integer',
    fallback: 7,
    min: 1,
    max: 3650,
    meaning: 'Rows of the Inbox log are archived after so many days.',
  },
  archiveMessageDays: {
    kind: 'integer',
    fallback: 7,
    min: 3,
    max: 3650,
    meaning:
      'Messages, offers and the timeline of leads that are over are archived after so many days; those of open leads stay.',
  },
  archiveLeadDays: {
    kind: 'integer',
    fallback: 30,
    min: 15,
    max: 3650,
    meaning: 'Leads that are over are archived so many days after their last move, and not within protectionDays.',
  },
  archiveCustomerDays: {
    kind: 'integer',
    fallback: 45,
    min: 15,
    max: 3650,
    meaning: 'Customers without a lead in the workbook are archived so many days after their last message.',
  },
  archiveRecordDays: {
    kind: 'integer',
    fallback: 90,
    min: 7,
    max: 3650,
    meaning: 'Alerts that are over, the audit trail and events of units are archived after so many days.',
  },
  archiveSilentDays: {
    kind: 'integer',
    fallback: 180,
    min: 91,
    max: 3650,
    meaning:
      'Leads that their owner never closed, and sold leads whose unit never reported, are archived so many days after their last move.',
  },
  bigQueryProject: {
    kind: 'text',
    fallback: '',
    meaning:
      'The Google Cloud project to which archived rows are copied as well, see docs/BIGQUERY.md. Blank: to archive workbooks only.',
  },
  bigQueryDataset: {
    kind: 'text',
    fallback: 'dealer_hub',
    meaning: 'The BigQuery dataset in it; made when there is none.',
  },
  bigQueryLocation: {
    kind: 'text',
    fallback: 'asia-southeast2',
    meaning: 'Where that dataset is: asia-southeast2 (Jakarta), asia-southeast1 (Singapore), US …',
  },
  privacyAnswerHours: {
    kind: 'integer',
    fallback: 72,
    min: 1,
    max: 720,
    meaning: 'Within how many hours a person’s request about their data is to be answered; the law says 72.',
  },
  dataRequestDays: {
    kind: 'integer',
    fallback: 14,
    min: 1,
    max: 365,
    meaning: 'What was exported about a person leaves the Data requests tab after so many days.',
  },
} as const satisfies Record<string, SettingDefinition>;
