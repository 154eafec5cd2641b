/** Reads pages that travel beside the code: https://developers.google.com/apps-script/reference/html/html-service */
import type { StaffWords } from '../app/setup/staff-words.ts';
import { WORDS_FILE } from '../app/workbook/say-problem.ts';
import type { Pages } from '../ports.ts';

export const pushedPages: Pages = {
  read(name) {
    try {
      return HtmlService.createHtmlOutputFromFile(name).getContent();
    } catch {
      return null;
    }
  },
};

/** Null when the file was not pushed with the code. */
export function readStaffWords(): StaffWords | null {
  const text = pushedPages.read(WORDS_FILE);
  return text === null ? null : (JSON.parse(text) as StaffWords);
}
