/** The definition of a message. */

export interface MessageDefinition {
  readonly use: string;
  /**
   * Placeholders that the text may use in {{…}}. Only those that the original text does not use are listed: see
   * `placeholdersOf`.
   */
  readonly placeholders?: readonly string[];
  /** Longest text that WhatsApp accepts in this place, if it is not a body, less room for the placeholders' values. */
  readonly limit?: number;
  readonly id: string;
  readonly en: string;
}

/** Placeholders in the order of the text, then those that staff may add. */
export function placeholdersOf({ id, en, placeholders = [] }: MessageDefinition): string[] {
  return [...new Set([...namesIn(id), ...namesIn(en), ...placeholders])];
}

/** A name in {{…}}, with spaces around it. Matching is linear, whatever staff typed. */
export const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** The names in {{…}}. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
}

/** Unless a message says otherwise. WhatsApp takes 1,024 characters in a body, 20 in a button, 24 in a row. */
export const BODY = 900;
export const BUTTON = 20;
export const ROW = 24;
