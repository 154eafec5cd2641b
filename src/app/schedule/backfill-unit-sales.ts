/**
 * When more sales are accepted at once than the list of sales that units have yet to learn of can hold (after a first import,
 * say), the tabs Sales and Units are compared: started at night, continued by the minute trigger to the last row.
 */
import { Layout } from '../../store/session/layout.ts';
import { stateFrom, stateRange, stateUpdates } from '../../store/state/system-tab.ts';
import { tables } from '../../tables/index.ts';
import { endJob, jobUnderWay, noteJob } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';

const MAX_AT_ONCE = 300;
const LOCK_WAIT_MS = 5_000;

type BackfillDeps = Pick<WriterDeps, 'properties' | 'withLock' | 'workbook'>;

export function backfillUnitSales(deps: BackfillDeps): void {
  compare(deps, 0);
}

export function continueBackfill(deps: BackfillDeps, properties: Readonly<Record<string, string>>): void {
  const job = jobUnderWay(properties, 'unit-sales');
  if (job) compare(deps, job.fromRow);
}

function compare({ properties, withLock, workbook }: BackfillDeps, from: number): void {
  withLock(LOCK_WAIT_MS, (commit) => {
    const heads = [tables.sales, tables.units].map(({ name }) => ({ sheet: name, fromRow: 1, toRow: 1 }));
    const [block, saleHead = [], unitHead = []] = workbook.read([stateRange(), ...heads]);
    const state = stateFrom(block);
    if (!state.unitsBehind || state.soldUnits.length > 0) return;
    const sales = new Layout(tables.sales, saleHead[0] ?? []);
    const units = new Layout(tables.units, unitHead[0] ?? []);
    const column = (sheet: string, at: number) => ({ sheet, fromRow: 2, column: at, columns: 1 });
    const [ids = [], recorded = [], known = []] = workbook.read([
      column(tables.sales.name, sales.columnNumber('id')),
      column(tables.sales.name, sales.columnNumber('recorded')),
      column(tables.units.name, units.columnNumber('saleId')),
    ]);
    const synced = new Set(known.map(([cell]) => String(cell ?? '')));
    const soldUnits: string[] = [];
    let next = from;
    for (; next < ids.length && soldUnits.length < MAX_AT_ONCE; next++) {
      const id = String(ids[next]?.[0] ?? '');
      if (id !== '' && String(recorded[next]?.[0] ?? '') !== '' && !synced.has(id)) soldUnits.push(id);
    }
    const unitsBehind = next < ids.length;
    commit({ updates: stateUpdates({ ...state, soldUnits, unitsBehind }), appends: [] });
    if (unitsBehind) noteJob(properties, 'unit-sales', { fromRow: next });
    else endJob(properties, 'unit-sales');
  });
}
