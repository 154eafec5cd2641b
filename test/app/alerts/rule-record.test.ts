/** The tab Alert rules, as a night makes it from what people answered. */
import { tick } from '../../../src/app/schedule/tick';
import { tables } from '../../../src/tables/index';
import { MINUTE_MS } from '../../support/alert-hub';
import { alertOf, findings, hub, openFindings, ratnaKnows } from './told-managers';

const HOUR_MS = 60 * MINUTE_MS;
/** From ten in the morning to after two at night, then what the nights do. */
const night = () => {
  const { clock, deps } = hub.hub;
  clock.moveTo(clock.nowMs() + 16 * HOUR_MS);
  for (let n = 0; n < 20; n++) {
    clock.moveTo(clock.nowMs() + MINUTE_MS);
    tick(deps, 'trigger');
  }
};
const ofFindings = () => hub.rows(tables.alertRules.name).find(({ Rule }) => Rule === 'hard-findings');

test('counts what was confirmed and useless, and a second night changes nothing but the counts', () => {
  hub.taps(ratnaKnows(), 'Useless');
  openFindings('D1', 'D2');
  findings('D2');
  hub.pass(8);
  hub.staffSets(String(alertOf('D2')?.['Alert ID']), 'State', 'acknowledged');
  night();
  expect(ofFindings()).toMatchObject({
    ...{ 'Confirmed (90 days)': 1, 'Useless (90 days)': 1, 'By itself (90 days)': 0, 'Precision (%)': 50 },
  });
  const rows = hub.rows(tables.alertRules.name).length;
  hub.hub.clock.moveTo(hub.hub.clock.nowMs() + 8 * HOUR_MS);
  night();
  expect(hub.rows(tables.alertRules.name)).toHaveLength(rows);
});

test('a workbook without the tab has no fault', () => {
  hub.hub.workbook.removeTab(tables.alertRules.name);
  night();
  expect(hub.hub.deps.properties.get('health.fault')).toBe('');
});
