/** What came of a tap, for the inbox log. */
export interface EventOutcome {
  readonly outcome: string;
  readonly leadId: string;
}
