/** One bad thing costs itself alone: steps that throw, commits that Sheets refuses, keys that are wrong. Over memory. */
import { entryName, putDelivery } from '../../../src/app/inbox/inbox';
import { HEARTBEAT_KEY } from '../../../src/app/inbox/keys';
import { queuedJobs, queueJob } from '../../../src/app/inbox/pending-jobs';
import { writingUnderLock } from '../../../src/app/round/with-lock';
import { readHealth } from '../../../src/app/schedule/health';
import { Division } from '../../../src/app/writer/division';
import { runWriter } from '../../../src/app/writer/writer';
import { receiveWebhook } from '../../../src/http/webhook';
import { type Cell, type Workbook, WorkbookFault } from '../../../src/ports';
import { createDryHub, DRY_SECRETS, type DryHub } from '../../../tools/dry-hub/dry-hub';
import { freeLock } from '../../../tools/dry-hub/memory-ports';

const START = Date.UTC(2026, 10, 27, 3);
const MINUTE = 60_000;

let hub: DryHub;
beforeEach(() => {
  hub = createDryHub({ nowMs: START, tabs: {} });
});

let messages = 0;
const webhook = (texts: readonly string[], from = '6281311110000') =>
  JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: 'W',
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: '1' },
              contacts: [{ wa_id: from, profile: { name: 'Sari' } }],
              messages: texts.map((body) => ({
                from,
                id: `wamid.${++messages}`,
                timestamp: '1',
                type: 'text',
                text: { body },
              })),
            },
          },
        ],
      },
    ],
  });
const post = (body: string, key: string = DRY_SECRETS.webhookKey, deps: DryHub['deps'] = hub.deps) =>
  receiveWebhook(deps, 'meta', { method: 'POST', query: { source: 'meta', key }, body });
const rows = (tab: string): Cell[][] => hub.workbook.read([{ sheet: tab, fromRow: 2 }])[0] ?? [];
const later = (minutes: number) => hub.clock.moveTo(hub.clock.nowMs() + minutes * MINUTE);
const tick = () => runWriter(hub.deps, { budgetMs: 20_000, always: true });

/** The same hub over a workbook that refuses every commit with this text in it, as Sheets refuses what it cannot store. */
function refusing(text: string): DryHub['deps'] & { readonly refusals: () => number } {
  let refusals = 0;
  const workbook: Workbook = {
    read: (ranges) => hub.workbook.read(ranges),
    commit(changes) {
      if (JSON.stringify(changes).includes(text)) {
        refusals++;
        throw new WorkbookFault('refused', 'Invalid requests[3].appendCells');
      }
      return hub.workbook.commit(changes);
    },
  };
  const { clock, log } = hub.deps;
  return {
    ...hub.deps,
    workbook,
    withLock: writingUnderLock({ clock, lock: freeLock, log, workbook }),
    refusals: () => refusals,
  };
}

test('a commit that Sheets refuses is divided until the one event is found, and all others are handled', () => {
  const deps = refusing('POISON');
  const names = Array.from({ length: 21 }, (_, i) => `62813222200${String(i).padStart(2, '0')}`);
  names.forEach((from, i) => {
    const body = webhook([i === 13 ? 'POISON' : 'halo'], from);
    deps.properties.setMany({
      [`in.00000000${(10 + i).toString(36)}.a${i}.1/1`]: JSON.stringify({ source: 'meta', body }),
    });
  });
  runWriter(deps, { budgetMs: 600_000 });
  expect(rows('Customers')).toHaveLength(20);
  // Its words cannot be written anywhere: it is noted, and its words are in the log.
  expect(rows('Dead letters').map((cells) => cells[3])).toEqual(['Google Sheets refuses to write what comes of it']);
  expect(Object.keys(deps.properties.getAll()).filter((key) => key.startsWith('in.'))).toEqual([]);
  expect(deps.refusals()).toBeLessThan(12);
});

