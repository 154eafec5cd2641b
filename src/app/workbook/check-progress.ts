/** Sentences about checks still in progress, for the menu. */
import { auditProgress } from '../audit/audit-sales.ts';
import type { WriterDeps } from '../round/deps.ts';
import { waitingEdits } from './check-sales.ts';
import { linesProgress } from './import-lines.ts';
import { waitingMoves } from './staff-decisions.ts';

export function progressOfChecks({ properties }: Pick<WriterDeps, 'properties'>): string[] {
  const all = properties.getAll();
  const lines = [...linesProgress(all), ...waitingEdits(all), ...waitingMoves(all), ...auditProgress(all)];
  return lines.length > 0 ? lines : ['Everything is checked.'];
}
