/**
 * Staff decide on findings and alerts from the console: what they choose is written into the same columns that they could
 * fill in the workbook, with the audit trail in the same commit, and then taken as an edit of those rows.
 */
import type { InputOf } from '../../core/pages/contract.ts';
import type { DecisionAnswer } from '../../core/pages/staff-views.ts';
import type { Me } from '../../core/pages/views.ts';
import type { RowUpdate } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import { readRowsOf, rowSpans } from '../../store/session/row-spans.ts';
import type { Columns, Row, Table } from '../../tables/columns.ts';
import { tables } from '../../tables/index.ts';
import { queueJob } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { NOTHING_WANTED, registerSales } from '../sales/register-sale.ts';
import { handleEdit } from '../workbook/handle-edit.ts';
import { drainInbox } from '../writer/drain-inbox.ts';
import type { At } from './at.ts';
import { type Deed, trailRows } from './audit.ts';
import { readFeed } from './feed.ts';
import { PageRefusal } from './refusal.ts';
import { mustAct, sees, staffAt } from './visitor.ts';

type Wish = InputOf<'console.decide'>;

const LOCK_WAIT_MS = 10_000;

export function decide(at: At, wish: Wish): DecisionAnswer {
  const { deps } = at;
  const me = staffAt(at.proof, deps.config());
  mustAct(me);
  const done = deps.withLock(LOCK_WAIT_MS, (commit) => {
    const plan = planned(at, me, wish);
    if (plan.updates.length > 0) {
      const trail = trailRows(deps.workbook, me, plan.deeds, deps.clock.nowMs());
      commit({ updates: plan.updates, appends: [trail] });
    }
    return plan;
  });
  if (done === BUSY) throw new PageRefusal('busy', 'Many are writing at the moment: try again.');
  if (done.rows.length > 0) takeAsEdit(deps, wish.table, done.rows);
  return { changed: done.rows.length, refused: done.refused };
}

/** Whoever is told "decided meanwhile" looks again before they decide over another's head. */
function planned(at: At, me: Me, wish: Wish) {
  const { book, regionOf } = readFeed(at);
  const known = new Map<string, { readonly rowNumber: number; readonly state: string; readonly region: string }>();
  for (const row of book.some(wish.table)) known.set(row.id, { ...row, region: regionOf(row) });
  const refused: { id: string; why: string }[] = [];
  const rows = [...new Set(wish.ids)].flatMap((id) => {
    const row = known.get(id);
    if (!row || !sees(me, row.region)) refused.push({ id, why: 'missing' });
    else if (wish.was !== undefined && wish.was !== row.state) refused.push({ id, why: `meanwhile ${row.state}` });
    else return [row.rowNumber];
    return [];
  });
  return { ...changesOf(at.deps, wish, rows), refused };
}

/** By what people call it: the staff column of the tab, the first that it has. */
const COLUMNS = {
  state: ['decision', 'state'],
  owner: ['owner', 'assignedTo'],
  until: ['snoozedUntil'],
  note: ['note'],
} as const;

function changesOf({ workbook }: WriterDeps, wish: Wish, rows: readonly number[]) {
  const table = tables[wish.table] as unknown as Table<Columns>;
  const patch = patchOf(wish, table.columns);
  const keys = Object.keys(patch);
  if (keys.length === 0) throw new PageRefusal('input', `The ${table.name} tab has no column for this.`);
  const head = { sheet: table.name, fromRow: 1, toRow: 1 };
  const read = readRowsOf(workbook, [head], { [table.name]: rows.map((row) => row - 2) });
  const layout = new Layout(table, read.extra[0]?.[0] ?? []);
  const found = read.of(table.name).map(({ row, cells }) => ({ row, before: layout.decode(cells) }));
  const keyColumn = layout.columnNumber('id');
  const words = (row: Partial<Row<Columns>>) => keys.map((key) => `${key} ${String(row[key] ?? '')}`).join(', ');
  const updates: RowUpdate[] = found.flatMap(({ row, before }) =>
    layout
      .encodeRuns({ ...before, ...patch }, new Set(keys))
      .map((run) => ({ sheet: table.name, row, ...run, key: { column: keyColumn, value: String(before.id) } })),
  );
  const deeds = found.map(({ before }): Deed => {
    return { action: `decide ${table.name}`, subject: String(before.id), from: words(before), to: words(patch) };
  });
  return { rows: found.map(({ row }) => row), updates, deeds };
}

function patchOf(wish: Wish, columns: Columns): Row<Columns> {
  const patch: Row<Columns> = {};
  for (const name of Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]) {
    const key = COLUMNS[name].find((each) => columns[each]?.by === 'staff');
    const value = wish[name];
    // A finding that is taken up again has no decision.
    if (key && value !== undefined) patch[key] = key === 'decision' && value === 'open' ? '' : value;
  }
  return patch;
}

/** As the edit trigger would, had they chosen it in the workbook. */
function takeAsEdit(deps: WriterDeps, table: Wish['table'], rows: readonly number[]): void {
  const tab = tables[table].name;
  if (table === 'alerts') {
    for (const span of rowSpans(rows, 5)) handleEdit(deps, { tab, ...span });
    return;
  }
  const registration = registerSales(deps, { ...NOTHING_WANTED, findingRows: rows });
  if (registration.kind === 'busy')
    queueJob(deps, 'sales', { tab, fromRow: Math.min(...rows), toRow: Math.max(...rows) });
  else drainInbox(deps);
}
