/** What came of an event, for the inbox log. */
export interface EventOutcome {
  readonly outcome: string;
  readonly leadId: string;
}
