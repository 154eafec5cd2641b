export interface Edit {
  readonly tab: string;
  readonly fromRow: number;
  readonly toRow: number;
}

/** An edit as its trigger tells of it. */
export interface SheetEdit extends Edit {
  /** One cell that somebody typed, in which case a row may not be finished yet; otherwise a paste. */
  readonly isCell?: boolean;
  /** The workbook's locale, or '' when it is not told. */
  readonly locale?: string;
}
