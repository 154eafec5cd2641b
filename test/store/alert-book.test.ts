/** The book of open alerts against its row: whatever is raised, it fits, and what rings is kept longest. */
import type { Alarm } from '../../src/core/alerts/alarm';
import { raiseInto } from '../../src/store/session/alert-book';
import { tellOfSystem } from '../../src/store/session/system-order';
import { FEATURES, makeRoom, ROW_ROOM } from '../../src/store/state/features';
import { newState } from '../../src/store/state/hub-state';

const NOW_MS = Date.UTC(2026, 10, 27, 3);
const alarmsRow = FEATURES.find(({ name }) => name === 'alarms');

function openBook() {
  const state = newState();
  const table = { append: () => undefined, get: () => undefined, has: () => false };
  const book = { system: { state }, isOpen: () => false, ensure: () => undefined, table: () => table };
  return { state, book: book as unknown as Parameters<typeof raiseInto>[0] };
}

test.each([10, 10_000])(
  'four hundred alerts of %i characters a field fit their row, and the P0 among them stay',
  (length) => {
    const { state, book } = openBook();
    const long = (n: number) => `${n}${'x'.repeat(length)}`;
    for (let n = 0; n < 400; n++) {
      const place = { region: long(n), dealerId: long(n), gatewayId: long(n) };
      const rule = n % 10 === 0 ? 'ledger-broken' : 'odd-move';
      const alarm = raiseInto(
        book,
        { rule, subject: long(n), text: long(n), ...place },
        { id: `a-${n}`, nowMs: NOW_MS },
      );
      expect(alarm?.subject.length).toBeLessThanOrEqual(80);
    }
    expect(alarmsRow?.write(state).length).toBeLessThan(ROW_ROOM);
    expect(makeRoom(state)).toEqual([]);
    const rules = Object.values(state.alarms).map(({ rule }) => rule);
    expect(rules.filter((rule) => rule === 'ledger-broken')).toHaveLength(40);
    expect(rules.length).toBeGreaterThan(length === 10 ? 130 : 80);
  },
);

test('as many as the book holds still fit once people were told of all of them', () => {
  const { state, book } = openBook();
  for (let n = 0; n < 400; n++)
    raiseInto(book, { rule: 'gateway-silent', subject: `jkt-${n}`, text: 'Silent.' }, { id: `a-${n}`, nowMs: NOW_MS });
  const told: Partial<Alarm> = {
    ...{ pages: 4, pagedAt: 1_764_230_000, step: 1, stepAt: 1_764_230_000, proof: 'o-0123456789ab', why: 'night' },
    ...{ codes: ['0.0123456789AB', '0.0123456789AC', '1.0123456789AD'] },
  };
  for (const [key, alarm] of Object.entries(state.alarms)) state.alarms[key] = { ...alarm, ...told };
  expect(alarmsRow?.write(state).length).toBeLessThan(ROW_ROOM);
});

test.each([
  ['alarms', 'P1'],
  ['pagers', 'P1'],
  ['waiting', undefined],
])('a full row "%s" is an alert of tier %s', (row, tier) => {
  const told: unknown[] = [];
  tellOfSystem({
    ...{ system: { problems: [{ row, text: 'full: 12 gave way' }] }, isOpen: () => true },
    tellStaff: ({ tier: given, rule }: { tier?: string; rule: string }) => told.push([rule, given]),
  } as unknown as Parameters<typeof tellOfSystem>[0]);
  expect(told).toEqual([['memory-full', tier]]);
});
