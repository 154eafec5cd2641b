/** How right each rule has been: what counts for it, what against it, and what says nothing. */
import { CLOSED_BY_STAFF, type RecordedAlert, recordAlertRules, SAME_AS } from '../../../src/core/alerts/rule-record';
import { ALERT_RULES } from '../../../src/core/alerts/rules';
import { DAY_MS } from '../../../src/core/lib/time';
import { NOW_MS } from './alarm-cast';

const alert = (over: Partial<RecordedAlert>): RecordedAlert => ({
  ...{ id: 'a-1', at: NOW_MS - DAY_MS, rule: 'hard-findings', state: 'resolved', acknowledgedAt: null },
  ...{ why: 'None of its hard findings is open.', ...over },
});
const rowOf = (...alerts: readonly RecordedAlert[]) =>
  recordAlertRules(alerts, NOW_MS).find(({ id }) => id === 'hard-findings');

test('acknowledged or closed by staff confirms, useless denies, what ended by itself says nothing', () => {
  expect(
    rowOf(
      alert({ state: 'acknowledged' }),
      alert({ acknowledgedAt: NOW_MS }),
      alert({ why: CLOSED_BY_STAFF }),
      alert({ state: 'false alarm', acknowledgedAt: NOW_MS }),
      alert({}),
      alert({ state: 'open' }),
    ),
  ).toMatchObject({ tier: 'P0', owner: 'manager', confirmed: 3, useless: 1, byItself: 1, open: 1, precisionPct: 75 });
});

test('nothing counts twice, nor after ninety days, and without an answer there is no precision', () => {
  const row = rowOf(
    alert({ why: `${SAME_AS}a-0.` }),
    alert({ at: NOW_MS - 91 * DAY_MS, state: 'false alarm' }),
    alert({ at: null, state: 'false alarm' }),
    alert({ rule: 'toString', state: 'false alarm' }),
  );
  expect(row).toMatchObject({ confirmed: 0, useless: 0, byItself: 0, open: 0, precisionPct: null });
});

test('every rule has a row, in the order of the rules', () => {
  expect(recordAlertRules([], NOW_MS).map(({ id }) => id)).toEqual(Object.keys(ALERT_RULES));
});
