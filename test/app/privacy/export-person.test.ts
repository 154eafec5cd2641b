/** What is kept about a person is written down for them, and goes again. */
import { purgeRequests } from '../../../src/app/privacy/purge-requests';
import { hubOf, type Life, marksOfLife } from './histories';
import { allTabs, ask, column, DAY_MS, finish, minutes } from './privacy-cast';

const LOST: Life = { status: 'LOST', days: 120, hides: false, bought: true, joined: true, spelling: 2 };
const CLAIMED: Life = { ...LOST, status: 'CLAIMED', days: 0 };

const whom = marksOfLife(1).phone;

test('everything of theirs is there, archives included, and nothing of anybody else', () => {
  const hub = hubOf([LOST, LOST, CLAIMED], true);
  const before = JSON.stringify(allTabs(hub).Leads);
  expect(ask(hub, { act: 'export', whom })).toMatchObject({ outcome: expect.stringMatching(/^(goes-on|done)$/) });
  finish(hub);
  const rows = allTabs(hub)['Data requests'];
  const [tabs, values] = [column(rows, 'Tab'), column(rows, 'Value')];
  const { words, name, phone } = marksOfLife(1);
  for (const mark of [...words, name, phone]) expect(values.some((value) => value.includes(mark))).toBe(true);
  expect([...new Set(tabs)].sort()).toEqual(
    ['Alerts', 'Audit trail', 'CRM sync', 'Conversation', 'Customers', 'Dead letters', 'Disputes', 'Findings', 'Inbox log', 'Leads', 'Outbox', 'Sales', 'Timeline'],
  ); // biome-ignore format: one list
  for (const other of [2, 3]) expect(values.filter((value) => value.includes(marksOfLife(other).name))).toEqual([]);
  expect(new Set(column(rows, 'Entry ID')).size).toBe(values.length);
  expect(JSON.stringify(allTabs(hub).Leads)).toBe(before);
});

test('it says until when to answer, and is deleted in time; a younger one stays', () => {
  const hub = hubOf([LOST, LOST], false);
  ask(hub, { act: 'export', whom });
  finish(hub);
  const first = column(allTabs(hub)['Data requests'], 'Value').length;
  const [answerBy, asked] = ['Answer by', 'Asked'].map((header) =>
    Number(column(allTabs(hub)['Data requests'], header)[0]),
  );
  expect((answerBy ?? 0) - (asked ?? 0)).toBeCloseTo(3);
  hub.clock.moveTo(hub.clock.nowMs() + 10 * DAY_MS);
  ask(hub, { act: 'export', whom: marksOfLife(2).phone });
  finish(hub);
  hub.clock.moveTo(hub.clock.nowMs() + 5 * DAY_MS);
  purgeRequests(hub.deps);
  const left = column(allTabs(hub)['Data requests'], 'About');
  expect(left.length).toBeGreaterThan(10);
  expect(left.every((about) => about === 'C-000002')).toBe(true);
  expect(first).toBeGreaterThan(10);
  minutes(hub, 1);
});

test('an export that is asked for twice while it is under way is one', () => {
  const hub = hubOf([LOST], false);
  ask(hub, { act: 'export', whom });
  ask(hub, { act: 'export', whom });
  finish(hub);
  const ids = column(allTabs(hub)['Data requests'], 'Entry ID');
  expect(new Set(ids).size).toBe(ids.length);
});

test('what they wrote is no formula in the file that is opened', () => {
  const hub = hubOf([CLAIMED], false);
  const [header = [], first = [], ...rest] = allTabs(hub).Conversation ?? [];
  const text = header.indexOf('Text');
  hub.workbook.addTab('Conversation', [
    header,
    first.map((cell, at) => (at === text ? '=HYPERLINK("x")' : cell)),
    ...rest,
  ]);
  ask(hub, { act: 'export', whom });
  finish(hub);
  const values = column(allTabs(hub)['Data requests'], 'Value');
  expect(values).toContain(`'=HYPERLINK("x")`);
  expect(values.filter((value) => /^[=+@]/.test(value))).toEqual([]);
  expect(values).toContain('-6.1');
});
