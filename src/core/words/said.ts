/** Everything that the hub says in rows, alerts and answers, in both languages: what StaffWords.html carries and the console shows. */
import { ALERT_WORDS } from './alert-words.ts';
import { LEAD_WORDS, PAGE_WORDS, STAFF_PAGE_WORDS } from './page-words.ts';
import { PROBLEMS_IN_BAHASA } from './problem-words.ts';
import { ROW_WORDS } from './row-words.ts';
import { RULE_WORDS } from './rule-words.ts';

/** As `translator` takes them. A function, so that Code.js, which never calls it, does not hold the words. */
export function saidInBahasa(): string {
  return [PROBLEMS_IN_BAHASA, RULE_WORDS, ALERT_WORDS, ROW_WORDS, PAGE_WORDS, LEAD_WORDS, STAFF_PAGE_WORDS].join('\n');
}
