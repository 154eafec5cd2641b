/** Words in the reader's language: Bahasa Indonesia, then English. */
import { language } from './format.ts';

export type InBoth = readonly [id: string, en: string];

export function inPageLanguage(words: InBoth): string {
  return words[language.value === 'id' ? 0 : 1];
}

/**
 * `w`: a text of the page, by key. `say`: translates a word from the server; returns it unchanged when the page does not know
 * it.
 */
export function speaking<W extends string>(words: Readonly<Record<W, InBoth>>) {
  const w = (word: W): string => inPageLanguage(words[word]);
  return { w, say: (word: string): string => (Object.hasOwn(words, word) ? w(word as W) : word) };
}
