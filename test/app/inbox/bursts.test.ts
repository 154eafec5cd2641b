/** Bursts that came near the thirty executions are noticed afterwards, and said once a day. */
import { burstIn } from '../../../src/app/inbox/bursts';
import { entryName, type InboxEntry, putDelivery, relayedName } from '../../../src/app/inbox/inbox';
import { runWriter } from '../../../src/app/writer/writer';
import { alerts } from '../../../src/tables/records';
import { createDryHub } from '../../../tools/dry-hub/dry-hub';

const START = Date.UTC(2026, 10, 27, 3);

function arrived(count: number, perSecond: number, name = entryName): InboxEntry[] {
  return Array.from({ length: count }, (_, i) => {
    const receivedAtMs = START + Math.round((i * 1000) / perSecond);
    return { source: 'meta', body: '{"entry":[]}', receivedAtMs, name: name(receivedAtMs, `${i}`), keys: [] };
  });
}

test.each([
  ['a quiet second', arrived(3, 3), null],
  ['six a second for five seconds', arrived(30, 6), null],
  ['nine a second for five seconds, with the statuses that follow', arrived(45, 9), 22],
  ['nineteen at once', arrived(19, 1000), null],
  ['twenty-five at once', arrived(25, 1000), 25],
  ['forty at once through the relay', arrived(40, 1000, relayedName), null],
])('%s', (_, entries, slots) => {
  expect(burstIn(entries)?.slots ?? null).toBe(slots);
});

test('one alert a day says what may have been lost, and what to do', () => {
  const { deps, workbook } = createDryHub({ nowMs: START, tabs: {} });
  for (let time = 0; time < 2; time++) {
    for (const entry of arrived(25, 1000)) putDelivery(deps.properties, { ...entry, name: `${entry.name}${time}` });
    runWriter(deps, { budgetMs: 1_000 });
  }
  const [table] = workbook.read([{ sheet: alerts.name, fromRow: 2 }]);
  const said = (table ?? []).map((row) => row.join(' ')).filter((row) => row.includes('near-overflow'));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('about 25 executions ran at once');
  expect(said[0]).toContain('docs/RELAY.md');
});
