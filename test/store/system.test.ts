/** The hub's memory: which events were handled, whose number is whose. */
import fc from 'fast-check';
import { fingerprint } from '../../src/core/lib/fingerprint';
import type { Cell } from '../../src/ports';
import { bucketsBy } from '../../src/store/state/buckets';
import { freshSystemRows, SystemSession } from '../../src/store/state/system';

const SECRET = 'a secret';

/** Carries the System tab from one session to the next, as the workbook would. */
class Tab {
  constructor(readonly rows: Cell[][] = freshSystemRows(SECRET)) {}

  open(keys: readonly string[], today: number, secret = SECRET): SystemSession {
    const session = new SystemSession(keys, today, secret);
    session.take(
      session.ranges().map(({ fromRow, toRow = 0, columns = 0 }) =>
        trimmed(
          this.rows.slice(fromRow - 2, toRow - 1).map((row) => row.slice(0, columns)),
          (row) => row.every((cell) => cell === ''),
        ),
      ),
    );
    if (session.isOutOfOrder) session.putInOrder(this.rows);
    return session;
  }

  commit(session: SystemSession): number {
    session.makeRoom();
    const { updates } = session.changes();
    for (const { row, column, cells } of updates) {
      const target = [...(this.rows[row - 2] ?? [])];
      cells.forEach((cell, i) => {
        target[column - 1 + i] = cell.kind === 'text' ? cell.value : '';
      });
      this.rows[row - 2] = target;
    }
    return updates.length;
  }
}

function trimmed(rows: Cell[][], isBlank: (row: Cell[]) => boolean): Cell[][] {
  const blank = [...rows].reverse().findIndex((row) => !isBlank(row));
  return blank < 0 ? [] : rows.slice(0, rows.length - blank);
}

const bucketOf = (key: string) => bucketsBy(SECRET).of(fingerprint(key));

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
    (id) => bucketOf(id) === bucketOf('wamid.1'),
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
  expect(later.changes().updates[0]?.cells[1]).toEqual({ kind: 'text', value: expect.stringMatching(/^.{13}$/) });
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
