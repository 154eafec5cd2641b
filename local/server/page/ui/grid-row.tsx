// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot be drawn in part; these are its roles
// biome-ignore-all lint/a11y/useFocusableInteractive: focus is on the grid, which names the active cell
/** One row of a grid, and the input that opens in a cell. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Cells, GRID_ROW_PX } from './grid-view';
import type { Editing } from './use-grid-cursor';

interface RowProps {
  readonly at: number;
  readonly number: number;
  readonly cells: Cells;
  readonly columns: number;
  readonly template: string;
  readonly numeric: readonly boolean[];
  readonly changed: boolean;
  readonly focused: number;
  readonly editing: Editing | null;
  readonly onFocus: (column: number) => void;
  readonly onOpen: (column: number) => void;
  /** Null leaves the cell as it was; `step` moves down after Enter. */
  readonly onFinish: (value: string | null, step: number) => void;
}

export function GridRow(props: RowProps) {
  const { at, number, cells, columns, template, numeric, changed, focused, editing } = props;
  const cell = (column: number) => {
    const text = cells[column] ?? '';
    const isFocused = column === focused;
    const classes = ['cell', numeric[column] ? 'numeric' : '', isFocused ? 'focused' : ''].join(' ');
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
      <span
        key={column}
        id={`cell-${at}-${column}`}
        role="gridcell"
        aria-selected={isFocused}
        class={classes}
        title={text.length > 24 ? text : undefined}
        onClick={() => props.onFocus(column)}
        onDblClick={() => props.onOpen(column)}
      >
        {isFocused && editing ? <CellInput text={editing.first ?? text} onFinish={props.onFinish} /> : text}
      </span>
    );
  };
  return (
    <div
      class={changed ? 'grid-row changed' : 'grid-row'}
      role="row"
      aria-rowindex={at + 2}
      style={{ gridTemplateColumns: template, transform: `translateY(${at * GRID_ROW_PX}px)` }}
    >
      <span class="gutter num" role="rowheader">
        {number}
      </span>
      {Array.from({ length: columns }, (_, column) => cell(column))}
    </div>
  );
}

function CellInput({ text, onFinish }: { text: string; onFinish: (value: string | null, step: number) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(text.length, text.length);
  }, []);
  const finish = (value: string | null, step: number): void => {
    if (done.current) return;
    done.current = true;
    onFinish(value, step);
  };
  return (
    <input
      ref={input}
      type="text"
      aria-label="Cell value"
      defaultValue={text}
      onBlur={(event) => finish(event.currentTarget.value, 0)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(event.currentTarget.value, 1);
        if (event.key === 'Escape') finish(null, 0);
      }}
    />
  );
}
