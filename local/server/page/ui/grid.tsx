// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot be drawn in part; these are its roles
/**
 * A grid of text cells for tens of thousands of rows: only what is in sight is drawn. Frozen header, sort and filter as
 * a view, a cell edited in place, everything by keyboard.
 */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ColumnFacts } from '../data/types';
import type { Finish } from './cell-input';
import { GridHead } from './grid-head';
import { GridRow } from './grid-row';
import { type Cells, columnWidths, GRID_ROW_PX, numericColumns, type SortState, viewOf } from './grid-view';
import { useGridCursor } from './use-grid-cursor';

const SPARE_ROWS = 12;
const NO_FILTERS = {};

interface GridProps {
  readonly label: string;
  readonly headers: readonly string[];
  readonly rows: readonly Cells[];
  /** Number shown before row 0 of `rows`. */
  readonly firstRowNumber: number;
  readonly filtering: boolean;
  /** Rows that have just changed; shown for a moment. */
  readonly changed: ReadonlySet<number>;
  /** Which rows are shown, in order, before anybody sorts or filters; null: all of them. */
  readonly order: readonly number[] | null;
  /** Rows have alternating colours. */
  readonly banded: boolean;
  /** Facts about each column. */
  readonly facts: readonly ColumnFacts[];
  readonly onEdit: (row: number, column: number, value: string) => Promise<boolean>;
  /** A block from the clipboard, pasted at this cell. */
  readonly onPaste: (row: number, column: number, text: string) => void;
  readonly onUndo: () => void;
  /** Told of the cell in focus. */
  readonly onCursor: (row: number, column: number) => void;
}

export function Grid(props: GridProps) {
  const { label, headers, rows, firstRowNumber, filtering, changed, facts, onEdit } = props;
  const { view, filters, ...shown } = useView({ rows, filtering, order: props.order });
  const scroller = useRef<HTMLDivElement>(null);
  const { drawn, onScroll } = useSight(scroller, view.length);

  const numeric = useMemo(() => numericColumns(headers, rows), [headers, rows]);
  const { widths, gutterPx, template } = useTemplate(headers, rows, firstRowNumber);

  const sizes = { columnWidths: widths, gutterPx, headPx: filtering ? 64 : 32 };
  const onClear = (row: number, column: number): void => void onEdit(view[row] ?? 0, column, '');
  const cursor = useGridCursor({ ...sizes, scroller, rowCount: view.length, onClear, onUndo: props.onUndo });
  const { focus } = cursor;
  useKeptRow(view, cursor);
  useEffect(() => props.onCursor(view[focus.row] ?? 0, focus.column), [view, focus.row, focus.column]);

  const onBlock = (text: string): void => props.onPaste(view[focus.row] ?? 0, focus.column, text);
  const clipboard = clipboardOf({ rows, onBlock, view, cursor });
  const finish = finisherOf({ ...props, view, cursor, scroller });

  return (
    <div
      ref={scroller}
      class="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={view.length + 1}
      aria-colcount={headers.length}
      aria-activedescendant={nameOf(focus, drawn)}
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={cursor.onKeyDown}
      {...clipboard}
    >
      <GridHead
        headers={headers}
        facts={facts}
        template={template}
        numeric={numeric}
        sort={shown.sort}
        onSort={shown.setSort}
        filters={filtering ? filters : null}
        onFilter={shown.setFilters}
      />
      <GridBody
        view={view}
        drawn={drawn}
        rows={rows}
        firstRowNumber={firstRowNumber}
        columns={{ count: headers.length, template, numeric, facts }}
        changed={changed}
        banded={props.banded}
        cursor={cursor}
        onFinish={finish}
        onBlock={onBlock}
      />
      {view.length === 0 && rows.length > 0 ? <p class="grid-none">No row matches the filter.</p> : null}
    </div>
  );
}

/** From `first` to before `last`. */
interface Drawn {
  readonly first: number;
  readonly last: number;
}

/** Of the cell in focus; one that was scrolled out of sight is not there to be named. */
function nameOf({ row, column }: { readonly row: number; readonly column: number }, { first, last }: Drawn) {
  return row >= first && row < last ? `cell-${row}-${column}` : undefined;
}

interface InGrid extends Pick<GridProps, 'rows'> {
  readonly view: readonly number[];
  readonly cursor: ReturnType<typeof useGridCursor>;
}

type Finishing = InGrid & Pick<GridProps, 'onEdit'> & { readonly scroller: RefObject<HTMLElement> };

/** Finishes editing a cell: stores the value and moves the focus. */
function finisherOf({ rows, onEdit, view, cursor, scroller }: Finishing): Finish {
  const { focus } = cursor;
  return (value, how) => {
    const row = view[focus.row];
    cursor.close();
    // After a click elsewhere the focus stays there; after a key it returns to the grid.
    if (how !== 'left') scroller.current?.focus();
    if (value === null || row === undefined) return;
    if (value !== (rows[row]?.[focus.column] ?? '')) void onEdit(row, focus.column, value);
    if (how === 'down') cursor.moveTo(focus.row + 1, focus.column);
    if (how === 'right') cursor.moveTo(focus.row, focus.column + 1);
  };
}

