/**
 * Copies archived rows from the archive workbooks to BigQuery: a row leaves the live workbook once it has been counted in both.
 * While BigQuery cannot take rows they go to the archive workbooks alone, staff are told, and BigQuery catches up later.
 */

import type { RowRange } from '../../core/archive/row-ranges.ts';
import { runsOf } from '../../core/archive/slices.ts';
import type { ArchiveWorkbook, Cell } from '../../ports.ts';
import { readIfThere, readVolumes, unlessGone } from '../../store/archive/volumes.ts';
import { HeaderFault, Layout } from '../../store/session/layout.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';
import { WarehouseFault, type WarehousePlace } from '../../warehouse-ports.ts';
import { alertChanges } from '../round/alert-changes.ts';
import type { WriterDeps } from '../round/deps.ts';
import { forgetLag, type Lag, type LagOf, openLag } from './lag.ts';
import { loadRows, settleView } from './load-rows.ts';
import type { OpenVolume } from './open-volume.ts';
import { checkWarehouse, refuseSandbox, warehouseOf, wordsOf } from './open-warehouse.ts';

export type FeedDeps = Pick<
  WriterDeps,
  'archives' | 'clock' | 'config' | 'log' | 'properties' | 'warehouse' | 'withLock' | 'workbook'
>;

/** 'later': BigQuery cannot take the rows now and catches up later. */
type Fed = 'counted' | 'running' | 'later';

export interface Feed {
  /** Loads these rows of a volume into BigQuery and counts them there. */
  keep(volume: OpenVolume, name: TableName, rows: readonly number[]): Fed;
  /** Loads what BigQuery has missed, as long as `mayGoOn` says so. */
  catchUp(mayGoOn: () => boolean): 'done' | 'goes-on' | 'running';
}

const LOCK_WAIT_MS = 15_000;
/** The most cells of a volume that one call reads. */
const MOST_CELLS = 20_000;

interface At {
  readonly deps: FeedDeps;
  readonly place: WarehousePlace;
  readonly lag: Lag;
  /** Tables whose view was checked in this run. */
  readonly settled: Set<TableName>;
}

/** Null when nobody has chosen BigQuery. */
export function openFeed(deps: FeedDeps): Feed | null {
  const { config, properties, warehouse, workbook } = deps;
  const place = warehouseOf(config().settings);
  if (!place) {
    forgetLag(properties);
    return null;
  }
  const lag = openLag(properties, place, () => readVolumes(workbook).map(({ id }) => id));
  const at: At = { deps, place, lag, settled: new Set() };
  let isChecked = false;
  let isOut = false;
  const attempt = (work: () => Fed): Fed => {
    if (isOut) return 'later';
    try {
      if (!isChecked) checkWarehouse(warehouse, place);
      isChecked = true;
      return work();
    } catch (error) {
      if (!(error instanceof WarehouseFault)) throw error;
      isOut = true;
      tell(at, error);
      return 'later';
    }
  };
  return {
    keep({ id: volumeId, workbook: volume }, name, rows) {
      const of = { volumeId, name };
      const ranges = runsOf(rows).map(({ fromRow, toRow }): RowRange => [fromRow, toRow]);
      lag.add(of, ranges);
      return attempt(() => feed(at, volume, of, ranges).fed);
    },
    catchUp(mayGoOn) {
      for (let left = lag.next(); left; left = lag.next()) {
        if (!mayGoOn()) return 'goes-on';
        const { range, ...of } = left;
        const fed = attempt(() => catchUpOn(at, of, range));
        if (fed === 'running') return 'running';
        if (fed === 'later') return 'done';
      }
      return 'done';
    },
  };
}

function catchUpOn(at: At, of: LagOf, [from, to]: RowRange): Fed {
  const columns = Object.keys(tables[of.name].columns).length;
  const part: RowRange = [from, Math.min(to, from + Math.floor(MOST_CELLS / columns) - 1)];
  const done = unlessGone(null, () => feed(at, at.deps.archives.open(of.volumeId), of, [part]));
  if (done?.fed === 'running') return 'running';
  // There is nothing to load from a volume that is gone, or below its last row.
  if (!done || done.isEnd) at.lag.strike(of, [[from, to]]);
  return 'counted';
}

/** Crosses the rows off once they are counted. `isEnd`: there is nothing below them. */
function feed(at: At, volume: ArchiveWorkbook, of: LagOf, ranges: readonly RowRange[]): { fed: Fed; isEnd: boolean } {
  const { deps, lag, place, settled } = at;
  const { name } = of;
  const { rows, isEnd } = rowsOf(volume, name, ranges);
  if (rows.length > 0) {
    const jobs = loadRows(deps, place, name, rows);
    if (jobs === 'running') return { fed: 'running', isEnd: false };
    if (!settled.has(name) && settleView(deps, place, name).expires) refuseSandbox(`The table of ${name} expires`);
    settled.add(name);
  }
  lag.strike(of, ranges);
  return { fed: 'counted', isEnd };
}

/** The rows as the volume holds them, each key once. One call; two for a volume without the tab. */
function rowsOf(volume: ArchiveWorkbook, name: TableName, ranges: readonly RowRange[]) {
  const table = tables[name] as unknown as Table<Columns>;
  const sheet = table.name;
  const blocks = readIfThere(volume, [
    { sheet, fromRow: 1, toRow: 1 },
    ...ranges.map(([fromRow, toRow]) => ({ sheet, fromRow, toRow })),
  ]);
  const [[header = []] = [], ...found] = blocks ?? [];
  if (header.length === 0) return { rows: [], isEnd: true };
  const layout = layoutOf(table, header);
  const byKey = new Map(
    found.flat().map((cells) => {
      const row = layout.decode(cells) as Readonly<Record<string, unknown>>;
      return [String(row[table.key] ?? ''), row] as const;
    }),
  );
  byKey.delete('');
  const [from = 0, to = 0] = ranges.at(-1) ?? [];
  return { rows: [...byKey.values()], isEnd: (found.at(-1) ?? []).length < to - from + 1 };
}

function layoutOf(table: Table<Columns>, header: readonly Cell[]): Layout<Columns> {
  try {
    return new Layout(table, header);
  } catch (error) {
    if (!(error instanceof HeaderFault)) throw error;
    throw new WarehouseFault('busy', `In an archive workbook: ${error.message}`);
  }
}

/** Tells staff once a day, since the job returns every minute. */
function tell({ deps, lag, place }: At, fault: WarehouseFault): void {
  const { clock, log, withLock, workbook } = deps;
  const nowMs = clock.nowMs();
  log.warn('bigquery-refuses', { reason: fault.reason });
  if (!lag.tellOnce(fault.reason, nowMs)) return;
  const alert = {
    rule: 'bigquery-behind',
    subject: `${place.project}.${place.dataset}`,
    text: wordsOf(fault),
  } as const;
  withLock(LOCK_WAIT_MS, (commit) => commit(alertChanges(workbook, nowMs, alert)));
}
