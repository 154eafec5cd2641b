// biome-ignore-all lint/a11y/useSemanticElements: a <table> cannot be drawn in part; these are its roles
// biome-ignore-all lint/a11y/useFocusableInteractive: focus is on the grid, which names the active cell
/** One row of a grid, with an input in the cell that is being edited. */
import type { ColumnFacts } from '../data/types';
import { CellInput, type Finish } from './cell-input';
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
  /** Of the darker rows of a banded tab. */
  readonly isInBand: boolean;
  readonly focused: number;
  readonly editing: Editing | null;
  readonly onFocus: (column: number) => void;
  readonly onOpen: (column: number) => void;
  readonly facts: readonly ColumnFacts[];
  readonly onFinish: Finish;
  readonly onBlock: (text: string) => void;
}

export function GridRow(props: RowProps) {
  const { at, number, cells, columns, template, numeric, changed, focused, editing } = props;
  const cell = (column: number) => {
    const text = cells[column] ?? '';
    const isFocused = column === focused;
    const offers = isFocused && !editing && props.facts[column]?.choices ? 'offers' : '';
    const classes = ['cell', numeric[column] ? 'numeric' : '', isFocused ? 'focused' : '', offers].join(' ');
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
      <span
        key={column}
        id={`cell-${at}-${column}`}
        role="gridcell"
        aria-selected={isFocused}
        class={classes}
        title={text.length > 24 ? text : undefined}
        onClick={(event) => {
          // A finger has no double click on every phone: it taps once more.
          if (isFocused && !editing && isFinger(event)) props.onOpen(column);
          else props.onFocus(column);
        }}
        onDblClick={() => props.onOpen(column)}
      >
        {isFocused && editing ? (
          <CellInput
            text={text}
            first={editing.first}
            facts={props.facts[column]}
            onFinish={props.onFinish}
            onBlock={props.onBlock}
          />
        ) : (
          text
        )}
      </span>
    );
  };
  return (
    <div
      class={['grid-row', changed ? 'changed' : '', props.isInBand ? 'band' : ''].join(' ').trim()}
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

function isFinger(event: MouseEvent): boolean {
  return (event as PointerEvent).pointerType === 'touch';
}
