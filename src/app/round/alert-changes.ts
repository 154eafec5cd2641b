/** Changes to commit for an alert that is raised outside a round. The next round takes it up (alerts/adopt-alerts). */
import type { NewAlert } from '../../core/alerts/alarm.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import type { WorkbookChanges, WorkbookReader } from '../../ports.ts';
import { alertRow } from '../../store/session/alert-book.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';

/** `nowMs`: epoch ms. One call, to read the header of Alerts. */
export function alertChanges(
  workbook: WorkbookReader,
  nowMs: number,
  alert: NewAlert & { readonly id?: string },
): WorkbookChanges {
  const { name } = tables.alerts;
  const [head = []] = workbook.read([{ sheet: name, fromRow: 1, toRow: 1 }]);
  const id = alert.id ?? `a-${fingerprint(`${alert.rule}|${alert.subject}|${nowMs}`)}`;
  const row = new Layout(tables.alerts, head[0] ?? []).encode(alertRow(alert, { id, nowMs }));
  return { updates: [], appends: [{ sheet: name, rows: [row] }] };
}
