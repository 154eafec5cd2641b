/** A person's data are to be erased: their open leads end, and their number no longer belongs to anybody. */
export interface PersonLeavesEvent {
  readonly kind: 'person-leaves';
  readonly id: string;
  readonly source: 'staff';
  /** IDs of their customer rows, leads and sales in the live workbook. */
  readonly ids: readonly string[];
  /** Their phones and user IDs. */
  readonly aliases: readonly string[];
  readonly receivedAtMs: number;
}
