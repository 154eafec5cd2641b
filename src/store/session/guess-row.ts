/**
 * Guesses the position of a row above the newest ones from its sequence number; what is read there is checked against the key.
 */

/** How many rows of returned customers or leads may lie in between, over some days. */
const CAME_BACK = 12;

export interface RowSpanGuess {
  readonly fromRow: number;
  readonly toRow: number;
}

/**
 * Customers and leads are numbered in the order of appending, so a row is as many rows above the first loaded one (`first`) as
 * their numbers differ. Old rows that came back from the archive lie in between, so it may be a little higher up.
 */
export function guessRow(first: { readonly id: string; readonly row: number }, key: string): RowSpanGuess[] {
  const row = first.row - (numberOf(first.id) - numberOf(key));
  if (!(row >= 2 && row < first.row)) return [];
  return [{ fromRow: Math.max(2, row - CAME_BACK), toRow: row }];
}

function numberOf(id: string): number {
  return Number.parseInt(id.slice(2), 10);
}
