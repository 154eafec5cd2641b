/** Which rows a filter view of the workbook shows, and in which order. */
import type { FilterViewFacts } from '../../views';
import { type Cells, compareCells } from './grid-view';

type Test = FilterViewFacts['only'][number];

/** Indices of rows. */
export function rowsOfView(rows: readonly Cells[], { only, order }: FilterViewFacts): readonly number[] {
  const shown = [...rows.keys()].filter((at) => only.every((test) => passes(rows[at]?.[test.column] ?? '', test)));
  return shown.sort((one, other) => {
    for (const { column, descending } of order) {
      const by = compareCells(
        rows[one]?.[column] ?? '',
        rows[other]?.[column] ?? '',
        descending ? 'falling' : 'rising',
      );
      if (by !== 0) return by;
    }
    return one - other;
  });
}

function passes(cell: string, test: Test): boolean {
  if (test.kind === 'hides') return !test.words.includes(cell);
  if (test.kind === 'filled') return cell !== '';
  return cell.toLowerCase() === test.word.toLowerCase();
}
