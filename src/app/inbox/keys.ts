/** The script properties that the hub keeps for itself. */

/** Where the growing tables end, as last seen. */
export const TAILS_KEY = 'hint.tails';

/** When the queue was last looked after. */
export const DRAINED_KEY = 'units.drained';

/** When the minute's work was last done (epoch ms). */
export const HEARTBEAT_KEY = 'health.heartbeat';

/** Names of old entries that a round has begun with: still there when the next one begins, they took that one down. */
export const BEGUN_KEY = 'writer.begun';
