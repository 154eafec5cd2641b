/** The positions of a tab's columns, found by their headers. */
import type { TabPlan } from '../setup-ports.ts';
import { type Headings, normalHeader as normal, readHeadings } from '../tables/labels.ts';

type Known = Pick<TabPlan['columns'][number], 'header' | 'formerly' | 'isAppended'>;

export { normal };

/** Header, normalised by `normal` → column, counted from 1. Headers of our columns are those of the plan. */
export function headerPositions(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: readonly Known[],
): Map<string, number> {
  const cells = sheet.getRange(1, 1, 1, Math.max(1, sheet.getLastColumn())).getValues()[0] ?? [];
  return new Map(knownAs(columns, cells.map(String)).map((name, index) => [name, index + 1]));
}

/**
 * Replaces the headers of our columns, in whichever language, by those of the plan. Other headers stay as they are, except that
 * one which is named like a column of ours but is not ours becomes ''.
 */
export function knownAs(columns: readonly Known[], headers: readonly string[]): string[] {
  const ours = readHeadings(headingsOf(columns), headers);
  const names = new Set(columns.map(({ header }) => normal(header)));
  return headers.map((text, at) => ours[at] ?? (names.has(normal(text)) ? '' : normal(text)));
}

/** The plan's own language first. */
function headingsOf(columns: readonly Known[]): Headings {
  const own = new Map(columns.map(({ header }) => [normal(header), normal(header)]));
  const others = new Map(
    columns.flatMap(({ header, formerly }) =>
      (formerly.length > 0 ? formerly : [header]).map((name) => [normal(name), normal(header)] as const),
    ),
  );
  const appended = columns.filter(({ isAppended }) => isAppended).map(({ header }) => normal(header));
  return { maps: [own, others], appended: new Set(appended) };
}
