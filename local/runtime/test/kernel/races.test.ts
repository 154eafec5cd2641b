import { createRuntime, type RuntimeOptions } from '../support/built-runtime';

const CODE = `
  function addOne() {
    const store = PropertiesService.getScriptProperties();
    store.setProperty('count', String(Number(store.getProperty('count') || 0) + 1));
  }
  function addOneLocked() {
    const lock = LockService.getScriptLock();
    lock.waitLock(300000);
    addOne();
    lock.releaseLock();
  }`;

interface Race {
  readonly count: number;
  readonly history: string;
}

async function race(name: string, options: Partial<RuntimeOptions> = {}): Promise<Race> {
  const runtime = await createRuntime({ code: CODE, ...options });
  await Promise.all(Array.from({ length: 8 }, () => runtime.run(name)));
  const count = Number(runtime.properties.get('count'));
  const history = JSON.stringify(runtime.executions());
  await runtime.close();
  return { count, history };
}

const seeds = Array.from({ length: 12 }, (_, seed) => seed);

test.each(['model', 'random', 'none'] as const)('without the lock, %s timing loses updates', async (latency) => {
  const counts: number[] = [];
  for (const seed of seeds) counts.push((await race('addOne', { clock: { kind: 'simulated', seed, latency } })).count);
  expect(Math.min(...counts)).toBeLessThan(8);
});

test.each(['model', 'random', 'none'] as const)('with the lock, %s timing loses nothing', async (latency) => {
  for (const seed of seeds) {
    expect((await race('addOneLocked', { clock: { kind: 'simulated', seed, latency } })).count).toBe(8);
  }
});

test('with the lock, real time loses nothing', async () => {
  expect((await race('addOneLocked', { clock: { kind: 'real' } })).count).toBe(8);
});

test.each(['model', 'random'] as const)('the same seed gives the same run, call for call (%s)', async (latency) => {
  const first = await race('addOneLocked', { clock: { kind: 'simulated', seed: 5, latency } });
  const again = await race('addOneLocked', { clock: { kind: 'simulated', seed: 5, latency } });
  const other = await race('addOneLocked', { clock: { kind: 'simulated', seed: 6, latency } });
  expect(again.history).toBe(first.history);
  expect(other.history).not.toBe(first.history);
});

test('who gets the lock next is drawn, not queued', async () => {
  const orders = new Set<string>();
  for (const seed of seeds) {
    const runtime = await createRuntime({
      code: `function take(name) { const lock = LockService.getScriptLock(); lock.waitLock(60000); console.log(name); Utilities.sleep(1000); }`,
      clock: { kind: 'simulated', seed, latency: 'none' },
    });
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => runtime.run('take', [name])));
    const ends = [...runtime.executions()].sort((one, other) => (one.end ?? 0) - (other.end ?? 0));
    orders.add(ends.map(({ logs }) => logs[0]?.text).join(''));
    await runtime.close();
  }
  expect(orders.size).toBeGreaterThan(3);
});
