/** What open pages and strangers may cost: property reads, and the reads of the workbook that the writer lives on. */
import { callPage } from '../../../src/app/pages/call-page';
import { forgetPageSecret } from '../../../src/app/pages/prove-visitor';
import type { WriterDeps } from '../../../src/app/round/deps';
import type { CallName } from '../../../src/core/pages/contract';
import { makePageToken } from '../../../src/core/tokens/page-token';
import { type Cell, WorkbookFault } from '../../../src/ports';
import { tables } from '../../../src/tables';
import { createDryHub, DRY_SECRETS } from '../../../tools/dry-hub/dry-hub';

const NOON = Date.parse('2026-11-27T12:00:00+07:00');
const SECOND = 1_000;

const rows = (table: { readonly columns: object }, ...all: readonly Readonly<Record<string, Cell>>[]): Cell[][] =>
  all.map((row) => Object.keys(table.columns).map((key) => row[key] ?? ''));

let spent: { properties: number; cache: number; reads: number; writes: string[] };
let now: number;
let deps: WriterDeps;
let secret: string;
let isBusy: boolean;

beforeEach(() => {
  const hub = createDryHub({
    nowMs: NOON,
    tabs: {
      People: rows(
        tables.people,
        { id: 'P1', name: 'Sri', role: 'HQ', active: true },
        { id: 'P2', name: 'Ratna', role: 'MANAGER', region: 'Barat', active: true },
        { id: 'P3', name: 'Tini', role: 'HQ', active: true },
      ),
      Dealers: rows(tables.dealers, { id: 'D1', name: 'Barat', region: 'Barat', active: true }),
      Reps: rows(tables.reps, { id: 'R1', name: 'Andi', dealerId: 'D1', active: true }),
      Leads: rows(tables.leads, { id: 'L-000001', status: 'UNCLAIMED', region: 'Timur', createdAt: 46_000 }),
    },
  });
  spent = { properties: 0, cache: 0, reads: 0, writes: [] };
  secret = DRY_SECRETS.tokenSecret;
  isBusy = false;
  now = NOON;
  const { properties, cache, workbook } = hub.deps;
  deps = {
    ...hub.deps,
    clock: { nowMs: () => now, sleep: () => undefined },
    secrets: () => ({ ...DRY_SECRETS, tokenSecret: secret }),
    properties: {
      ...properties,
      getAll: () => {
        spent.properties++;
        return properties.getAll();
      },
      get: (key) => {
        spent.properties++;
        return properties.get(key);
      },
    },
    cache: {
      ...cache,
      getMany: (keys) => {
        spent.cache++;
        return cache.getMany(keys);
      },
      putMany: (values, ttl) => {
        spent.writes.push(...Object.keys(values));
        cache.putMany(values, ttl);
      },
    },
    workbookAtOnce: {
      read: (ranges) => {
        spent.reads++;
        if (isBusy) throw new WorkbookFault('busy', 'Quota exceeded');
        return workbook.read(ranges);
      },
    },
  };
  hub.clock.moveTo(NOON);
  moveCache = (ms) => hub.clock.moveTo(ms);
});

let moveCache: (ms: number) => void;
const pass = (ms: number) => {
  now += ms;
  moveCache(now);
};
const link = (who: string, more: { secret?: string; days?: number } = {}) =>
  makePageToken(
    {
      page: who.startsWith('P') ? 'console' : 'dealer',
      who,
      generation: 0,
      expiresAtMs: NOON + (more.days ?? 7) * 86_400_000,
    },
    more.secret ?? secret,
  );
interface Heard {
  readonly ok: boolean;
  readonly refusal?: string;
  readonly isBehind?: true;
  readonly data?: {
    readonly me?: { readonly id: string };
    readonly leads?: readonly unknown[];
    readonly count?: string;
  };
}
const ask = (token: unknown, call: CallName, input: unknown = {}) =>
  JSON.parse(callPage(deps, JSON.stringify({ call, token, input }))) as Heard;
const changed = (to: string) => {
  deps.properties.setMany({ 'pages.changes': to });
  pass(11 * SECOND);
};
const start = () => {
  Object.assign(spent, { properties: 0, cache: 0, reads: 0, writes: [] });
};

