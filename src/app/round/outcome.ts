/** What came of a tap, for the inbox log. */
export interface TapOutcome {
  readonly outcome: string;
  readonly leadId: string;
}
