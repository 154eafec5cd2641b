/** An alert raised outside a round, under the lock. */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { AlertRow } from '../../tables/records.ts';
import type { WriterDeps } from './deps.ts';

export function appendAlert(
  { clock, workbook }: Pick<WriterDeps, 'clock' | 'workbook'>,
  alert: Pick<AlertRow, 'tier' | 'rule' | 'subject' | 'text'>,
): void {
  const { name } = tables.alerts;
  const [head = []] = workbook.read([{ sheet: name, fromRow: 1, toRow: 1 }]);
  const at = clock.nowMs();
  const id = `a-${fingerprint(`${alert.rule}|${alert.subject}|${at}`)}`;
  const row = new Layout(tables.alerts, head[0] ?? []).encode({ ...alert, id, at, state: 'open' });
  workbook.commit({ updates: [], appends: [{ sheet: name, rows: [row] }] });
}
