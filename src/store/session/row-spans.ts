/**
 * Combines rows into few ranges for reading: adjacent rows, and also near ones when there would be too many ranges for one
 * call.
 */
import type { Cell, ReadRange, WorkbookReader } from '../../ports.ts';

/** The ranges of a batchGet are part of its URL, which limits their number per call. */
const MAX_SPANS = 120;

export interface RowSpan {
  readonly fromRow: number;
  readonly toRow: number;
}

/** In ascending order, at most `max`; rows in between may be included. */
export function rowSpans(rows: Iterable<number>, max = MAX_SPANS): RowSpan[] {
  const sorted = [...new Set(rows)].sort((a, b) => a - b);
  for (let gap = 1; ; gap *= 4) {
    const spans = spansWithin(sorted, gap);
    if (spans.length <= max) return spans;
  }
}

function spansWithin(sorted: readonly number[], gap: number): RowSpan[] {
  const spans: { fromRow: number; toRow: number }[] = [];
  for (const row of sorted) {
    const last = spans[spans.length - 1];
    if (last && row - last.toRow <= gap) last.toRow = row;
    else spans.push({ fromRow: row, toRow: row });
  }
  return spans;
}

const SPANS_A_TAB = 60;

export interface FoundRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Reads the given rows of each tab (0-based below the header) and some further ranges in one call. */
export function readRowsOf(
  workbook: WorkbookReader,
  extra: readonly ReadRange[],
  wanted: Readonly<Record<string, Iterable<number>>>,
): { readonly extra: readonly Cell[][][]; readonly of: (sheet: string) => readonly FoundRow[] } {
  const plans = Object.entries(wanted).flatMap(([sheet, indexes]) => {
    const rows = new Set([...indexes].map((index) => index + 2));
    return rowSpans(rows, SPANS_A_TAB).map((span) => ({ range: { sheet, ...span }, rows }));
  });
  const blocks = workbook.read([...extra, ...plans.map(({ range }) => range)]);
  const found = plans.flatMap(({ range: { sheet, fromRow, toRow }, rows }, index) =>
    Array.from({ length: toRow - fromRow + 1 }, (_, down) => ({
      sheet,
      row: fromRow + down,
      cells: blocks[extra.length + index]?.[down] ?? [],
    })).filter(({ row }) => rows.has(row)),
  );
  return { extra: blocks.slice(0, extra.length), of: (sheet) => found.filter((each) => each.sheet === sheet) };
}
