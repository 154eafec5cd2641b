/** The stored form of a tab: plain JSON, with the rows separate. */
import type { Rect, Row, Style } from './cell';
import type { ChartState } from './chart';
import type { Placed } from './placed';
import type { RunColumns } from './run-grid';
import type { ValidationRule } from './validation-rule';

export interface FilterState {
  readonly rect: Rect;
  /** By column of the sheet. */
  readonly criteria: Readonly<Record<number, unknown>>;
  readonly sort?: { readonly column: number; readonly ascending: boolean };
}

/** A tab without its rows: small, plain JSON. */
export interface SheetMeta {
  readonly sheetId: number;
  readonly title: string;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly hidden: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly tabColor: string | null;
  readonly columnWidths: RunColumns<number>;
  readonly rowHeights: Readonly<Record<number, number>>;
  readonly hiddenRows: RunColumns<true>;
  readonly hiddenColumns: RunColumns<true>;
  readonly merges: readonly Rect[];
  readonly filter: FilterState | null;
  readonly conditionalRules: readonly unknown[];
  /** What was kept before they were known has none. */
  readonly bandedRanges?: readonly Placed[];
  readonly filterViews?: readonly Placed[];
  readonly charts?: readonly ChartState[];
  readonly hiddenGridlines: boolean;
  /** How many cells hold formulas. */
  readonly formulas: number;
  readonly styles: RunColumns<Style>;
  readonly notes: RunColumns<string>;
  readonly validations: RunColumns<ValidationRule>;
}

export interface SheetSnapshot extends SheetMeta {
  /** Index 0 is row 1; null and missing rows are empty. */
  readonly rows: readonly (Row | null)[];
}

/** Which rows a persister must write again. */
export interface SheetDirt {
  rows: Set<number> | 'all';
  meta: boolean;
}
