/** The script properties that the hub keeps for itself. */

/** Where the growing tables end, as last seen. */
export const TAILS_KEY = 'hint.tails';

/** The same of the CRM tab, which rounds do not read. */
export const CRM_TAIL_KEY = 'hint.crmTail';

/** When the queue was last looked after. */
export const DRAINED_KEY = 'units.drained';

/** When the minute's work was last done, by whomever (epoch ms). */
export const HEARTBEAT_KEY = 'health.heartbeat';

/** When the minute trigger last ran (epoch ms). */
export const TRIGGER_KEY = 'health.trigger';

/** What stops the hub's work, in words, or '': staff read it in the health answer. */
export const FAULT_KEY = 'health.fault';

/** Since when there has been a fault in every minute (epoch ms), or ''. */
export const FAULT_SINCE_KEY = 'health.faultSince';

/** The day's property calls so far: see property-calls.ts. */
export const SPENT_KEY = 'health.spent';

/** What the minute trigger's runs took today and yesterday: see measure-capacity.ts. */
export const TRIGGER_SPENT_KEY = 'health.triggerSpent';

/** Old entries that a round started with: if they are still there when the next one starts, they crashed that round. */
export const BEGUN_KEY = 'writer.begun';

/** Changes whenever a round has written something: open pages ask for it. */
export const CHANGES_KEY = 'pages.changes';

/** Since when Sheets has refused in every minute (epoch ms), or '': nobody tries long then. */
export const SHEETS_DOWN_KEY = 'health.sheetsDown';
