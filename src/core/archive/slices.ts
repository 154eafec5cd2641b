/** Cuts of work: rows that go in one commit, from the last row of the tab to the first, so that the others keep their numbers. */
import type { OldRow } from './kinds.ts';

/** A commit that wrote more would keep taps on Claim waiting; some 2 MB of request. */
const MOST_CELLS = 20_000;
/** Ranges of a read travel in its URL, and each is a request of the commit. */
const MOST_RUNS = 80;

/** The rows of the next slice, in ascending order. `columns`: how wide the tab is. */
export function lastSlice(old: readonly OldRow[], columns: number): readonly OldRow[] {
  const most = Math.max(50, Math.floor(MOST_CELLS / columns));
  let from = old.length;
  for (let runs = 0; from > 0 && old.length - from < most; from--) {
    const isNewRun = old[from - 1]?.row !== (old[from]?.row ?? -1) - 1;
    if (isNewRun && ++runs > MOST_RUNS) break;
  }
  return old.slice(from);
}

/** Neighbours as one. */
export function runsOf(rows: readonly number[]): { readonly fromRow: number; readonly toRow: number }[] {
  const runs: { fromRow: number; toRow: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.toRow === row - 1) last.toRow = row;
    else runs.push({ fromRow: row, toRow: row });
  }
  return runs;
}
