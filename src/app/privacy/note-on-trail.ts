/** What the Audit trail says of a request: that it was made and carried out, and no longer about whom. */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import type { WorkbookReader } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { PrivacyJob } from '../inbox/pending-jobs.ts';

export interface PrivacyDeed {
  readonly action: string;
  readonly job: PrivacyJob;
  readonly to: string;
}

/** Reads the header: one call. */
export function trailRow(workbook: WorkbookReader, { action, job, to }: PrivacyDeed, nowMs: number) {
  const { name } = tables.auditTrail;
  const [[head = []] = []] = workbook.read([{ sheet: name, fromRow: 1, toRow: 1 }]);
  const subject = subjectOf(job);
  const id = `au-${fingerprint(`${action}|${subject}|${job.askedAt}`)}`;
  const about = { id, at: nowMs, who: 'the owner, by the menu', role: 'HQ', action, subject, from: '', to };
  return { sheet: name, rows: [new Layout(tables.auditTrail, head).encode(about)] };
}

/** A Customer ID: it leads to nobody once they are erased. */
export function subjectOf({ person: { ids } }: PrivacyJob): string {
  return ids.find((id) => id.startsWith('C-')) ?? ids[0] ?? '';
}
