/** A chart of the digest: what it says, and the figures that it draws. */

/** What is drawn over days. */
interface Figure {
  /** columns: side by side, from zero. lines: the first is what varies, the last what to look at. */
  readonly kind: 'columns' | 'lines';
  readonly labels: readonly string[];
  /** So many days from one that is named to the next. */
  readonly labelEvery: number;
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** What the figures are counted in; '' for pieces. */
  readonly unit: string;
  /** From zero up: where a line stands across. */
  readonly ticks: readonly number[];
}

export interface DigestChart {
  /** Its picture's in the mail. */
  readonly name: 'leads' | 'cost';
  /** What it shows. */
  readonly finding: string;
  /** The same, and what else the picture would have shown. */
  readonly alt: string;
  readonly figure: Figure;
}
