/**
 * All sentences of the hub in rows, alerts and answers, in both languages: StaffWords.html contains them, and the console shows
 * them.
 */
import { ALERT_WORDS } from './alert-words.ts';
import { SECRET_WORDS, SELF_TEST_WORDS } from './check-words.ts';
import { LEAD_WORDS, PAGE_WORDS, STAFF_PAGE_WORDS } from './page-words.ts';
import { PROBLEMS_IN_BAHASA } from './problem-words.ts';
import { REPORT_WORDS } from './report-words.ts';
import { ROW_WORDS, UNDERSTOOD_WORDS } from './row-words.ts';
import { RULE_WORDS } from './rule-words.ts';

/** The lines that `translator` takes. A function, so that Code.js, which never calls it, does not contain them. */
export function saidInBahasa(): string {
  return [
    PROBLEMS_IN_BAHASA,
    RULE_WORDS,
    ALERT_WORDS,
    ROW_WORDS,
    UNDERSTOOD_WORDS,
    PAGE_WORDS,
    LEAD_WORDS,
    STAFF_PAGE_WORDS,
  ].join('\n');
}

/** What the workbook's menu answers: never in a cell. */
export function reportsInBahasa(): string {
  return [REPORT_WORDS, SELF_TEST_WORDS, SECRET_WORDS].join('\n');
}
