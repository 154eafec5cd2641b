/** Charts that lie over a tab: where, and what they draw; how their sources follow rows and columns that come and go. */
import type { Rect } from './cell';

type Json = Readonly<Record<string, unknown>>;

export interface ChartState {
  readonly id: number;
  /** Its anchor (from 1), how far it is moved from there, and its size in pixels. */
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly width: number;
  readonly height: number;
  /** As the Sheets API writes it. */
  readonly spec: Json;
}

/** The cells that a GridRange of a source names; charts name both ends of both axes. */
export function rectOf(range: Json): Rect {
  const at = (key: string): number => Number(range[key] ?? 0);
  const [row, column] = [at('startRowIndex') + 1, at('startColumnIndex') + 1];
  return { row, column, rows: at('endRowIndex') - row + 1, columns: at('endColumnIndex') - column + 1 };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The spec with every source on this tab moved; a source of which nothing is left is kept out. */
export function withMovedSources(spec: Json, sheetId: number, move: (rect: Rect) => readonly Rect[]): Json {
  const moved = (range: Json): Json[] => {
    if (Number(range.sheetId ?? 0) !== sheetId) return [range];
    return move(rectOf(range)).map((rect) => ({
      sheetId,
      startRowIndex: rect.row - 1,
      endRowIndex: rect.row - 1 + rect.rows,
      startColumnIndex: rect.column - 1,
      endColumnIndex: rect.column - 1 + rect.columns,
    }));
  };
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow);
    if (!isJson(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === 'sources' && Array.isArray(inner) ? inner.filter(isJson).flatMap(moved) : follow(inner),
      ]),
    );
  };
  return follow(spec) as Json;
}
