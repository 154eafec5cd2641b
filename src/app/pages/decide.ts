/**
 * Decisions of staff on findings and alerts from the console: they are written into the columns that staff fill in the
 * workbook, with the audit trail in the same commit, and then handled as an edit of those rows.
 */
import type { InputOf } from '../../core/pages/contract.ts';
import type { DecisionAnswer } from '../../core/pages/staff-views.ts';
import type { Me } from '../../core/pages/views.ts';
import type { RowUpdate } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import { readRowsOf } from '../../store/session/row-spans.ts';
import type { Columns, Row, Table } from '../../tables/columns.ts';
import { tables } from '../../tables/index.ts';
import { queueJob } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { NOTHING_WANTED, registerSales } from '../sales/register-sale.ts';
import { putAlertsDecided } from '../workbook/alerts-decided.ts';
import { drainInbox } from '../writer/drain-inbox.ts';
import type { At } from './at.ts';
import { type Deed, trailRows } from './audit.ts';
import { type RegionOf, readFeed } from './feed.ts';
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
  if (done.rows.length > 0) takeAsEdit(deps, wish.table, done);
  return { changed: done.rows.length, refused: done.refused };
}

type Plan = ReturnType<typeof planned>;
type Known = Row<Columns> & { readonly id: string };

/**
 * A row that somebody decided meanwhile is not overwritten; the visitor is told to look again. Row numbers are read first, but
 * people may sort the tab in between, so the content of the rows themselves is what counts.
 */
function planned(at: At, me: Me, wish: Wish) {
  const { book, regionOf } = readFeed(at);
  const chosen = new Set(wish.ids);
  const places = book.some(wish.table).filter(({ id }) => chosen.has(id));
  const { layout, rows } = rowsAt(at.deps, wish.table, places);
  const refused: { id: string; why: string }[] = [];
  const own = [...chosen].flatMap((id) => {
    const found = rows.find(({ before }) => before.id === id);
    const why = found ? whyNot(found.before, me, wish, regionOf) : 'missing';
    if (found && why === '') return [found];
    refused.push({ id, why: !found && places.some((place) => place.id === id) ? 'moved meanwhile' : why });
    return [];
  });
  return { ...changesOf(wish, layout, own), refused };
}

function whyNot(before: Known, me: Me, wish: Wish, regionOf: RegionOf): string {
  if (!sees(me, regionOf(before as Parameters<RegionOf>[0]))) return 'missing';
  const state = String(before.state ?? '');
  const owner = String(before.owner ?? before.assignedTo ?? '');
  if (wish.was !== undefined && wish.was !== state) return `meanwhile ${state}`;
  return wish.wasOwner !== undefined && wish.wasOwner !== owner ? `meanwhile with ${owner || 'nobody'}` : '';
}

/** The staff column for each field; the first that the tab has. */
const COLUMNS = {
  state: ['decision', 'state'],
  owner: ['owner', 'assignedTo'],
  until: ['snoozedUntil'],
  note: ['note'],
} as const;

interface Found {
  readonly row: number;
  readonly before: Known;
}

function rowsAt({ workbook }: WriterDeps, name: Wish['table'], places: readonly { readonly rowNumber: number }[]) {
  const table = tables[name] as unknown as Table<Columns>;
  const head = { sheet: table.name, fromRow: 1, toRow: 1 };
  const read = readRowsOf(workbook, [head], { [table.name]: places.map(({ rowNumber }) => rowNumber - 2) });
  const layout = new Layout(table, read.extra[0]?.[0] ?? []);
  const rows = read.of(table.name).map(({ row, cells }): Found => ({ row, before: layout.decode(cells) as Known }));
  return { layout, rows };
}

function changesOf(wish: Wish, layout: Layout<Columns>, found: readonly Found[]) {
  const table = tables[wish.table] as unknown as Table<Columns>;
  const patch = patchOf(wish, table.columns);
  const keys = Object.keys(patch);
  if (keys.length === 0) throw new PageRefusal('input', `The ${table.name} tab has no column for this.`);
  const keyColumn = layout.columnNumber('id');
  const words = (row: Partial<Row<Columns>>) => keys.map((key) => `${key} ${String(row[key] ?? '')}`).join(', ');
  const updates: RowUpdate[] = found.flatMap(({ row, before }) => {
    // The same decision again applies to the facts as they are now, though the cell does not change.
    const again = patch.decision !== undefined && patch.decision !== '' && patch.decision === before.decision;
    const changes = again ? { ...patch, decidedOn: '' } : patch;
    return layout
      .encodeRuns({ ...before, ...changes }, new Set(Object.keys(changes)))
      .map((run) => ({ sheet: table.name, row, ...run, key: { column: keyColumn, value: before.id } }));
  });
  const deeds = found.map(({ before }): Deed => {
    return { action: `decide ${table.name}`, subject: before.id, from: words(before), to: words(patch) };
  });
  return { rows: found.map(({ row }) => row), ids: found.map(({ before }) => before.id), updates, deeds };
}

function patchOf(wish: Wish, columns: Columns): Row<Columns> {
  const patch: Row<Columns> = {};
  for (const name of Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]) {
    const key = COLUMNS[name].find((each) => columns[each]?.by === 'staff');
    const value = wish[name];
    // Reopening a finding clears its decision.
    if (key && value !== undefined) patch[key] = key === 'decision' && value === 'open' ? '' : value;
  }
  return patch;
}

/** Does what the edit trigger would do after the same edit in the workbook. */
function takeAsEdit(deps: WriterDeps, table: Wish['table'], { rows, ids }: Pick<Plan, 'rows' | 'ids'>): void {
  if (table === 'alerts') {
    putAlertsDecided(deps, ids);
    return;
  }
  const registration = registerSales(deps, { ...NOTHING_WANTED, findingRows: rows });
  const { name: tab } = tables[table];
  if (registration.kind === 'busy')
    queueJob(deps, 'sales', { tab, fromRow: Math.min(...rows), toRow: Math.max(...rows) });
  else drainInbox(deps);
}
