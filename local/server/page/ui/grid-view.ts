/** What a grid shows of its rows: filtered and sorted as a view; the rows themselves stay where they are. */
export interface SortState {
  readonly column: number;
  readonly descending: boolean;
}

export const GRID_ROW_PX = 28;

export type Cells = readonly string[];

/** Numbers as people write them in sheets; NaN for anything else. */
function numberIn(text: string): number {
  return /^-?[\d.,\s%]*\d[\d.,\s%]*$/.test(text) ? Number(text.replace(/[\s%,]/g, '')) : Number.NaN;
}

/** Indices of the rows to show, in order. `order`: those among which they are, null for all. */
export function viewOf(
  rows: readonly Cells[],
  filters: Readonly<Record<number, string>>,
  sort: SortState | null,
  order: readonly number[] | null = null,
): readonly number[] {
  const wanted = Object.entries(filters)
    .filter(([, text]) => text.trim() !== '')
    .map(([column, text]) => ({ column: Number(column), text: text.trim().toLowerCase() }));
  const shown: number[] = [];
  for (const index of order ?? rows.keys()) {
    const row = rows[index] ?? [];
    if (wanted.every(({ column, text }) => (row[column] ?? '').toLowerCase().includes(text))) shown.push(index);
  }
  if (!sort) return shown;
  const { column, descending } = sort;
  return shown.sort((one, other) =>
    compareCells(rows[one]?.[column] ?? '', rows[other]?.[column] ?? '', descending ? 'falling' : 'rising'),
  );
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Blanks last in both directions, as in Sheets. */
export function compareCells(one: string, other: string, way: 'rising' | 'falling'): number {
  if (one === '' || other === '') return Number(one === '') - Number(other === '');
  const difference = numberIn(one) - numberIn(other);
  return (way === 'falling' ? -1 : 1) * (Number.isNaN(difference) ? collator.compare(one, other) : difference);
}

const CHARACTER_PX = 8.4;
const HEADER_CHARACTER_PX = 8.6;
const SAMPLE = 200;

/** Widths that fit header and most cells, so that columns do not jump while scrolling. */
export function columnWidths(headers: readonly string[], rows: readonly Cells[]): readonly number[] {
  return headers.map((header, column) => {
    let longest = 0;
    for (const row of rows.slice(0, SAMPLE)) longest = Math.max(longest, (row[column] ?? '').length);
    // The header also needs room for its arrow when it is sorted.
    const wanted = Math.max(header.length * HEADER_CHARACTER_PX + 36, longest * CHARACTER_PX + 18);
    return Math.round(Math.min(280, Math.max(56, wanted)));
  });
}

/** Columns whose filled cells are all numbers are right-aligned. */
export function numericColumns(headers: readonly string[], rows: readonly Cells[]): readonly boolean[] {
  const sample = rows.slice(0, SAMPLE);
  return headers.map((_, column) => {
    const filled = sample.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    // Long digits are phone numbers and codes, not quantities.
    return filled.length > 0 && filled.every((cell) => cell.length < 14 && !Number.isNaN(numberIn(cell)));
  });
}
