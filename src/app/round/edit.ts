export interface Edit {
  readonly tab: string;
  readonly fromRow: number;
  readonly toRow: number;
}

/** An edit as its trigger tells of it. */
export interface SheetEdit extends Edit {
  /** True for a single typed cell, whose row may not be finished yet; otherwise it was a paste. */
  readonly isCell?: boolean;
  /** The workbook's locale; '' when it is not known. */
  readonly locale?: string;
}