test('a wrong key writes nothing, is reported once, and a changed key is known within a minute', () => {
  const writes: string[] = [];
  const { properties } = hub.deps;
  let key: string = DRY_SECRETS.webhookKey;
  const deps: DryHub['deps'] = {
    ...hub.deps,
    secrets: () => ({ ...DRY_SECRETS, webhookKey: key as typeof DRY_SECRETS.webhookKey }),
    properties: {
      ...properties,
      setMany: (values) => {
        writes.push(...Object.keys(values));
        properties.setMany(values);
      },
    },
    withLock: () => {
      throw new Error('the lock was asked for');
    },
    workbook: {
      read: () => {
        throw new Error('the workbook was read');
      },
    },
  };
  const wrong = (shown: string) => post(webhook(['halo']), shown, deps);
  for (let i = 0; i < 60; i++)
    expect(wrong(`wrong-key-number-${100 + i}`)).toMatchObject({ body: 'refused: wrong key' });
  expect(writes).toEqual([]);
  for (let i = 0; i < 3; i++) tick();
  expect(rows('Alerts').filter((cells) => cells.includes('wrong-key'))).toHaveLength(1);
  // Whoever changes the key is served with the new one, and not with the old one.
  expect(post(webhook(['halo'])).kind).toBe('ack');
  key = 'another-webhook-key-0002';
  later(2);
  const changed = { ...hub.deps, secrets: deps.secrets };
  expect(post(webhook(['halo']), key, changed)).toMatchObject({ body: 'ok' });
  expect(post(webhook(['halo']), DRY_SECRETS.webhookKey, changed)).toMatchObject({ body: 'refused: wrong key' });
});

test('what waits for a stopped writer makes the hub not well; what is committed does not wait', () => {
  const stopped = { ...hub.deps, withLock: () => 'busy' as const };
  hub.deps.properties.setMany({ 'health.heartbeat': String(START) });
  expect(post(webhook(['halo']), undefined, stopped)).toMatchObject({ body: 'ok' });
  expect(readHealth(hub.deps)).toMatchObject({ ok: true, waiting: 1 });
  later(6);
  expect(readHealth(hub.deps)).toMatchObject({ ok: false, waiting: 1, fault: expect.stringContaining('stopped') });
  tick();
  expect(readHealth(hub.deps)).toMatchObject({ ok: true, waiting: 0 });
});

test('a division tries halves, puts aside what is refused alone, and ends', () => {
  const division = new Division();
  const bad = new Set(['s5', 's11']);
  const all = Array.from({ length: 16 }, (_, i) => `s${i}`);
  const done = new Set<string>();
  for (let rounds = 0; rounds < 100; rounds++) {
    const { only, refused } = division.selection;
    const taken = all.filter((step) => !done.has(step) && (!only || only.has(step)));
    if (taken.some((step) => bad.has(step) && !refused.has(step))) expect(division.refused(taken)).toBe(true);
    else {
      for (const step of taken) done.add(step);
      division.succeeded();
      if (!division.isOpen) break;
    }
  }
  expect(done.size).toBe(16);
  expect([...division.selection.refused.keys()].sort()).toEqual(['s11', 's5']);
});

test('a job whose property cannot be read is taken off, and the one behind it is done', () => {
  const { properties } = hub.deps;
  properties.setMany({ 'job.sales.0': '{not json' });
  queueJob(hub.deps, 'sales', { tab: 'Sales', fromRow: 2, toRow: 2 });
  expect(queuedJobs(properties.getAll(), 'sales')).toEqual([{ tab: 'Sales', fromRow: 2, toRow: 2 }]);
});

