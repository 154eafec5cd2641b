/** A person's data are to be erased: what is open of theirs ends, and their number is nobody's. */
export interface PersonLeavesEvent {
  readonly kind: 'person-leaves';
  readonly id: string;
  readonly source: 'staff';
  /** Their customers, leads and sales, as far as they stand in the workbook. */
  readonly ids: readonly string[];
  /** Their phones and user IDs. */
  readonly aliases: readonly string[];
  readonly receivedAtMs: number;
}