/** Copying the cell in focus, and putting down a block there, while no cell is being written. */
function clipboardOf({ rows, onBlock, view, cursor }: InGrid & { readonly onBlock: (text: string) => void }) {
  const { focus, editing } = cursor;
  const isElsewhere = (event: ClipboardEvent): boolean =>
    editing !== null || (event.target as HTMLElement).tagName === 'INPUT';
  return {
    onPaste(event: ClipboardEvent): void {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isElsewhere(event) || text === '') return;
      event.preventDefault();
      onBlock(text);
    },
    onCopy(event: ClipboardEvent): void {
      if (isElsewhere(event)) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', rows[view[focus.row] ?? -1]?.[focus.column] ?? '');
    },
  };
}

/** Keeps the focus on its row when rows are added, removed or sorted. */
function useKeptRow(view: readonly number[], { focus, setFocus }: ReturnType<typeof useGridCursor>): void {
  const kept = useRef({ view, row: view[focus.row] });
  if (kept.current.view === view) kept.current.row = view[focus.row];
  useLayoutEffect(() => {
    const at = kept.current.row === undefined ? -1 : view.indexOf(kept.current.row);
    if (kept.current.view !== view && at >= 0 && at !== focus.row) setFocus({ row: at, column: focus.column });
    kept.current = { view, row: view[at >= 0 ? at : focus.row] };
  }, [view]);
}

/** The rows as sorted and filtered, and what sorts and filters them. */
function useView({ rows, filtering, order }: Pick<GridProps, 'rows' | 'filtering' | 'order'>) {
  const [sort, setSort] = useState<SortState | null>(null);
  const [filters, setFilters] = useState<Readonly<Record<number, string>>>(NO_FILTERS);
  const active = filtering ? filters : NO_FILTERS;
  const view = useMemo(() => viewOf(rows, active, sort, order), [rows, active, sort, order]);
  return { sort, setSort, filters, setFilters, view };
}

interface GridBodyProps extends Pick<GridProps, 'rows' | 'firstRowNumber' | 'changed' | 'banded'> {
  /** Positions in `rows`, sorted and filtered. */
  readonly view: readonly number[];
  readonly drawn: Drawn;
  readonly columns: {
    readonly count: number;
    readonly template: string;
    readonly numeric: readonly boolean[];
    readonly facts: readonly ColumnFacts[];
  };
  readonly cursor: ReturnType<typeof useGridCursor>;
  readonly onFinish: Finish;
  readonly onBlock: (text: string) => void;
}

/** The rows in sight, and a few around them. */
function GridBody({ view, drawn: { first, last }, columns, cursor, ...props }: GridBodyProps) {
  const { rows, firstRowNumber, changed, banded } = props;
  const { focus, editing } = cursor;
  const draw = (row: number, at: number) => (
    <GridRow
      key={row}
      at={at}
      number={row + firstRowNumber}
      cells={rows[row] ?? []}
      columns={columns.count}
      template={columns.template}
      numeric={columns.numeric}
      facts={columns.facts}
      changed={changed.has(row)}
      isInBand={banded && at % 2 === 1}
      focused={focus.row === at ? focus.column : -1}
      editing={focus.row === at ? editing : null}
      onFocus={(column) => cursor.setFocus({ row: at, column })}
      onOpen={(column) => cursor.open(at, column)}
      onFinish={props.onFinish}
      onBlock={props.onBlock}
    />
  );
  return (
    <div class="grid-body" role="rowgroup" style={{ height: `${view.length * GRID_ROW_PX}px` }}>
      {view.slice(first, last).map((row, offset) => draw(row, first + offset))}
    </div>
  );
}

/** The widths of the columns, and of the row numbers before them. */
function useTemplate(headers: readonly string[], rows: readonly Cells[], firstRowNumber: number) {
  const widths = useMemo(() => columnWidths(headers, rows), [headers, rows]);
  const gutterPx = 24 + 8 * Math.max(3, String(rows.length + firstRowNumber).length);
  return { widths, gutterPx, template: `${gutterPx}px ${widths.map((width) => `${width}px`).join(' ')}` };
}

/** Which rows of so many are in sight, and drawn. */
function useSight(scroller: { readonly current: HTMLElement | null }, count: number) {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const drawn: Drawn = {
    first: Math.max(0, Math.floor(top / GRID_ROW_PX) - SPARE_ROWS),
    last: Math.min(count, Math.ceil((top + height) / GRID_ROW_PX) + SPARE_ROWS),
  };
  return { drawn, onScroll: (event: Event) => setTop((event.currentTarget as HTMLElement).scrollTop) };
}