test('a message that takes executions down is found and buried; whoever comes later is served first', () => {
  let isDead = false;
  const { parsers, properties } = hub.deps;
  const deps: DryHub['deps'] = {
    ...hub.deps,
    parsers: {
      ...parsers,
      meta: (body, at) => {
        isDead ||= JSON.stringify(body).includes('RACUN');
        return parsers.meta(body, at);
      },
    },
    workbook: {
      read: (ranges) => {
        if (isDead) throw new WorkbookFault('busy', 'Exceeded maximum execution time');
        return hub.workbook.read(ranges);
      },
    },
    // Whoever is dead puts nothing in order any more.
    properties: { ...properties, delete: (key) => (isDead ? undefined : properties.delete(key)) },
  };
  /** One execution; whether it came to an end. */
  const survives = (run: () => unknown): boolean => {
    isDead = false;
    try {
      run();
    } catch {
      return false;
    }
    return !isDead;
  };
  const minute = () =>
    survives(() => {
      deps.properties.setMany({ [HEARTBEAT_KEY]: String(deps.clock.nowMs()) });
      runWriter(deps, { budgetMs: 20_000, always: true });
    });
  expect(survives(() => post(webhook(['RACUN']), DRY_SECRETS.webhookKey, deps))).toBe(false);
  for (const from of ['1', '2', '3']) post(webhook(['halo'], `62813111100${from}0`), DRY_SECRETS.webhookKey, deps);
  later(9);
  deps.properties.setMany({ [HEARTBEAT_KEY]: String(deps.clock.nowMs()) });
  expect(survives(() => post(webhook(['mau beli'], '6281311119999'), DRY_SECRETS.webhookKey, deps))).toBe(true);
  const ends = Array.from({ length: 8 }, () => {
    later(1);
    return minute();
  });
  expect(ends.filter((end) => !end).length).toBeLessThanOrEqual(3);
  expect(ends.slice(-3)).toEqual([true, true, true]);
  expect(rows('Customers')).toHaveLength(4);
  expect(rows('Dead letters')).toHaveLength(1);
  expect(String(rows('Dead letters')[0]?.[3])).toContain('did not come to an end');
  expect(Object.keys(deps.properties.getAll()).filter((key) => /^in\.|begun/.test(key))).toEqual([]);
});

/** The same hub while Sheets answers nothing. */
const withoutSheets = (): DryHub['deps'] => {
  const fails = () => {
    throw new WorkbookFault('busy', 'Service Spreadsheets failed.');
  };
  const workbook: Workbook = { read: fails, commit: fails };
  return { ...hub.deps, workbook, withLock: writingUnderLock({ ...hub.deps, lock: freeLock, workbook }) };
};

test('an outage of hours takes nobody’s message away: what waits is suspected of nothing', () => {
  for (let n = 0; n < 5; n++) post(webhook(['Halo'], `62813111100${n}0`), DRY_SECRETS.webhookKey, withoutSheets());
  const down = withoutSheets();
  for (let minute = 0; minute < 180; minute++) {
    later(1);
    hub.deps.properties.setMany({ [HEARTBEAT_KEY]: String(hub.clock.nowMs()) });
    expect(() => runWriter(down, { budgetMs: 20_000, always: true })).toThrow('Spreadsheets failed');
  }
  tick();
  expect(rows('Dead letters')).toEqual([]);
  expect(rows('Inbox log')).toHaveLength(5);
});

test('an event of no kind, or without what its kind has, is kept in Dead letters and stops nobody', () => {
  const odd = [
    { kind: 'renamed-since', id: 'odd-1', receivedAtMs: 1 },
    { kind: 'message', id: 'odd-2', receivedAtMs: 1 },
    { kind: 'constructor', id: 'odd-3', receivedAtMs: 1 },
  ];
  for (const replay of odd) {
    const name = entryName(hub.clock.nowMs(), replay.id.replace('-', '00000'));
    putDelivery(hub.deps.properties, {
      source: 'page',
      body: JSON.stringify({ replay }),
      receivedAtMs: hub.clock.nowMs(),
      name,
    });
  }
  expect(post(webhook(['halo']))).toMatchObject({ body: 'ok' });
  tick();
  expect(rows('Customers')).toHaveLength(1);
  expect(rows('Dead letters').map(([id]) => id)).toEqual([
    'again odd-1',
    expect.stringMatching(/^in\./),
    'again odd-3',
  ]);
});
