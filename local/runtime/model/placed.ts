/** Objects over a range of a tab (alternating colours, filter views), and how they move with rows and columns. */
import type { Rect } from './cell';
import { grow, type Shift, shrink } from './rect-shift';

export interface Placed {
  readonly id: number;
  readonly rect: Rect;
  /** No last row was given, so rows added at the end belong to it. */
  readonly isOpenBelow: boolean;
  /** Its other fields in the Sheets API's form. */
  readonly body: Readonly<Record<string, unknown>>;
}

export function growPlaced(items: readonly Placed[], shift: Shift): readonly Placed[] {
  return items.map((item) => {
    const { rect } = item;
    const isAtEnd = item.isOpenBelow && shift.axis === 'row' && shift.at === rect.row + rect.rows;
    const grown = isAtEnd ? { ...rect, rows: rect.rows + shift.count } : grow(rect, shift);
    const moved = (index: number): number => (index + 1 >= shift.at ? index + shift.count : index);
    return { ...item, rect: grown, body: shift.axis === 'column' ? withColumns(item.body, moved) : item.body };
  });
}

export function shrinkPlaced(items: readonly Placed[], shift: Shift): readonly Placed[] {
  return items.flatMap((item) => {
    const moved = (index: number): number | null =>
      index + 1 < shift.at ? index : index + 1 < shift.at + shift.count ? null : index - shift.count;
    const body = shift.axis === 'column' ? withColumns(item.body, moved) : item.body;
    return shrink(item.rect, shift).map((rect) => ({ ...item, rect, body }));
  });
}

/** Criteria and orders of a filter view name columns of the tab, from 0. */
function withColumns(body: Placed['body'], moved: (index: number) => number | null): Placed['body'] {
  const shifted = (list: unknown, key: string): unknown =>
    !Array.isArray(list)
      ? list
      : list.flatMap((spec: Readonly<Record<string, unknown>>) => {
          const to = moved(Number(spec[key] ?? 0));
          return to === null ? [] : [{ ...spec, [key]: to }];
        });
  return {
    ...body,
    ...(body.filterSpecs === undefined ? {} : { filterSpecs: shifted(body.filterSpecs, 'columnIndex') }),
    ...(body.sortSpecs === undefined ? {} : { sortSpecs: shifted(body.sortSpecs, 'dimensionIndex') }),
  };
}
