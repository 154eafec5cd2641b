// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot be drawn in part; these are its roles
/**
 * A grid of text cells for tens of thousands of rows: only what is in sight is drawn. Frozen header, sort and filter as
 * a view, a cell edited in place, everything by keyboard.
 */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { GridHead } from './grid-head';
import { GridRow } from './grid-row';
import { type Cells, columnWidths, numericColumns, type SortState, viewOf } from './grid-view';

export const ROW_PX = 28;
const SPARE_ROWS = 12;

export interface GridProps {
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

export interface CellAt {
  readonly row: number;
  readonly column: number;
}

export function Grid({ label, headers, rows, firstRowNumber, filtering, changed, onEdit }: GridProps) {
  const [sort, setSort] = useState<SortState | null>(null);
  const [filters, setFilters] = useState<Readonly<Record<number, string>>>({});
  const [focus, setFocus] = useState<CellAt>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<{ first: string | null } | null>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const scroller = useRef<HTMLDivElement>(null);

  const active = filtering ? filters : {};
  const view = useMemo(() => viewOf(rows, active, sort), [rows, filtering, filters, sort]);
  const widths = useMemo(() => columnWidths(headers, rows), [headers, rows]);
  const numeric = useMemo(() => numericColumns(headers, rows), [headers, rows]);
  const gutter = 24 + 8 * Math.max(3, String(rows.length + firstRowNumber).length);
  const template = `${gutter}px ${widths.map((width) => `${width}px`).join(' ')}`;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const headPx = filtering ? 64 : 32;
  const first = Math.max(0, Math.floor(top / ROW_PX) - SPARE_ROWS);
  const last = Math.min(view.length, Math.ceil((top + height) / ROW_PX) + SPARE_ROWS);

  const moveTo = (row: number, column: number): void => {
    const next = {
      row: Math.max(0, Math.min(view.length - 1, row)),
      column: Math.max(0, Math.min(headers.length - 1, column)),
    };
    setFocus(next);
    const element = scroller.current;
    if (!element) return;
    const y = next.row * ROW_PX;
    if (y < element.scrollTop) element.scrollTop = y;
    const room = element.clientHeight - headPx - ROW_PX;
    if (y > element.scrollTop + room) element.scrollTop = y - room;
    const x = widths.slice(0, next.column).reduce((sum, width) => sum + width, 0);
    const width = widths[next.column] ?? 0;
    if (x < element.scrollLeft) element.scrollLeft = x;
    const across = element.clientWidth - gutter - width;
    if (x > element.scrollLeft + across) element.scrollLeft = x - across;
  };

  const keys = (event: KeyboardEvent): void => {
    if (editing || (event.target as HTMLElement).tagName === 'INPUT') return;
    const page = Math.max(1, Math.floor(height / ROW_PX) - 3);
    const moves: Record<string, [number, number]> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      PageDown: [page, 0],
      PageUp: [-page, 0],
      Home: [event.ctrlKey ? -view.length : 0, -headers.length],
      End: [event.ctrlKey ? view.length : 0, headers.length],
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      moveTo(focus.row + move[0], focus.column + move[1]);
      return;
    }
    if (!onEdit || event.ctrlKey || event.metaKey || event.altKey || view.length === 0) return;
    if (event.key === 'Enter' || event.key === 'F2') setEditing({ first: null });
    else if (event.key === 'Delete') void onEdit(view[focus.row] ?? 0, focus.column, '');
    else if (event.key.length === 1) setEditing({ first: event.key });
    else return;
    event.preventDefault();
  };

  const finish = (value: string | null, step: number): void => {
    const row = view[focus.row];
    setEditing(null);
    scroller.current?.focus();
    if (value !== null && row !== undefined && value !== (rows[row]?.[focus.column] ?? '')) {
      void onEdit?.(row, focus.column, value);
    }
    if (value !== null) moveTo(focus.row + step, focus.column);
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
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={keys}
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
      <div class="grid-body" role="rowgroup" style={{ height: `${view.length * ROW_PX}px` }}>
        {view.slice(first, last).map((row, offset) => (
          <GridRow
            key={row}
            at={first + offset}
            number={row + firstRowNumber}
            cells={rows[row] ?? []}
            columns={headers.length}
            template={template}
            numeric={numeric}
            changed={changed.has(row)}
            focused={focus.row === first + offset ? focus.column : -1}
            editing={focus.row === first + offset ? editing : null}
            onFocus={(column) => setFocus({ row: first + offset, column })}
            onOpen={(column) => {
              setFocus({ row: first + offset, column });
              if (onEdit) setEditing({ first: null });
            }}
            onFinish={finish}
          />
        ))}
      </div>
      {view.length === 0 && rows.length > 0 ? <p class="grid-none">No row matches the filter.</p> : null}
    </div>
  );
}
