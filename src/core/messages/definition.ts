/** What is known of a message, whichever part of the work it belongs to. */

export interface MessageDefinition {
  readonly use: string;
  readonly placeholders: readonly string[];
  /** Longest text WhatsApp takes in this place; room is left for what the placeholders bring. */
  readonly limit: number;
  readonly id: string;
  readonly en: string;
}

/** WhatsApp takes 1,024 characters in a body, 20 in a button, 24 in a row. */
export const BODY = 900;
export const BUTTON = 20;
export const ROW = 24;
