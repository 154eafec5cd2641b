/** Whose turn it is when something in the inbox is older than an execution can last. */
import type { InboxEntry } from '../../../src/app/inbox/inbox';
import { BEGUN_KEY, HEARTBEAT_KEY } from '../../../src/app/inbox/keys';
import { takeTurn } from '../../../src/app/inbox/stuck-entries';
import { entriesOfRound } from '../../../src/app/writer/take-entries';

const NOW = Date.UTC(2026, 10, 27);
const MINUTE = 60_000;
const entry = (name: string, minutesAgo: number, source: InboxEntry['source'] = 'meta'): InboxEntry => ({
  ...{ name, source, body: '{}', keys: [`in.${name}.1/1`] },
  receivedAtMs: NOW - minutesAgo * MINUTE,
});
const turn = (
  waiting: readonly InboxEntry[],
  { isMinute = true, begun = [] as string[], marked = [] as string[], heartbeatMinutesAgo = 1 } = {},
) => {
  const properties = {
    [HEARTBEAT_KEY]: String(NOW - heartbeatMinutesAgo * MINUTE),
    [BEGUN_KEY]: JSON.stringify(marked),
  };
  const { entries, begun: toMark } = takeTurn(waiting, { properties, begun, isMinute, nowMs: NOW });
  return [entries.map(({ name, fault }) => (fault === undefined ? name : `${name} unread`)), toMark];
};

test('what came lately is taken as it is', () => {
  expect(turn([entry('a', 0), entry('b', 7)])).toEqual([['a', 'b'], []]);
});

test('whoever came later goes first, also in the minute’s work', () => {
  const waiting = [entry('old', 9), entry('new', 0)];
  for (const isMinute of [true, false]) expect(turn(waiting, { isMinute })).toEqual([['new'], []]);
});

test('old ones are the minute’s matter, or anybody’s while nobody does the minute’s work', () => {
  const waiting = [entry('a', 9), entry('b', 10)];
  expect(turn(waiting, { isMinute: false })).toEqual([[], []]);
  expect(turn(waiting, { isMinute: false, heartbeatMinutesAgo: 5 })).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  expect(turn(waiting)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

test('what took a round down is halved until it is one, which is buried unread', () => {
  const waiting = ['a', 'b', 'c', 'd'].map((name) => entry(name, 9));
  expect(turn(waiting, { marked: ['a', 'b', 'c'] })).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  expect(turn(waiting, { marked: ['b'] })).toEqual([['b unread'], ['b']]);
  // Marked and done since: nobody is suspected.
  expect(turn(waiting, { marked: ['z'] })[0]).toEqual(['a', 'b', 'c', 'd']);
});

test('what this execution has marked itself it goes on with', () => {
  expect(turn([entry('a', 9), entry('b', 0)], { begun: ['a'], marked: ['a'] })).toEqual([['a'], ['a']]);
});

test('however many reports of units wait, customers have a part of every round', () => {
  const reports = Array.from({ length: 400 }, (_, n) => entry(`u${n}`, 1, 'unit'));
  const taken = entriesOfRound([...reports, entry('customer', 0)]);
  expect(taken.map(({ name }) => name)).toContain('customer');
  expect(taken.length).toBeLessThanOrEqual(150);
});
