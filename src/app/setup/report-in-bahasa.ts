/** Translates the menu's answers into Bahasa, line by line. */
import { translator } from '../../core/words/translator.ts';
import type { StaffWords } from './staff-words.ts';

/** `words`: null without StaffWords.html; a file of an earlier build may lack parts. What has no translation stays English. */
export function reportIn(words: Partial<StaffWords> | null, texts: readonly string[]): string[] {
  const { reports = '', said = '' } = words ?? {};
  const { toBahasa } = translator(`${reports}\n${said}`);
  const lines = (text: string) => text.split('\n').map((line) => toBahasa(line));
  return texts.map((text) => lines(text).join('\n'));
}
