/** Rows to be read as few ranges: neighbours together, and near ones too when the ranges would be too many for one call. */

/** The ranges of a batchGet travel in its URL, so a call has room for so many. */
const MAX_SPANS = 120;

export interface RowSpan {
  readonly fromRow: number;
  readonly toRow: number;
}

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
