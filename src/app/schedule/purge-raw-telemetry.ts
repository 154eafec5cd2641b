/** Deletes raw telemetry that is older than the number of days in the setting, once a night. */
import { DAY_MS } from '../../core/lib/time.ts';
import { decodeCell } from '../../store/session/cells.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';

const LOCK_WAIT_MS = 15_000;

export function purgeRawTelemetry({ clock, config, withLock, workbook }: WriterDeps): void {
  const { settings } = config();
  const oldest = clock.nowMs() - settings.rawTelemetryDays * DAY_MS;
  withLock(LOCK_WAIT_MS, (commit) => {
    const { name, columns } = tables.rawTelemetry;
    const [head = []] = workbook.read([{ sheet: name, fromRow: 1, toRow: 1 }]);
    const column = new Layout(tables.rawTelemetry, head[0] ?? []).columnNumber('receivedAt');
    const [times = []] = workbook.read([{ sheet: name, fromRow: 2, column, columns: 1 }]);
    // Rows are in order of arrival, so everything from the first recent one stays.
    const young = times.findIndex(([cell]) => Number(decodeCell(columns.receivedAt, cell) ?? 0) >= oldest);
    const old = young < 0 ? times.length : young;
    if (old > 0) commit({ updates: [], appends: [], deletes: [{ sheet: name, fromRow: 2, toRow: old + 1 }] });
  });
}
