/** The focused cell of a grid: where it is, how keys move it, when typing opens it, and keeping it in sight. */
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { GRID_ROW_PX } from './grid-view';
import { renderNow } from './render-now';

interface CursorParts {
  readonly scroller: RefObject<HTMLElement>;
  readonly rowCount: number;
  readonly columnWidths: readonly number[];
  readonly gutterPx: number;
  readonly headPx: number;
  /** Delete on the focused cell. */
  readonly onClear: (row: number, column: number) => void;
  /** Ctrl+Z outside a cell that is being written. */
  readonly onUndo: () => void;
}

export interface Editing {
  /** The key that opened the cell and replaces what it held; null keeps it. */
  readonly first: string | null;
}

export function useGridCursor(parts: CursorParts) {
  const { rowCount, columnWidths } = parts;
  const [focus, setFocus] = useState({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing | null>(null);

  const moveTo = (row: number, column: number): void => {
    const next = {
      row: Math.max(0, Math.min(rowCount - 1, row)),
      column: Math.max(0, Math.min(columnWidths.length - 1, column)),
    };
    setFocus(next);
    reveal(parts, next);
  };

  // Rendered at once, so that further typing goes into the cell.
  const openCell = (first: string | null): void => renderNow(() => setEditing({ first }));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (editing || ['INPUT', 'SELECT', 'BUTTON'].includes((event.target as HTMLElement).tagName)) return;
    const step = stepOf(parts, event);
    if (step) moveTo(focus.row + step[0], focus.column + step[1]);
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') parts.onUndo();
    else if (event.ctrlKey || event.metaKey || event.altKey || rowCount === 0) return;
    else if (event.key === 'Enter' || event.key === 'F2') openCell(null);
    else if (event.key === 'Delete') parts.onClear(focus.row, focus.column);
    else if (event.key.length === 1) openCell(event.key);
    else return;
    event.preventDefault();
  };

  return {
    focus,
    editing,
    setFocus,
    moveTo,
    onKeyDown,
    open: (row: number, column: number) => {
      setFocus({ row, column });
      setEditing({ first: null });
    },
    close: () => setEditing(null),
  };
}

/** Scrolls so that the cell is in sight. */
function reveal(
  { scroller, columnWidths, gutterPx, headPx }: CursorParts,
  cell: { row: number; column: number },
): void {
  const element = scroller.current;
  if (!element) return;
  const y = cell.row * GRID_ROW_PX;
  const room = element.clientHeight - headPx - GRID_ROW_PX;
  if (y < element.scrollTop) element.scrollTop = y;
  if (y > element.scrollTop + room) element.scrollTop = y - room;
  const x = columnWidths.slice(0, cell.column).reduce((sum, width) => sum + width, 0);
  const across = element.clientWidth - gutterPx - (columnWidths[cell.column] ?? 0);
  if (x < element.scrollLeft) element.scrollLeft = x;
  if (x > element.scrollLeft + across) element.scrollLeft = x - across;
}

/** By how many rows and columns a key moves the focus. */
function stepOf(
  { scroller, rowCount, columnWidths }: CursorParts,
  event: KeyboardEvent,
): readonly [number, number] | undefined {
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / GRID_ROW_PX) - 3);
  const columns = columnWidths.length;
  const steps: Record<string, readonly [number, number]> = {
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [page, 0],
    PageUp: [-page, 0],
    Home: [event.ctrlKey ? -rowCount : 0, -columns],
    End: [event.ctrlKey ? rowCount : 0, columns],
  };
  return steps[event.key];
}
