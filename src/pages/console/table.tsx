/** A table for tens of thousands of rows: only those in sight are drawn. Sorted by its headers, filtered in place. */
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { number } from '../shared/format.ts';
import { w } from './words.ts';

export interface ColumnOf<R> {
  readonly key: string;
  readonly label: string;
  /** The value for sorting and filtering. */
  readonly value: (row: R) => string | number | null;
  /** What to show; the value itself when absent. */
  readonly show?: (row: R) => ComponentChildren;
  readonly isNumber?: boolean;
  readonly width?: string;
}

interface TableProps<R> {
  readonly label: string;
  readonly columns: readonly ColumnOf<R>[];
  readonly rows: readonly R[];
  readonly idOf: (row: R) => string;
  readonly onOpen?: (row: R) => void;
  /** The text when there are no rows. */
  readonly none?: string;
  /** The initial filter. Null for no filter field, when the rows are the result of a search. */
  readonly filter?: string | null;
  /** Beside the filter. */
  readonly tools?: ComponentChildren;
}

const ROW_PX = 37;
/** Rows are added and removed in blocks of this size, with at least one block ready above and below the visible ones. */
const BLOCK_ROWS = 8;
/** Characters that fit into any column. Longer text is clipped at the column's end, which costs time with each scroll step. */
const SURELY_FITS = 20;

export function Table<R>({ label, columns, rows, idOf, onOpen, none, filter = '', tools }: TableProps<R>) {
  const [query, setQuery] = useState(filter ?? '');
  const [sort, setSort] = useState<{ readonly key: string; readonly down: boolean } | null>(null);
  const shown = useMemo(() => viewOf(rows, columns, { query, sort }), [rows, columns, query, sort]);
  const turn = (key: string) =>
    setSort(sort?.key !== key ? { key, down: false } : sort.down ? null : { key, down: true });
  return (
    <div class="table">
      {filter === null ? null : (
        <div class="tools">
          <input
            class="field"
            type="search"
            placeholder={w('filter')}
            aria-label={`${w('filter')}: ${label}`}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          {tools}
          <span class="muted num" role="status">
            {number(shown.length)} {w('of')} {number(rows.length)}
          </span>
        </div>
      )}
      {shown.length === 0 ? <p class="none">{rows.length === 0 ? (none ?? w('noRows')) : w('noMatch')}</p> : null}
      {shown.length > 0 ? (
        <Rows label={label} columns={columns} rows={shown} idOf={idOf} sort={sort} onSort={turn} onOpen={onOpen} />
      ) : null}
    </div>
  );
}

interface Order {
  readonly query: string;
  readonly sort: { readonly key: string; readonly down: boolean } | null;
}

/** The rows in which every word of the filter occurs in some column, sorted. */
function viewOf<R>(rows: readonly R[], columns: readonly ColumnOf<R>[], { query, sort }: Order): readonly R[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const matches = (row: R) => {
    const text = columns.map(({ value }) => String(value(row) ?? '')).join(' ').toLowerCase(); // biome-ignore format: one text
    return words.every((word) => text.includes(word));
  };
  const kept = words.length === 0 ? rows : rows.filter(matches);
  const by = columns.find(({ key }) => key === sort?.key);
  if (!by || !sort) return kept;
  const sign = sort.down ? -1 : 1;
  return [...kept].sort((one, other) => sign * compare(by.value(one), by.value(other)));
}

/** Blanks last when ascending. */
function compare(one: string | number | null, other: string | number | null): number {
  if (one === other) return 0;
  if (one === null || one === '') return 1;
  if (other === null || other === '') return -1;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one).localeCompare(String(other));
}

interface RowsProps<R> extends Pick<TableProps<R>, 'label' | 'columns' | 'rows' | 'idOf'> {
  readonly sort: Order['sort'];
  readonly onSort: (key: string) => void;
  readonly onOpen: ((row: R) => void) | undefined;
}

