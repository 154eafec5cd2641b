/** The job dies before or after any of its calls, or people move rows between any two of them: nothing is lost or doubled. */
import type { DryHub } from '../../../tools/dry-hub/dry-hub';
import { swept } from '../../support/sweep';
import { archiveAll, everything, keysIn, merged, openArchiveHub, whereabouts, whole } from './archive-cast';

type When = 'before' | 'after';
type Meddle = (call: number, when: When) => void;

/** Tells of every call that leaves the hub: to the workbook, the archives, the properties. */
function watch(hub: DryHub, meddle: Meddle): void {
  let calls = 0;
  const wrap = <T extends object>(object: T, names: readonly (keyof T & string)[]): T => {
    for (const name of names) {
      const method = object[name] as unknown as (...args: unknown[]) => unknown;
      const wrapped = (...args: unknown[]): unknown => {
        const call = calls++;
        meddle(call, 'before');
        try {
          return method.apply(object, args);
        } finally {
          meddle(call, 'after');
        }
      };
      Object.assign(object, { [name]: wrapped });
    }
    return object;
  };
  wrap(hub.workbook, ['read', 'commit']);
  wrap(hub.deps.properties, ['get', 'getAll', 'setMany', 'delete']);
  const open = hub.archives.open.bind(hub.archives);
  wrap(hub.archives, ['create']);
  hub.archives.open = (id) => wrap(open(id), ['read', 'commit', 'tabs', 'putHeader']);
}

class Killed extends Error {}

const OLD = () =>
  openArchiveHub(merged(whole(1, 100), whole(2, 100), whole(3, 1), whole(4, 100, { status: 'CLAIMED' })));
const MINUTE_MS = 60_000;

function countCalls(): number {
  let most = 0;
  const hub = OLD();
  watch(hub, (call) => {
    most = Math.max(most, call + 1);
  });
  archiveAll(hub);
  return most;
}

/** As it should be in the end, by any way. */
function expectWhole(hub: DryHub, before: Record<string, string[]>): void {
  const after = whereabouts(hub);
  expect(everything(after)).toEqual(before);
  expect(keysIn(after.archived.Leads).sort()).toEqual(['L-000001', 'L-000002']);
  for (const [tab, rows] of Object.entries(after.archived)) {
    expect(new Set(keysIn(rows)).size).toBe(rows.length);
    expect(keysIn(rows).filter((key) => keysIn(after.live[tab]).includes(key))).toEqual([]);
  }
}

const points = Array.from({ length: countCalls() }, (_, call) => call).flatMap((call) =>
  (['before', 'after'] as const).map((when) => ({ call, when })),
);

test.each(swept(points, 24))('dead $when call $call', ({ call, when }) => {
  const hub = OLD();
  const before = everything(whereabouts(hub));
  let isDead = false;
  let isWatched = true;
  watch(hub, (each, at) => {
    if (isWatched && (isDead || (each === call && at === when))) {
      isDead = true;
      throw new Killed();
    }
  });
  expect(() => archiveAll(hub)).toThrow(Killed);
  isWatched = false;
  // Nothing is missing even now.
  expect(everything(whereabouts(hub))).toEqual(before);
  hub.clock.moveTo(hub.clock.nowMs() + 8 * MINUTE_MS);
  archiveAll(hub);
  archiveAll(hub);
  expectWhole(hub, before);
});

/** What people do to a tab below its header. */
const DEEDS: readonly (readonly [name: string, change: (rows: unknown[][]) => unknown[][]])[] = [
  ['sorts it backwards', (rows) => [...rows].reverse()],
  ['inserts a row on top', (rows) => [[], ...rows]],
  ['moves the first row to the end', ([first = [], ...rest]) => [...rest, first]],
];

describe.each(['Leads', 'Conversation'])('somebody at %s', (tab) => {
  test.each(DEEDS)('%s between any two calls', (_, change) => {
    for (const { call, when } of swept(points, 16)) {
      const hub = OLD();
      const before = everything(whereabouts(hub));
      let isDone = false;
      watch(hub, (each, at) => {
        if (isDone || each !== call || at !== when) return;
        isDone = true;
        const [header = [], ...rows] = rowsOf(hub, tab);
        hub.workbook.addTab(tab, [header, ...change(rows)] as never);
      });
      archiveAll(hub);
      archiveAll(hub);
      archiveAll(hub);
      expectWhole(hub, before);
    }
  });
});

/** Past what watches. */
function rowsOf(hub: DryHub, tab: string): unknown[][] {
  const read = Object.getPrototypeOf(hub.workbook).read as DryHub['workbook']['read'];
  return (read.call(hub.workbook, [{ sheet: tab, fromRow: 1 }])[0] ?? []) as unknown[][];
}

test('a row that somebody edits while it is copied stays as they left it', () => {
  for (const { call, when } of swept(points, 24)) {
    const hub = OLD();
    let isDone = false;
    watch(hub, (each, at) => {
      if (isDone || each !== call || at !== when) return;
      isDone = true;
      const rows = rowsOf(hub, 'Leads').map((row) =>
        row[0] === 'L-000001' ? [row[0], 'CONTACTED', ...row.slice(2)] : row,
      );
      hub.workbook.addTab('Leads', rows as never);
    });
    archiveAll(hub);
    archiveAll(hub);
    const { live, archived } = whereabouts(hub);
    const now = (rows: readonly string[] | undefined) => (rows ?? []).find((row) => row.includes('L-000001')) ?? '';
    // It had gone, or it is here with what they wrote.
    if (keysIn(live.Leads).includes('L-000001')) expect(now(live.Leads)).toContain('CONTACTED');
    else expect(now(archived.Leads)).toContain('LOST');
  }
});
