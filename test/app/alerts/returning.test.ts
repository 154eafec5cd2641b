/** Alerts that were over and return within the hour. */
import { alertChanges } from '../../../src/app/round/alert-changes';
import type { NewAlert } from '../../../src/core/alerts/alarm';
import { type AlertHub, openAlertHub, RATNA } from '../../support/alert-hub';

let self: AlertHub;
beforeEach(() => {
  self = openAlertHub();
});

const raise = (alert: NewAlert) => {
  const { deps, clock } = self.hub;
  deps.withLock(0, (commit) => commit(alertChanges(deps.workbook, clock.nowMs(), alert)));
};
const ofD1 = { rule: 'hard-findings', subject: 'D1', dealerId: 'D1', text: 'Sales of D1 were stopped.' } as const;
const openFindings = (...dealers: readonly string[]) => {
  const row = (dealer: string) => ['F-1', 'price', 1, 'hard', 'S-1', dealer, '', '', '', '', '', 'open'];
  self.hub.workbook.addTab('Findings', [self.findingsHeader, ...dealers.map(row)]);
};
const alertOf = (subject: string) => self.alerts().find((row) => row.Subject === subject);

test('one that somebody looks after stays quiet until their time is over', () => {
  openFindings('D1');
  self.says(RATNA, 'hello');
  raise(ofD1);
  self.pass(3);
  const page = self.toldTo(RATNA).at(-1);
  if (!page) throw new Error('Ratna was told nothing');
  self.taps(page, 'Acknowledge');
  openFindings();
  self.pass(12);
  expect(alertOf('D1')?.State).toBe('resolved');
  openFindings('D1');
  raise(ofD1);
  const before = self.told.length;
  self.pass(120);
  expect(alertOf('D1')).toMatchObject({ State: 'acknowledged', 'Acknowledged by': 'Ibu Ratna' });
  expect(self.told).toHaveLength(before);
});
