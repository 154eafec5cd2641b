/** Turns computed figures into commits: changed rows with what is told about them, and rows to be removed. */
import type { ToldChange } from '../../core/economics/closed-months.ts';
import { groupBy } from '../../core/lib/group-by.ts';
import type { RowUpdate, WorkbookChanges } from '../../ports.ts';
import type { MadeTab, MadeTable, OpenedEconomics } from '../../store/economics/read-economics.ts';
import { syncRows } from '../../store/state/sync-rows.ts';
import type { Columns, Row } from '../../tables/columns.ts';

/** Rows in a commit: a tap on Claim waits for one commit at most. */
const MOST_A_COMMIT = 4_000;

export interface MadeRows {
  /** The rows of each tab as they should be. */
  readonly after: Readonly<Record<MadeTable, readonly object[]>>;
  /** Whether a row was computed: one that is missing from `after` is removed. */
  readonly isMade: (row: object) => boolean;
  readonly changes: readonly ToldChange[];
}

type Removal = NonNullable<WorkbookChanges['deletes']>[number];
interface FreshRow {
  readonly sheet: string;
  readonly row: WorkbookChanges['appends'][number]['rows'][number];
}
/** Rows that are written in the same commit. */
type Together = readonly (RowUpdate | FreshRow)[];

/** Commits, in order. When a run ends between two of them, the next one finishes it and tells nothing twice. */
export function planMetrics(
  { made: tabs, changesLayout }: Pick<OpenedEconomics, 'made' | 'changesLayout'>,
  { after, isMade, changes }: MadeRows,
  nowMs: number,
): WorkbookChanges[] {
  const told = groupBy(changes, ({ row }) => row);
  const tellingOf = (row: string): FreshRow[] =>
    (told.get(row) ?? []).map(({ change }) => ({ sheet: changesLayout.table.name, row: changesLayout.encode(change) }));
  const parts = (Object.keys(after) as MadeTable[]).map((name) => {
    const changed = tabChanges(tabs[name], after[name], { isMade, nowMs });
    const groups = [...changed.rows].map(
      ([key, rows]): Together => (name === 'metricsMonthly' ? [...tellingOf(key), ...rows] : rows),
    );
    return { ...changed, groups, keys: name === 'metricsMonthly' ? [...changed.rows.keys()] : [] };
  });
  const written = new Set(parts.flatMap(({ keys }) => keys));
  // A removal is told in the commit that removes; the count of further changes comes last, too.
  const rest = [...told.keys()].filter((row) => !written.has(row)).flatMap(tellingOf);
  return inParts(
    parts.flatMap(({ groups }) => groups),
    rest,
    parts.flatMap(({ removals }) => removals),
  );
}

function tabChanges(
  { layout, rows }: MadeTab,
  after: readonly object[],
  { isMade, nowMs }: { readonly isMade: MadeRows['isMade']; readonly nowMs: number },
) {
  const keyOf = (row: object) => String((row as Row<Columns>)[layout.table.key]);
  const kept = new Set(after.map(keyOf));
  // Of copies the last one is written, and the others go.
  const last = new Map(rows.map((row, index) => [keyOf(row), index]));
  const removals = rows.flatMap((row, index): Removal[] => {
    const isStale = isMade(row) && (!kept.has(keyOf(row)) || last.get(keyOf(row)) !== index);
    return isStale ? [{ sheet: layout.table.name, fromRow: index + 2, toRow: index + 2 }] : [];
  });
  const { updates, appends } = syncRows(layout, rows, after as readonly Row<Columns>[], { asOf: nowMs });
  const key = layout.columnNumber(layout.table.key) - 1;
  const fresh = appends.flatMap(({ sheet, rows: added }) => added.map((row): FreshRow => ({ sheet, row })));
  const keyOfWrite = (each: RowUpdate | FreshRow) => {
    if ('cells' in each) return each.key?.value ?? '';
    const cell = each.row[key];
    return cell?.kind === 'text' ? cell.value : '';
  };
  return { rows: groupBy<RowUpdate | FreshRow, string>([...updates, ...fresh], keyOfWrite), removals };
}

/** Rows are removed at the end, the last ones first: until then each stands where it was read. */
function inParts(groups: readonly Together[], rest: Together, removals: readonly Removal[]): WorkbookChanges[] {
  const parts = slices(groups).map(changesOf);
  if (rest.length + removals.length > 0) parts.push({ ...changesOf(rest), deletes: joined([...removals].reverse()) });
  return parts;
}

function changesOf(rows: Together): WorkbookChanges {
  const fresh = rows.filter((each): each is FreshRow => !('cells' in each));
  return {
    updates: rows.filter((each): each is RowUpdate => 'cells' in each),
    appends: [...groupBy(fresh, ({ sheet }) => sheet)].map(([sheet, each]) => ({
      sheet,
      rows: each.map(({ row }) => row),
    })),
  };
}

function slices(groups: readonly Together[]): Together[] {
  const parts: (RowUpdate | FreshRow)[][] = [];
  for (const group of groups) {
    const last = parts.at(-1);
    if (last && last.length + group.length <= MOST_A_COMMIT) last.push(...group);
    else parts.push([...group]);
  }
  return parts;
}

/** Neighbours in one piece; from the last row to the first. */
function joined(removals: readonly Removal[]): Removal[] {
  const runs: Removal[] = [];
  for (const { sheet, fromRow, toRow } of removals) {
    const last = runs.at(-1);
    if (last?.sheet === sheet && last.fromRow === toRow + 1) runs[runs.length - 1] = { ...last, fromRow };
    else runs.push({ sheet, fromRow, toRow });
  }
  return runs;
}
