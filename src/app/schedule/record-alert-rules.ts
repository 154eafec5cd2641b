/** Once a night: what became of each rule's alerts, archived ones too, into the tab Alert rules. Two reads and a commit. */
import { RECORD_DAYS, recordAlertRules } from '../../core/alerts/rule-record.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import { inEnglishIfKnown } from '../../core/words/speak.ts';
import { WorkbookFault } from '../../ports.ts';
import { readArchived, withArchived } from '../../store/archive/volumes.ts';
import { someColumns, wholeTable } from '../../store/read-columns.ts';
import { syncRows } from '../../store/state/sync-rows.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';

const OF_ALERTS = ['id', 'at', 'rule', 'state', 'acknowledgedAt', 'why'] as const;
const LOCK_WAIT_MS = 15_000;

type RecordDeps = Pick<WriterDeps, 'archives' | 'clock' | 'withLock' | 'workbook'>;

/** Throws when the lock was taken; the next minute tries again. */
export function recordRules(deps: RecordDeps): void {
  const changes = newRecord(deps);
  if (!changes || changes.updates.length + changes.appends.length === 0) return;
  if (deps.withLock(LOCK_WAIT_MS, (commit) => commit(changes)) === BUSY)
    throw new Error('The record of alert rules waits: the hub is busy.');
}

/** Null in a workbook that was set up before the tab existed. */
function newRecord({ archives, clock, workbook }: Omit<RecordDeps, 'withLock'>) {
  const nowMs = clock.nowMs();
  const heads = readHeads(workbook);
  if (!heads) return null;
  const [ruleCells = [], alertHead = []] = heads;
  const { layout, rows } = wholeTable(tables.alertRules, ruleCells);
  const columns = someColumns(tables.alerts, alertHead[0], OF_ALERTS);
  const alerts = [...columns.rows(workbook.read(columns.ranges))];
  const archived = readArchived({ archives, workbook }, nowMs - RECORD_DAYS * DAY_MS, { alerts: OF_ALERTS });
  // Older builds archived the Bahasa text of a Bahasa workbook. A workbook in English may have no dictionary, so the text is
  // then left as it is.
  const old = archived.alerts.map((alert) => ({ ...alert, why: inEnglishIfKnown(alert.why) ?? alert.why }));
  const all = withArchived(alerts, old, ({ id }) => id);
  return syncRows(layout, rows, recordAlertRules([...all], nowMs), {});
}

function readHeads(workbook: RecordDeps['workbook']) {
  try {
    return workbook.read([
      { sheet: tables.alertRules.name, fromRow: 1 },
      { sheet: tables.alerts.name, fromRow: 1, toRow: 1 },
    ]);
  } catch (error) {
    if (error instanceof WorkbookFault && error.reason === 'missing-tab') return null;
    throw error;
  }
}
