/** Sets of row numbers as ranges: which rows of an archive are still to go to BigQuery. */

/** First and last row, both included. */
export type RowRange = readonly [from: number, to: number];

/** Beyond the last row of any tab. */
export const ALL_ROWS: RowRange = [2, 10_000_000];

/** A property holds little, so beyond this many ranges neighbours are joined, with the rows between them. */
const MOST = 40;

/** The union, in ascending order; no two ranges touch. */
export function withRanges(ranges: readonly RowRange[], more: readonly RowRange[]): RowRange[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges, ...more].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  while (merged.length > MOST) joinNearest(merged);
  return merged;
}

function joinNearest(ranges: [number, number][]): void {
  const gap = (at: number) => (ranges[at]?.[0] ?? Infinity) - (ranges[at - 1]?.[1] ?? 0);
  let nearest = 1;
  for (let at = 2; at < ranges.length; at++) if (gap(at) < gap(nearest)) nearest = at;
  const [gone] = ranges.splice(nearest, 1);
  const before = ranges[nearest - 1];
  if (before && gone) before[1] = gone[1];
}

/** `ranges` without the rows in `less`. */
export function withoutRanges(ranges: readonly RowRange[], less: readonly RowRange[]): RowRange[] {
  return less.reduce<RowRange[]>(
    (left, [from, to]) =>
      left.flatMap(([first, last]): RowRange[] => {
        const before: RowRange = [first, Math.min(last, from - 1)];
        const behind: RowRange = [Math.max(first, to + 1), last];
        return [before, behind].filter(([start, end]) => start <= end);
      }),
    [...ranges],
  );
}
