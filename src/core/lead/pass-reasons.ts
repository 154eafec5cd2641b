/** Why a rep passes on a lead. None of them counts against the rep. */
import type { Lead } from '../../tables/leads.ts';

/** Said by a button of the offer: it steers the next ring. */
export const NO_STOCK = 'NO_STOCK';

/** Only who wants a certain model can be told that there is none. */
export function wantsUnit({ intent, modelId }: Pick<Lead, 'intent' | 'modelId'>): boolean {
  return intent !== 'SERVICE' && modelId !== '';
}

/** Asked after Pass. */
export const PASS_REASONS = ['TOO_FAR', 'TOO_BUSY', 'NOT_OURS', 'OTHER'] as const;
