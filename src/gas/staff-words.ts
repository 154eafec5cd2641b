/** Reads the words that travel beside the code: https://developers.google.com/apps-script/reference/html/html-service */
import { type StaffWords, WORDS_FILE } from '../app/setup/staff-words.ts';

/** Null when the file was not pushed with the code. */
export function readStaffWords(): StaffWords | null {
  try {
    return JSON.parse(HtmlService.createHtmlOutputFromFile(WORDS_FILE).getContent()) as StaffWords;
  } catch {
    return null;
  }
}