describe('a stranger', () => {
  test('with no link or an expired one costs nothing, with a forged one no property read but once a minute', () => {
    for (const odd of ['', 7, null, 'd.R1.0.zz', link('P1', { days: -1 }), link('P1', { days: -1, secret: 'x' })])
      expect(ask(odd, 'poll')).toMatchObject({ ok: false, refusal: 'link' });
    expect(spent).toEqual({ properties: 0, cache: 0, reads: 0, writes: [] });
    for (let n = 0; n < 100; n++) expect(ask(link('P1', { secret: `guess ${n}` }), 'console.leads').ok).toBe(false);
    expect(spent).toMatchObject({ properties: 1, cache: 100, reads: 0 });
    // Counted for the alert as long as counting tells anything.
    expect(spent.writes.filter((key) => key === 'strangers').length).toBeLessThanOrEqual(20);
    pass(61 * SECOND);
    ask(link('P1', { secret: 'guess' }), 'poll');
    expect(spent.properties).toBe(2);
  });

  test('keeps nobody out who has a link', () => {
    ask(link('P1', { secret: 'guess' }), 'poll');
    expect(ask(link('P1'), 'poll').ok).toBe(true);
  });

  test('a secret that was changed is known within a minute, and at once when Secrets changed it', () => {
    const old = link('P1');
    expect(ask(old, 'poll').ok).toBe(true);
    secret = 'another secret of this hub';
    pass(61 * SECOND);
    expect(ask(link('P1'), 'poll').ok).toBe(true);
    expect(ask(old, 'poll').ok).toBe(false);
    const second = link('P1');
    secret = 'and one more';
    forgetPageSecret(deps.cache);
    expect(ask(second, 'poll').ok).toBe(false);
    expect(ask(link('P1'), 'poll').ok).toBe(true);
  });
});

test('twenty consoles that ask all day read a property once in ten seconds together', () => {
  ask(link('P1'), 'poll');
  start();
  for (let second = 0; second < 600; second += 15) {
    for (let n = 0; n < 20; n++) ask(link('P1'), 'poll');
    pass(15 * SECOND);
  }
  expect(spent.properties).toBe(39);
  // One call each, and those of the secret and the counter.
  expect(spent.cache).toBe(800);
});

test('what was read counts until its minute is over, for views that are not kept as well', () => {
  changed('1');
  start();
  let isRefused = false;
  // Eleven seconds in between: longer than anybody has to read a view anew.
  for (let turn = 1; turn < 100 && !isRefused; turn++) {
    if (turn % 30 === 0) pass(11 * SECOND);
    isRefused = ask(link('P1'), 'console.search', { query: 'Sri' }).refusal === 'busy';
  }
  expect([isRefused, spent.reads <= 42]).toEqual([true, true]);
});

describe('a view', () => {
  test('is read once for all who may see the same, and shown to each as themselves', () => {
    expect(ask(link('P1'), 'console.start').data?.me?.id).toBe('P1');
    start();
    expect(ask(link('P3'), 'console.start').data?.me?.id).toBe('P3');
    expect(spent.reads).toBe(0);
    // Another role sees other things.
    expect(ask(link('P1'), 'console.leads').data?.leads).toHaveLength(1);
    expect(ask(link('P2'), 'console.leads').data?.leads).toHaveLength(0);
    expect(spent.reads).toBeGreaterThan(0);
  });

  test('that has changed is read anew when half a minute has passed, and until then says that it is old', () => {
    ask(link('P1'), 'console.leads');
    changed('b');
    start();
    expect(ask(link('P1'), 'console.leads').isBehind).toBe(true);
    expect(spent.reads).toBe(0);
    pass(20 * SECOND);
    expect(ask(link('P1'), 'console.leads').isBehind).toBeUndefined();
    expect(spent.reads).toBeGreaterThan(0);
  });

  test('is read anew at once for whoever has just done something', () => {
    ask(link('P1'), 'console.leads');
    ask(link('P3'), 'console.leads');
    pass(SECOND);
    ask(link('P1'), 'console.decide', { table: 'findings', ids: ['F-1'], state: 'resolved' });
    pass(SECOND);
    start();
    ask(link('P3'), 'console.leads');
    expect(spent.reads).toBe(0);
    ask(link('P1'), 'console.leads');
    expect(spent.reads).toBeGreaterThan(0);
    start();
    pass(SECOND);
    ask(link('P1'), 'console.leads');
    expect(spent.reads).toBe(0);
  });

  test('is not read when the budget of the minute is spent: what was kept, or “busy”', () => {
    ask(link('P1'), 'console.leads');
    const answers = Array.from({ length: 40 }, (_, n) => ask(link('P1'), 'console.search', { query: `lead ${n}` }));
    expect(answers.filter(({ refusal }) => refusal === 'busy').length).toBeGreaterThan(15);
    expect(spent.reads).toBeLessThanOrEqual(44);
    changed('c');
    expect(ask(link('P1'), 'console.leads').isBehind).toBe(true);
    pass(61 * SECOND);
    expect(ask(link('P1'), 'console.search', { query: 'lead' }).ok).toBe(true);
  });

  test('of a workbook that is busy is what was kept, and otherwise “busy” after one try', () => {
    ask(link('P1'), 'console.leads');
    pass(31 * SECOND);
    changed('d');
    isBusy = true;
    start();
    expect(ask(link('P1'), 'console.leads')).toMatchObject({ ok: true, isBehind: true });
    expect(ask(link('P1'), 'console.sales')).toMatchObject({ ok: false, refusal: 'busy' });
    expect(spent.reads).toBe(2);
  });
});
