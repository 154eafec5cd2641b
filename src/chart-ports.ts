/**
 * What the hub needs from the workbook's native charts: which exist, and which to draw. Written with the workbook's own commit.
 */

/** A chart over rows of a tab whose first row names the series. */
export interface ChartPlan {
  /** The ID we give the chart; it never changes, which is how a later commit finds the chart again. */
  readonly id: number;
  readonly title: string;
  /** columns-and-line: the last series is drawn as a line on an axis of its own. */
  readonly kind: 'lines' | 'columns' | 'bars' | 'columns-and-line';
  readonly sheet: string;
  /** Number of data rows, not counting the header row. */
  readonly rows: number;
  /** Column numbers, counted from 1. */
  readonly domain: number;
  readonly series: readonly number[];
}

export interface ChartChanges {
  /** The tab that new ones are put on. */
  readonly tab: { readonly sheetId: number; readonly make: { readonly name: string; readonly index: number } | null };
  /** `place`: its position on the tab, counted from 0; two charts stand side by side. */
  readonly added: readonly (ChartPlan & { readonly place: number })[];
  /** Charts that exist already. They stay where people have moved them. */
  readonly updated: readonly ChartPlan[];
}

/** A picture of figures over days, for whoever reads them without the workbook. */
export interface FigurePlan {
  /** columns: side by side. lines: the first is what varies, the last what to look at. */
  readonly kind: 'columns' | 'lines';
  readonly labels: readonly string[];
  /** Every which label is written. */
  readonly labelEvery: number;
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** What the figures are counted in; '' for pieces. */
  readonly unit: string;
  /** From zero up: where a line stands across. */
  readonly ticks: readonly number[];
}

export interface FigurePainter {
  /** A PNG, as bytes. One service call. Throws. */
  paint(figure: FigurePlan): readonly number[];
}

export interface Charts {
  /** The workbook's tabs in their order, with the charts that lie on each. One call. */
  tabs(): readonly { readonly name: string; readonly sheetId: number; readonly chartIds: readonly number[] }[];
}
