/** The script properties that the hub keeps for itself. */

/** Where the growing tables end, as last seen. */
export const TAILS_KEY = 'hint.tails';

/** When the queue was last looked after. */
export const DRAINED_KEY = 'units.drained';
