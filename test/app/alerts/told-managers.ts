/** A hub whose managers are told of findings. Importing it opens one for each test, in `hub`. */

import { alertChanges } from '../../../src/app/round/alert-changes';
import type { NewAlert } from '../../../src/core/alerts/alarm';
import { type AlertHub, openAlertHub, PUSAT, RATNA } from '../../support/alert-hub';

export let hub: AlertHub;
beforeEach(() => {
  hub = openAlertHub();
});

export const raise = (alert: NewAlert) => {
  const { deps, clock } = hub.hub;
  deps.withLock(0, (commit) => commit(alertChanges(deps.workbook, clock.nowMs(), alert)));
};
export const findings = (dealerId: string) =>
  raise({ rule: 'hard-findings', subject: dealerId, dealerId, text: `Sales of ${dealerId} were stopped.` });
/** Nobody closes them while the tests look. */
export const openFindings = (...dealers: readonly string[]) => {
  const row = (dealer: string) => ['F-1', 'price', 1, 'hard', 'S-1', dealer, '', '', '', '', '', 'open'];
  hub.hub.workbook.addTab('Findings', [hub.findingsHeader, ...dealers.map(row)]);
};
export const alertOf = (subject: string) => hub.alerts().find((row) => row.Subject === subject);
export const pagesTo = (phone: string) => hub.toldTo(phone).filter(({ text }) => /🚨|\|/.test(text));

/** Both have written today, and Ratna is told of D1. */
export function ratnaKnows() {
  openFindings('D1', 'D2', 'D3');
  hub.says(RATNA, 'hello');
  hub.says(PUSAT, 'hello');
  findings('D1');
  hub.pass(3);
  const [page] = pagesTo(RATNA);
  if (!page) throw new Error('Ratna was told nothing');
  return page;
}

/** Another hub than the one that each test gets. */
export function reopen(...options: Parameters<typeof openAlertHub>): void {
  hub = openAlertHub(...options);
}
