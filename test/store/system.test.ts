/** The hub's memory: which events were handled, whose number is whose. */
import fc from 'fast-check';
import { bucketOf } from '../../src/core/lib/fingerprint';
import type { Cell } from '../../src/ports';
import { BUCKETS, SystemSession } from '../../src/store/state/system';

/** Carries the System tab from one session to the next, as the workbook would. */
class Tab {
  private readonly cells = new Map<string, string>();

  open(keys: readonly string[], today: number): SystemSession {
    const session = new SystemSession(keys, today);
    session.take(
      session
        .ranges()
        .map(({ fromRow }) => [[2, 3].map((column): Cell => this.cells.get(`${fromRow}.${column}`) ?? '')]),
    );
    return session;
  }

  commit(session: SystemSession): number {
    const { updates } = session.changes();
    for (const { row, column, cells } of updates) {
      cells.forEach((cell, i) => {
        this.cells.set(`${row}.${column + i}`, cell.kind === 'text' ? cell.value : '');
      });
    }
    return updates.length;
  }
}

test('an event that was remembered is known in every later session, for nine days', () => {
  const tab = new Tab();
  const first = tab.open(['wamid.1', 'wamid.2'], 20_000);
  first.remember('wamid.1');
  tab.commit(first);
  for (let day = 0; day <= 9; day++) {
    const later = tab.open(['wamid.1', 'wamid.2'], 20_000 + day);
    expect([later.hasSeen('wamid.1'), later.hasSeen('wamid.2')]).toEqual([true, false]);
  }
});

test('nine days of other events in the same bucket do not push it out; the tenth day does', () => {
  const neighbours = Array.from({ length: 40_000 }, (_, i) => `wamid.n${i}`).filter(
    (id) => bucketOf(id, BUCKETS) === bucketOf('wamid.1', BUCKETS),
  );
  const tab = new Tab();
  const keys = ['wamid.1', ...neighbours];
  const seen = Array.from({ length: 11 }, (_, day) => {
    const session = tab.open(keys, 20_000 + day);
    session.remember(day === 0 ? 'wamid.1' : (neighbours[day] ?? ''));
    tab.commit(session);
    return session.hasSeen('wamid.1');
  });
  expect(seen).toEqual([...Array.from({ length: 10 }, () => true), false]);
});

test('what is older is forgotten when something new is remembered in its bucket', () => {
  const tab = new Tab();
  const first = tab.open(['wamid.1'], 20_000);
  first.remember('wamid.1');
  tab.commit(first);
  const later = tab.open(['wamid.1'], 20_010);
  later.remember('wamid.1');
  expect(later.changes().updates[0]?.cells[0]).toEqual({ kind: 'text', value: expect.stringMatching(/^.{13}$/) });
});

test('any set of events is remembered exactly, and no other', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(ids, (all) => {
      const tab = new Tab();
      const known = all.slice(0, all.length / 2);
      const session = tab.open(all, 20_000);
      for (const id of known) session.remember(id);
      tab.commit(session);
      const later = tab.open(all, 20_001);
      expect(all.filter((id) => later.hasSeen(id))).toEqual(known);
    }),
  );
});

test('a phone and a user ID lead to their customer, and a changed number to the same one', () => {
  const tab = new Tab();
  const keys = ['62811', 'ID.abc', '62899'];
  const session = tab.open(keys, 20_000);
  session.setCustomer('62811', 7);
  session.setCustomer('ID.abc', 7);
  tab.commit(session);
  const later = tab.open(keys, 20_000);
  expect(keys.map((key) => later.customerOf(key))).toEqual([7, 7, null]);
  later.setCustomer('62811', 12);
  tab.commit(later);
  expect(tab.open(keys, 20_000).customerOf('62811')).toBe(12);
});

test('taking a step back forgets what was staged since the checkpoint, and nothing before it', () => {
  const session = new Tab().open(['a', 'b'], 20_000);
  session.remember('a');
  session.state.leads = 3;
  session.checkpoint();
  session.remember('b');
  session.state.leads = 4;
  session.rollback();
  expect([session.hasSeen('a'), session.hasSeen('b'), session.state.leads]).toEqual([true, false, 3]);
});

test('a round that changes nothing writes nothing', () => {
  expect(new Tab().open(['a'], 20_000).changes().updates).toEqual([]);
});

test('asking about a key whose bucket was not read is an error, not a guess', () => {
  expect(() => new Tab().open(['a'], 20_000).hasSeen('another')).toThrow('was not read');
});
