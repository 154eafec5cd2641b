/** An alert raised outside a round, as the changes to commit. */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import type { WorkbookChanges, WorkbookReader } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { AlertRow } from '../../tables/records.ts';

type NewAlert = Pick<AlertRow, 'tier' | 'rule' | 'subject' | 'text'> & Partial<Pick<AlertRow, 'id'>>;

/** Reads the header of Alerts: one call. `nowMs`: epoch ms. */
export function alertChanges(workbook: WorkbookReader, nowMs: number, alert: NewAlert): WorkbookChanges {
  const { name } = tables.alerts;
  const [head = []] = workbook.read([{ sheet: name, fromRow: 1, toRow: 1 }]);
  const id = alert.id ?? `a-${fingerprint(`${alert.rule}|${alert.subject}|${nowMs}`)}`;
  const row = new Layout(tables.alerts, head[0] ?? []).encode({ ...alert, id, at: nowMs, state: 'open' });
  return { updates: [], appends: [{ sheet: name, rows: [row] }] };
}
