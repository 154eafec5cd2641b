/** A workbook in Bahasa: what the hub says goes into the archive in English, as its headers do, and is counted from there. */
import { recordRules } from '../../../src/app/schedule/record-alert-rules';
import { CLOSED_BY_STAFF } from '../../../src/core/alerts/rule-record';
import { saidInBahasa } from '../../../src/core/words/said';
import { speakFrom, translateTo } from '../../../src/core/words/speak';
import { tables } from '../../../src/tables/index';
import { labelOf } from '../../../src/tables/labels';
import { archiveAll, daysAgo, openArchiveHub, rowsOf } from './archive-cast';

const { alerts, alertRules } = tables;
const keys = Object.keys(alerts.columns);
const words = saidInBahasa();
afterEach(() => speakFrom(() => ''));

function openBahasa() {
  const hub = openArchiveHub({}, { archiveRecordDays: '60' });
  speakFrom(() => words);
  const at = daysAgo(80);
  const row: Readonly<Record<string, string | number>> = {
    ...{
      id: 'a-1',
      at,
      tier: 'P0',
      rule: 'hard-findings',
      subject: 'D1',
      state: 'resolved',
      fingerprint: 'f',
      count: 1,
    },
    ...{ lastSeen: at, resolvedAt: at, note: 'di pameran', why: translateTo(CLOSED_BY_STAFF, 'id') },
  };
  const header = Object.values(alerts.columns).map((column) => labelOf(alerts, column, 'id'));
  hub.workbook.addTab(alerts.name, [header, keys.map((key) => row[key] ?? '')]);
  return hub;
}

const confirmed = (hub: ReturnType<typeof openBahasa>) => {
  recordRules(hub.deps);
  const [row] = rowsOf(hub, alertRules.name).filter(([id]) => id === 'hard-findings');
  return row?.[Object.keys(alertRules.columns).indexOf('confirmed')];
};

test('what the hub says is archived in English, what people typed as they typed it', () => {
  const hub = openBahasa();
  archiveAll(hub);
  const [archived = []] = hub.archives.rows(alerts.name);
  expect(archived[keys.indexOf('why')]).toBe(CLOSED_BY_STAFF);
  expect(archived[keys.indexOf('note')]).toBe('di pameran');
  expect(confirmed(hub)).toBe(1);
});

test('what an older build archived as it stood counts all the same', () => {
  const hub = openBahasa();
  speakFrom(() => '');
  archiveAll(hub);
  speakFrom(() => words);
  expect(hub.archives.rows(alerts.name)[0]?.[keys.indexOf('why')]).not.toBe(CLOSED_BY_STAFF);
  expect(confirmed(hub)).toBe(1);
});
