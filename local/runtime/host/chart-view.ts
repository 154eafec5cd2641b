/** What a chart shows: whoever draws it needs nothing else of the runtime. */

export interface ChartSeries {
  readonly name: string;
  /** LINE, COLUMN …: its own in a combo chart, else that of the chart. */
  readonly type: string;
  readonly isOnTheRight: boolean;
  /** Null: a gap. */
  readonly values: readonly (number | null)[];
  /** The same as the cells show them. */
  readonly texts: readonly string[];
}

/** A chart with what its cells say now. */
export interface ChartView {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Names of the tabs that it draws. */
  readonly sources: readonly string[];
}
