/**
 * Slices of work: the rows that go in one commit, from the bottom of the tab upwards, so that the other rows keep their
 * numbers.
 */
import type { OldRow } from './kinds.ts';

/** A larger commit would make taps on Claim wait; this is some 2 MB of request. */
const MOST_CELLS = 20_000;
/** The ranges of a read are part of its URL, and each is a request within the commit. */
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

/** Joins adjacent rows into runs. */
export function runsOf(rows: readonly number[]): { readonly fromRow: number; readonly toRow: number }[] {
  const runs: { fromRow: number; toRow: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.toRow === row - 1) last.toRow = row;
    else runs.push({ fromRow: row, toRow: row });
  }
  return runs;
}
