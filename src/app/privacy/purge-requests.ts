/** Deletes exported data of people after the number of days that the setting said when the export was requested. */
import { someColumns } from '../../store/read-columns.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';

const LOCK_WAIT_MS = 15_000;

export function purgeRequests({
  clock,
  withLock,
  workbook,
}: Pick<WriterDeps, 'clock' | 'withLock' | 'workbook'>): void {
  withLock(LOCK_WAIT_MS, (commit) => {
    const { name: sheet } = tables.dataRequests;
    const [[head = []] = []] = workbook.read([{ sheet, fromRow: 1, toRow: 1 }]);
    const some = someColumns(tables.dataRequests, head, ['deleteAt']);
    const times = [...some.rows(workbook.read(some.ranges))];
    // Rows are in order of request.
    const young = times.findIndex(({ deleteAt }) => (deleteAt ?? 0) > clock.nowMs());
    const old = young < 0 ? times.length : young;
    if (old > 0) commit({ updates: [], appends: [], deletes: [{ sheet, fromRow: 2, toRow: old + 1 }] });
  });
}
