/**
 * The language of the menu, its dialogs and its answers: that of the workbook. Setup keeps it in a script property, so that
 * opening the workbook does not have to read a tab.
 */
import { reportIn } from '../app/setup/report-in-bahasa.ts';
import { LANGUAGE_KEY } from '../app/setup/turn-notes.ts';
import type { Language } from '../tables/labels.ts';
import { readStaffWords } from './staff-words.ts';

/** English when the property cannot be read: whoever opens the workbook may not have permission. */
export function menuLanguage(): Language {
  try {
    return PropertiesService.getScriptProperties().getProperty(LANGUAGE_KEY) === 'id' ? 'id' : 'en';
  } catch {
    return 'en';
  }
}

/** Stays in English when the translations cannot be read. */
export function inMenuLanguage(texts: readonly string[]): string[] {
  if (menuLanguage() === 'en') return [...texts];
  try {
    return reportIn(readStaffWords(), texts);
  } catch {
    return [...texts];
  }
}