function Rows<R>({ label, columns, rows, idOf, sort, onSort, onOpen }: RowsProps<R>) {
  const scroller = useRef<HTMLDivElement>(null);
  const { first, last, onScroll } = useSight(scroller, rows.length);
  const drawn = useDrawn({ rows, columns, idOf, onOpen }, first, last);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div class="scroller" ref={scroller} onScroll={onScroll} tabIndex={0}>
      <table aria-label={label} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map(({ key, label: text, isNumber, width }) => (
              <th
                key={key}
                scope="col"
                class={isNumber ? 'number' : ''}
                style={width ? { minWidth: width } : undefined}
                aria-sort={sort?.key === key ? (sort.down ? 'descending' : 'ascending') : undefined}
              >
                <button type="button" onClick={() => onSort(key)}>
                  {text}
                  <span aria-hidden="true">{sort?.key === key ? (sort.down ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={first} columns={columns.length} />
          {drawn}
          <Gap rows={rows.length - last} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

type RowOf<R> = Pick<RowsProps<R>, 'rows' | 'columns' | 'idOf' | 'onOpen'>;

/**
 * Creates a row's element once and reuses it while nothing about the row changes, so that visible rows cost nothing per scroll
 * step.
 */
function useDrawn<R>(props: RowOf<R>, first: number, last: number): readonly VNode[] {
  const { rows, columns, onOpen } = props;
  const kept = useMemo(() => ({ drawn: new Map<number, VNode>() }), [rows, columns, onOpen]);
  const drawn = new Map(
    rows.slice(first, last).map((row, offset) => {
      const at = first + offset;
      return [at, kept.drawn.get(at) ?? rowOf(props, row, at)];
    }),
  );
  kept.drawn = drawn;
  return [...drawn.values()];
}

function rowOf<R>({ columns, idOf, onOpen }: RowOf<R>, row: R, at: number): VNode {
  return (
    <tr key={idOf(row)} aria-rowindex={at + 2} class={onOpen ? 'opens' : ''} onClick={() => onOpen?.(row)}>
      {columns.map((column, index) => (
        <Cell key={column.key} column={column} row={row} onOpen={index === 0 ? onOpen : undefined} />
      ))}
    </tr>
  );
}

/** Stands for rows that are not drawn. */
function Gap({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr class="gap">
      <td colSpan={columns} style={{ height: `${rows * ROW_PX}px` }} />
    </tr>
  );
}

interface CellProps<R> {
  readonly column: ColumnOf<R>;
  readonly row: R;
  /** In the first column: what the row opens, by keyboard, too. */
  readonly onOpen: ((row: R) => void) | undefined;
}

function Cell<R>({ column: { show, value, isNumber }, row, onOpen }: CellProps<R>) {
  const content = show ? show(row) : value(row);
  const open = (event: Event): void => {
    event.stopPropagation();
    onOpen?.(row);
  };
  const mayOverflow = String(value(row) ?? '').length > SURELY_FITS;
  return (
    <td class={`${isNumber ? 'number' : ''} ${mayOverflow ? 'long' : ''}`}>
      {onOpen ? (
        <button type="button" class="link" onClick={open}>
          {content}
        </button>
      ) : (
        content
      )}
    </td>
  );
}

/** Which rows are drawn: the blocks in sight and one on either side. Scrolling within a block draws nothing. */
function useSight(scroller: { readonly current: HTMLElement | null }, count: number) {
  const [block, setBlock] = useState(0);
  const [inSight, setInSight] = useState(4);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // One more than fit: the first in sight is seldom seen whole.
    const measure = () => setInSight(Math.ceil(element.clientHeight / ROW_PX / BLOCK_ROWS) + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const lastBlock = Math.max(0, Math.ceil(count / BLOCK_ROWS) - 1);
  const first = Math.min(Math.max(0, block - 1), lastBlock) * BLOCK_ROWS;
  const last = Math.min(count, (block + inSight + 1) * BLOCK_ROWS);
  const onScroll = (event: Event) =>
    setBlock(Math.floor((event.currentTarget as HTMLElement).scrollTop / ROW_PX / BLOCK_ROWS));
  return { first, last, onScroll };
}
