import { createRuntime, type Runtime, type RuntimeOptions } from '../support/built-runtime';

const CODE = `
  function again() {
    const lock = LockService.getScriptLock();
    const seen = [lock.tryLock(0), lock.tryLock(0), lock.hasLock()];
    lock.releaseLock();
    return seen.concat(lock.hasLock(), lock.tryLock(-100));
  }
  function hold(ms) { LockService.getScriptLock().waitLock(1000); Utilities.sleep(ms); return 'held'; }
  function tryFor(ms) { return LockService.getScriptLock().tryLock(ms); }
  function waitFor(ms) { LockService.getScriptLock().waitLock(ms); return 'had'; }
  function userLock() { return LockService.getUserLock().tryLock(0); }
  function many() { const lock = LockService.getScriptLock(); for (let i = 0; i < 20; i += 1) { lock.tryLock(0); lock.releaseLock(); } }`;

let runtime: Runtime;

async function start(options: Partial<RuntimeOptions> = {}): Promise<Runtime> {
  runtime = await createRuntime({ code: CODE, clock: { kind: 'simulated', seed: 3, latency: 'none' }, ...options });
  return runtime;
}

afterEach(() => runtime.close());

test('an execution that holds the lock has it again, and one release frees it', async () => {
  await start();
  expect(await runtime.run('again')).toEqual([true, true, true, false, false]);
});

test('the lock is free again when its execution ends, although nobody released it', async () => {
  await start();
  const [, second] = await Promise.all([runtime.run('hold', [5000]), runtime.run('tryFor', [10_000])]);
  expect(second).toBe(true);
});

test('who waits too long does not get it', async () => {
  await start();
  const [, second] = await Promise.all([runtime.run('hold', [5000]), runtime.run('tryFor', [4000])]);
  expect(second).toBe(false);
});

test.each([
  ['en', 'Exception: Lock timeout: another process was holding the lock for too long.'],
  ['id', 'Exception: Waktu tunggu penguncian habis: proses lain menahan kunci terlalu lama.'],
] as const)('waitLock gives up in the words of the platform (%s)', async (locale, text) => {
  await start({ locale });
  const [, second] = await Promise.allSettled([runtime.run('hold', [5000]), runtime.run('waitFor', [4000])]);
  expect(second).toMatchObject({ status: 'rejected', reason: { message: text } });
});

test('an execution that is killed leaves its lock to the next', async () => {
  await start({ limits: { executionMs: 3000 } });
  const first = runtime.run('hold', [5000]).catch((error: Error) => error.message);
  await runtime.advance(1000);
  expect(await runtime.run('tryFor', [2500])).toBe(true);
  expect(await first).toBe('Exceeded maximum execution time');
});

test('users have locks of their own', async () => {
  await start();
  const users = ['ani@example.com', 'budi@example.com'];
  expect(await Promise.all(users.map((user) => runtime.run('userLock', [], { user })))).toEqual([true, true]);
});

test('too many lock operations are refused in the words of the platform', async () => {
  await start({ limits: { lockOperationsPerSecond: 10 } });
  await expect(runtime.run('many')).rejects.toThrow(
    'There are too many LockService operations against the same script.',
  );
});
