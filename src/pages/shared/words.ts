/** Words in the reader's language: Bahasa Indonesia, then English. */
import { language } from './format.ts';

export type InBoth = readonly [id: string, en: string];

export function inPageLanguage(words: InBoth): string {
  return words[language.value === 'id' ? 0 : 1];
}

/** `w`: a word of the page's own. `say`: one of the server's; itself when the page has none for it. */
export function speaking<W extends string>(words: Readonly<Record<W, InBoth>>) {
  const w = (word: W): string => inPageLanguage(words[word]);
  return { w, say: (word: string): string => (Object.hasOwn(words, word) ? w(word as W) : word) };
}
