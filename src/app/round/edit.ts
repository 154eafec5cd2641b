export interface Edit {
  readonly tab: string;
  readonly fromRow: number;
  readonly toRow: number;
}
