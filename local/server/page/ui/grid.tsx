// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot be drawn in part; these are its roles
/**
 * A grid of text cells for tens of thousands of rows: only what is in sight is drawn. Frozen header, sort and filter as
 * a view, a cell edited in place, everything by keyboard.
 */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
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
  readonly onEdit?: (row: number, column: number, value: string) => Promise<boolean>;
}

export function Grid({ label, headers, rows, firstRowNumber, filtering, changed, onEdit }: GridProps) {
  const { sort, setSort, filters, setFilters, view } = useView({ rows, filtering });
  const scroller = useRef<HTMLDivElement>(null);
  const { top, height, onScroll } = useSight(scroller);

  const numeric = useMemo(() => numericColumns(headers, rows), [headers, rows]);
  const { widths, gutterPx, template } = useTemplate(headers, rows, firstRowNumber);

  const sizes = { columnWidths: widths, gutterPx, headPx: filtering ? 64 : 32 };
  const onClear = (row: number, column: number): void => void onEdit?.(view[row] ?? 0, column, '');
  const canEdit = onEdit !== undefined;
  const cursor = useGridCursor({ ...sizes, scroller, rowCount: view.length, canEdit, onClear });
  const { focus } = cursor;

  const finish = (value: string | null, step: number): void => {
    const row = view[focus.row];
    cursor.close();
    scroller.current?.focus();
    if (value === null || row === undefined) return;
    if (value !== (rows[row]?.[focus.column] ?? '')) void onEdit?.(row, focus.column, value);
    cursor.moveTo(focus.row + step, focus.column);
  };

  return (
    <div
      ref={scroller}
      class="grid"
      role="grid"
      aria-label={label}
      aria-rowcount={view.length + 1}
      aria-colcount={headers.length}
      aria-activedescendant={view.length > 0 ? `cell-${focus.row}-${focus.column}` : undefined}
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={cursor.onKeyDown}
    >
      <GridHead
        headers={headers}
        template={template}
        numeric={numeric}
        sort={sort}
        onSort={setSort}
        filters={filtering ? filters : null}
        onFilter={setFilters}
      />
      <GridBody
        view={view}
        sight={{ top, height }}
        rows={rows}
        firstRowNumber={firstRowNumber}
        columns={{ count: headers.length, template, numeric }}
        changed={changed}
        cursor={cursor}
        onFinish={finish}
      />
      {view.length === 0 && rows.length > 0 ? <p class="grid-none">No row matches the filter.</p> : null}
    </div>
  );
}

/** The rows as sorted and filtered, and what sorts and filters them. */
function useView({ rows, filtering }: Pick<GridProps, 'rows' | 'filtering'>) {
  const [sort, setSort] = useState<SortState | null>(null);
  const [filters, setFilters] = useState<Readonly<Record<number, string>>>(NO_FILTERS);
  const active = filtering ? filters : NO_FILTERS;
  const view = useMemo(() => viewOf(rows, active, sort), [rows, active, sort]);
  return { sort, setSort, filters, setFilters, view };
}

interface GridBodyProps extends Pick<GridProps, 'rows' | 'firstRowNumber' | 'changed'> {
  /** Positions in `rows`, sorted and filtered. */
  readonly view: readonly number[];
  readonly sight: { readonly top: number; readonly height: number };
  readonly columns: { readonly count: number; readonly template: string; readonly numeric: readonly boolean[] };
  readonly cursor: ReturnType<typeof useGridCursor>;
  readonly onFinish: (value: string | null, step: number) => void;
}

/** The rows in sight, and a few around them. */
function GridBody({ view, sight, rows, firstRowNumber, columns, changed, cursor, onFinish }: GridBodyProps) {
  const { focus, editing } = cursor;
  const first = Math.max(0, Math.floor(sight.top / GRID_ROW_PX) - SPARE_ROWS);
  const last = Math.min(view.length, Math.ceil((sight.top + sight.height) / GRID_ROW_PX) + SPARE_ROWS);
  const draw = (row: number, at: number) => (
    <GridRow
      key={row}
      at={at}
      number={row + firstRowNumber}
      cells={rows[row] ?? []}
      columns={columns.count}
      template={columns.template}
      numeric={columns.numeric}
      changed={changed.has(row)}
      focused={focus.row === at ? focus.column : -1}
      editing={focus.row === at ? editing : null}
      onFocus={(column) => cursor.setFocus({ row: at, column })}
      onOpen={(column) => cursor.open(at, column)}
      onFinish={onFinish}
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

/** Which part of the scrolled content is in sight. */
function useSight(scroller: { readonly current: HTMLElement | null }) {
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { top, height, onScroll: (event: Event) => setTop((event.currentTarget as HTMLElement).scrollTop) };
}
