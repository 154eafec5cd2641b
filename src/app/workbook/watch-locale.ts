/**
 * Sheets interprets what is typed by the workbook's locale before the hub sees it: in a locale other than Indonesia's,
 * "350.000" becomes 350 and "05/11/2026" the eleventh of May. Setup sets the locale; when it is changed, an alert says so once
 * a day.
 */
import { isoDay, workbookDay } from '../../core/lib/time.ts';
import { alertChanges } from '../round/alert-changes.ts';
import type { WriterDeps } from '../round/deps.ts';

export const HOME_LOCALE = 'id_ID';

const TOLD_KEY = 'locale.told';
const LOCK_WAIT_MS = 5_000;

/** `locale`: the workbook's, or '' when it is not known. */
export function watchLocale(deps: WriterDeps, locale: string): void {
  if (locale === '' || locale.startsWith('id') || locale.startsWith('in')) return;
  const nowMs = deps.clock.nowMs();
  const today = `${locale} ${isoDay(workbookDay(nowMs))}`;
  if (deps.properties.get(TOLD_KEY) === today) return;
  const text = `The workbook’s locale is ${locale}: Sheets makes 350 of "350.000" and 11 May of 05/11. Run "Set up", and look over what was typed since.`;
  const alert = { rule: 'workbook-locale', subject: locale, text } as const;
  deps.withLock(LOCK_WAIT_MS, (commit) => {
    // An edit event and a change event come together.
    if (deps.properties.get(TOLD_KEY) === today) return;
    commit(alertChanges(deps.workbook, nowMs, alert));
    deps.properties.setMany({ [TOLD_KEY]: today });
  });
}
