/** Why a rep passes on a lead. None of them counts against the rep. */

/** Said by a button of the offer: it steers the next ring. */
export const NO_STOCK = 'NO_STOCK';

/** Asked after Pass. */
export const PASS_REASONS = ['TOO_FAR', 'TOO_BUSY', 'NOT_OURS', 'OTHER'] as const;
