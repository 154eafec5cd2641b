/** What is known of a message, whichever part of the work it belongs to. */

export interface MessageDefinition {
  readonly use: string;
  /** What may stand in {{…}}. Code.js carries only those that the copy below does not name: see `placeholdersOf`. */
  readonly placeholders?: readonly string[];
  /** Longest text WhatsApp takes in this place, when it is no body; room is left for what the placeholders bring. */
  readonly limit?: number;
  readonly id: string;
  readonly en: string;
}

/** In the order of the copy, then what staff may add to it. */
export function placeholdersOf({ id, en, placeholders = [] }: MessageDefinition): string[] {
  return [...new Set([...namesIn(id), ...namesIn(en), ...placeholders])];
}

/** A name in {{…}}, with the spaces around it. Read in one pass, whatever staff typed. */
export const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** The names in {{…}}. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name.trim());
}

/** Unless a message says otherwise. WhatsApp takes 1,024 characters in a body, 20 in a button, 24 in a row. */
export const BODY = 900;
export const BUTTON = 20;
export const ROW = 24;
