/** Names of the script properties in which the hub keeps its own notes. */

/** The last row of each growing table, as last seen. */
export const TAILS_KEY = 'hint.tails';

/** The last row of the CRM tab, which rounds do not read. */
export const CRM_TAIL_KEY = 'hint.crmTail';

/** When the queue of heartbeats was last drained. */
export const DRAINED_KEY = 'units.drained';

/** When the minute's work was last done, by the trigger or in its place (epoch ms). */
export const HEARTBEAT_KEY = 'health.heartbeat';

/** When the minute trigger last ran (epoch ms). */
export const TRIGGER_KEY = 'health.trigger';

/** What stops the hub's work, as a sentence for staff, or ''. The health answer shows it. */
export const FAULT_KEY = 'health.fault';

/** Since when there has been a fault in every minute (epoch ms), or ''. */
export const FAULT_SINCE_KEY = 'health.faultSince';

/** The day's property calls so far: see property-calls.ts. */
export const SPENT_KEY = 'health.spent';

/** What the minute trigger's runs took today and yesterday: see measure-capacity.ts. */
export const TRIGGER_SPENT_KEY = 'health.triggerSpent';

/** Names of old entries that a round began with: if they are still there when the next round starts, they crashed it. */
export const BEGUN_KEY = 'writer.begun';

/** A value that changes whenever a round has written something; open pages poll it. */
export const CHANGES_KEY = 'pages.changes';

/** Since when Sheets has failed in every minute (epoch ms), or ''. While it is set, reads give up quickly. */
export const SHEETS_DOWN_KEY = 'health.sheetsDown';
