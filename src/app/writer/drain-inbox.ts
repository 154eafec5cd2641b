/**
 * Runs the writer after the lock was held for something else, so that deliveries which found it taken are handled at once and
 * not by the minute trigger.
 */

import { readEntries } from '../inbox/inbox.ts';
import type { WriterDeps } from '../round/deps.ts';
import { runWriter } from './writer.ts';

const BUDGET_MS = 20_000;

export function drainInbox(deps: WriterDeps): void {
  if (readEntries(deps.properties.getAll()).length > 0) runWriter(deps, { budgetMs: BUDGET_MS });
}
