/** The view of a tab: without its hidden columns, and through one of its filter views. */
import { useMemo, useState } from 'preact/hooks';
import type { ColumnFacts, SheetView } from '../data/types';
import { rowsOfView } from '../ui/filter-view';
import type { MenuItem } from '../ui/menu';

type Cells = readonly string[];

export interface SheetLook {
  /** For the grid. */
  readonly shown: {
    readonly headers: Cells;
    /** One more row than the tab has, for new entries. */
    readonly rows: readonly Cells[];
    readonly facts: readonly ColumnFacts[];
    /** Which rows are shown, in order; null: all of them. */
    readonly order: readonly number[] | null;
  };
  /** The tab's column (from 0) at this visible position. */
  readonly columnAt: (place: number) => number;
  /** The title of the chosen view. */
  readonly title: string;
  readonly items: readonly MenuItem[];
}

const NOTHING: Cells = [];
const NONE: SheetView = {
  ...{ headers: [], rows: [], columns: [], charts: [], version: 0 },
  ...{ hiddenColumns: [], isBanded: false, filterViews: [] },
};

export function useSheetLook(data: SheetView = NONE): SheetLook {
  const [title, setTitle] = useState<string | null>(null);
  const [hidden, setHidden] = useState<'out of sight' | 'shown'>('out of sight');
  const chosen = data.filterViews.find((view) => view.title === title);
  const seen = useMemo(() => columnsSeen(data, hidden === 'shown'), [data, hidden]);
  const order = useMemo(() => (chosen ? rowsOfView(data.rows, chosen) : null), [data, chosen]);
  const count = data.hiddenColumns.length;
  const views: readonly MenuItem[] = data.filterViews.map((view) => ({
    label: view.title,
    icon: view === chosen ? 'check' : 'filter',
    run: () => setTitle(view.title),
  }));
  const all: MenuItem = { label: 'All rows', icon: chosen ? 'list' : 'check', run: () => setTitle(null) };
  const other = hidden === 'shown' ? 'out of sight' : 'shown';
  const columns: MenuItem = {
    label: `${hidden === 'shown' ? 'Hide' : 'Show'} ${count} hidden ${count === 1 ? 'column' : 'columns'}`,
    icon: 'grid',
    run: () => setHidden(other),
  };
  return {
    shown: { ...seen.shown, order },
    columnAt: seen.columnAt,
    title: chosen?.title ?? 'All rows',
    items: [...(views.length > 0 ? [all, ...views] : []), ...(count > 0 ? [columns] : [])],
  };
}

function columnsSeen({ headers, rows, columns, hiddenColumns }: SheetView, withHidden: boolean) {
  const every = headers.map((_, column) => column);
  const places = withHidden ? every : every.filter((column) => !hiddenColumns.includes(column));
  const columnAt = (place: number): number => places[place] ?? place;
  // Most tabs hide nothing: their rows stay the objects they are.
  const pick = <T>(cells: readonly T[], blank: T): readonly T[] =>
    places.length === every.length ? cells : places.map((column) => cells[column] ?? blank);
  const facts = pick(columns, NO_FACTS);
  const shown = { headers: pick(headers, ''), rows: [...rows.map((row) => pick(row, '')), NOTHING], facts };
  return { shown, columnAt };
}

const NO_FACTS: ColumnFacts = { note: null, choices: null, strict: false };
