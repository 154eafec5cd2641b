/** Where a row behind the newest ones stands, as far as its running number tells: read there, it is checked against its key. */

/** Among the rows of some days. */
const CAME_BACK = 12;

export interface RowSpanGuess {
  readonly fromRow: number;
  readonly toRow: number;
}

/**
 * Customers and leads are numbered as they are appended: as many rows above the first of the newest (`first`) as their
 * numbers differ. Old ones that came back from the archive stand among them, so that it may be a little higher up.
 */
export function guessRow(first: { readonly id: string; readonly row: number }, key: string): RowSpanGuess[] {
  const row = first.row - (numberOf(first.id) - numberOf(key));
  if (!(row >= 2 && row < first.row)) return [];
  return [{ fromRow: Math.max(2, row - CAME_BACK), toRow: row }];
}

function numberOf(id: string): number {
  return Number.parseInt(id.slice(2), 10);
}
