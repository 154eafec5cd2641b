/** Translates the notes on headers into the workbook's language. */
import type { Properties } from '../../ports.ts';
import type { TabPlan, WorkbookSetup } from '../../setup-ports.ts';
import type { Language } from '../../tables/labels.ts';

/** The workbook's language after the last setup, for the menu, which must not read a tab. Missing means English. */
export const LANGUAGE_KEY = 'workbook.language';

export const LANGUAGES: Readonly<Record<Language, string>> = { id: 'Bahasa Indonesia', en: 'English' };

interface NotesDeps {
  readonly properties: Properties;
  readonly setup: WorkbookSetup;
}

/** Returns a line for the report. If setup is cut off here, the next one starts over and skips what is done. */
export function turnNotes(
  { properties, setup }: NotesDeps,
  plans: readonly TabPlan[],
  language: Language,
): readonly string[] {
  if ((properties.get(LANGUAGE_KEY) ?? 'en') === language) return [];
  const turned = plans.filter((plan) => setup.turnNotes(plan)).map(({ name }) => name);
  properties.setMany({ [LANGUAGE_KEY]: language });
  const where = turned.length > 0 ? `: ${turned.join(', ')}` : '';
  return [
    `Notes on headers are in ${LANGUAGES[language]} now${where}. The menu follows when the workbook is opened again.`,
  ];
}
