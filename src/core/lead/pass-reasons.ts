/** Why a rep passes on a lead. None of them counts against the rep. */
import type { Lead } from '../../tables/leads.ts';

/** The reason given by the offer's own button; it affects the next ring. */
export const NO_STOCK = 'NO_STOCK';

/** Whether the lead is about a certain model, which a dealer may not have in stock. */
export function wantsUnit({ intent, modelId }: Pick<Lead, 'intent' | 'modelId'>): boolean {
  return intent !== 'SERVICE' && modelId !== '';
}

/** Reasons to choose from after Pass. */
export const PASS_REASONS = ['TOO_FAR', 'TOO_BUSY', 'NOT_OURS', 'OTHER'] as const;
