/** Entries of the Audit trail for what is done on the pages outside a round, written in the same commit as the change. */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { clip } from '../../core/lib/text.ts';
import type { Me } from '../../core/pages/views.ts';
import type { WorkbookReader } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { AuditEntry } from '../../tables/records.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Commit } from '../round/with-lock.ts';

export type Deed = Pick<AuditEntry, 'action' | 'subject' | 'from' | 'to'>;

const LONGEST = 2_000;

/** Reads the header: one call. */
export function trailRows(workbook: WorkbookReader, me: Me, deeds: readonly Deed[], nowMs: number) {
  const { name } = tables.auditTrail;
  const [[head = []] = []] = workbook.read([{ sheet: name, fromRow: 1, toRow: 1 }]);
  const layout = new Layout(tables.auditTrail, head);
  const rows = deeds.map((deed, index) => {
    const id = `au-${fingerprint(`${me.role}|${me.id}|${deed.action}|${deed.subject}|${nowMs}|${index}`)}`;
    const who = `${me.name} (${me.id})`;
    const [from, to] = [clip(deed.from, LONGEST), clip(deed.to, LONGEST)];
    return layout.encode({ id, at: nowMs, who, role: me.role, ...deed, from, to });
  });
  return { sheet: name, rows };
}

/** The same ports, except that the first commit that writes anything also writes the trail entry. */
export function withTrail(deps: WriterDeps, me: Me, deed: Deed): WriterDeps {
  const trail = trailRows(deps.workbook, me, [deed], deps.clock.nowMs());
  let isWritten = false;
  const carrying =
    (commit: Commit): Commit =>
    (changes, putRight) => {
      if (isWritten || changes.updates.length + changes.appends.length === 0) return commit(changes, putRight);
      const moved = commit({ ...changes, appends: [...changes.appends, trail] }, putRight);
      isWritten = true;
      return moved;
    };
  return { ...deps, withLock: (waitMs, work) => deps.withLock(waitMs, (commit) => work(carrying(commit))) };
}
