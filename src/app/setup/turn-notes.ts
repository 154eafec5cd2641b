/** Notes on headers, put into the language that the workbook has now. */
import type { Properties } from '../../ports.ts';
import type { TabPlan, WorkbookSetup } from '../../setup-ports.ts';
import type { Language } from '../../tables/labels.ts';

/** The workbook's language as set-up left it, for whoever must not read the workbook for it: the menu. English where nothing is noted. */
export const LANGUAGE_KEY = 'workbook.language';

export const LANGUAGES: Readonly<Record<Language, string>> = { id: 'Bahasa Indonesia', en: 'English' };

interface NotesDeps {
  readonly properties: Properties;
  readonly setup: WorkbookSetup;
}

/** A line for the report. When it is cut off, the next set-up begins again: what was turned stays as it is. */
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
