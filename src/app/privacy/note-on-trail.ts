/** Entries of the Audit trail for a request: that it was made and carried out, without naming the person. */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import type { RowUpdate } from '../../ports.ts';
import { headerIn } from '../../store/archive/volumes.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { PrivacyJob } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';

export interface PrivacyDeed {
  readonly action: string;
  readonly job: PrivacyJob;
  readonly to: string;
}

const LOCK_WAIT_MS = 15_000;

/** False when the lock was taken. `more`: further changes for the same commit. */
export function writeOnTrail(
  { clock, withLock, workbook }: Pick<WriterDeps, 'clock' | 'withLock' | 'workbook'>,
  { action, job, to }: PrivacyDeed,
  more: () => readonly RowUpdate[] = () => [],
): boolean {
  const { name: sheet } = tables.auditTrail;
  const subject = subjectOf(job);
  const id = `au-${fingerprint(`${action}|${subject}|${job.askedAt}`)}`;
  const written = withLock(LOCK_WAIT_MS, (commit) => {
    const layout = new Layout(tables.auditTrail, headerIn(workbook, sheet));
    const about = { id, at: clock.nowMs(), who: 'the owner, by the menu', role: 'HQ', action, subject, from: '', to };
    commit({ updates: more(), appends: [{ sheet, rows: [layout.encode(about)] }] });
  });
  return written !== BUSY;
}

/** The Customer ID, which identifies nobody once they are erased. */
export function subjectOf({ person: { ids } }: PrivacyJob): string {
  return ids.find((id) => id.startsWith('C-')) ?? ids[0] ?? '';
}
