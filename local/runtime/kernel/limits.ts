/**
 * Every limit of the platform that the runtime enforces, with the page that states it. `limits` in the options overrides single
 * ones; no other file of the runtime contains a limit of the platform.
 */
export interface Limits {
  /** "Simultaneous executions per user": visitors of a web app that executes as its owner share the owner's slots. */
  readonly simultaneousExecutions: number;
  readonly executionMs: number;
  readonly simpleTriggerMs: number;
  readonly triggersPerUser: number;
  /** "Triggers total runtime" a day. */
  readonly triggerRuntimePerDayMs: number;
  readonly urlFetchCallsPerDay: number;
  readonly urlFetchUrlLength: number;
  readonly urlFetchPayloadBytes: number;
  readonly urlFetchResponseBytes: number;
  readonly mailRecipientsPerDay: number;
  readonly mailRecipientsPerMessage: number;
  /** No longer published; developers report a refusal after about this many. */
  readonly geocodesPerDay: number;
  readonly propertyOperationsPerDay: number;
  readonly sheetsApiReadsPerMinute: number;
  readonly sheetsApiWritesPerMinute: number;
  /** Not published; the refusal is. Lock operations by one script within a second; no limit unless set. */
  readonly lockOperationsPerSecond: number;
  readonly sleepMs: number;
}

const MINUTE = 60_000;
const MEBIBYTE = 1024 * 1024;

/** https://developers.google.com/apps-script/guides/services/quotas, column "Consumer". */
export const CONSUMER_LIMITS: Limits = {
  // https://developers.google.com/apps-script/guides/services/quotas#current_limitations
  simultaneousExecutions: 30,
  // https://developers.google.com/apps-script/guides/services/quotas#current_limitations ("Script runtime")
  executionMs: 6 * MINUTE,
  // https://developers.google.com/apps-script/guides/triggers#restrictions
  simpleTriggerMs: 30_000,
  // https://developers.google.com/apps-script/guides/services/quotas#current_limitations ("Triggers")
  triggersPerUser: 20,
  // https://developers.google.com/apps-script/guides/services/quotas#current_quotas ("Triggers total runtime")
  triggerRuntimePerDayMs: 90 * MINUTE,
  // https://developers.google.com/apps-script/guides/services/quotas#current_quotas ("URL Fetch calls")
  urlFetchCallsPerDay: 20_000,
  // https://developers.google.com/apps-script/guides/services/quotas#current_limitations ("URL Fetch URL length")
  urlFetchUrlLength: 2082,
  // https://developers.google.com/apps-script/guides/services/quotas#current_limitations ("URL Fetch POST size")
  urlFetchPayloadBytes: 50 * MEBIBYTE,
  // https://developers.google.com/apps-script/guides/services/quotas#current_limitations ("URL Fetch response size")
  urlFetchResponseBytes: 50 * MEBIBYTE,
  // https://developers.google.com/apps-script/guides/services/quotas#current_quotas ("Email recipients per day")
  mailRecipientsPerDay: 100,
  // https://developers.google.com/apps-script/guides/services/quotas#current_limitations ("Email recipients per message")
  mailRecipientsPerMessage: 50,
  geocodesPerDay: 1000,
  // https://developers.google.com/apps-script/guides/services/quotas#current_quotas ("Properties read/write")
  propertyOperationsPerDay: 50_000,
  // https://developers.google.com/workspace/sheets/api/limits ("Read requests per minute per user per project")
  sheetsApiReadsPerMinute: 60,
  // https://developers.google.com/workspace/sheets/api/limits ("Write requests per minute per user per project")
  sheetsApiWritesPerMinute: 60,
  lockOperationsPerSecond: Number.POSITIVE_INFINITY,
  // https://developers.google.com/apps-script/reference/utilities/utilities#sleepmilliseconds
  sleepMs: 300_000,
};

/** The same page, column "Google Workspace", where it differs. */
export const WORKSPACE_LIMITS: Limits = {
  ...CONSUMER_LIMITS,
  triggerRuntimePerDayMs: 6 * 60 * MINUTE,
  urlFetchCallsPerDay: 100_000,
  mailRecipientsPerDay: 1500,
  geocodesPerDay: 10_000,
  propertyOperationsPerDay: 500_000,
};
