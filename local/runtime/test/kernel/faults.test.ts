import { createRuntime, type Runtime } from '../support/built-runtime';

const CODE = `
  function store() {
    const lock = LockService.getScriptLock();
    lock.waitLock(1000);
    try {
      const properties = PropertiesService.getScriptProperties();
      properties.setProperty('first', '1');
      properties.setProperty('second', '1');
    } finally {
      PropertiesService.getScriptProperties().setProperty('finally', '1');
      lock.releaseLock();
    }
    return 'done';
  }
  function writeSheet() {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
    sheet.getRange(1, 1).setValue('buffered');
    PropertiesService.getScriptProperties().getProperty('x');
  }
  function readSheet() { return SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(1, 1).getValue(); }
  function forgiving() { try { PropertiesService.getScriptProperties().getProperty('x'); } catch (error) { return String(error); } }
  function stubborn() { for (;;) { try { PropertiesService.getScriptProperties().getProperty('x'); } catch (error) { /* again */ } } }`;

const clock = { kind: 'simulated', seed: 1 } as const;

async function crashAt(at: number, when: 'before' | 'after'): Promise<{ runtime: Runtime; calls: number }> {
  const runtime = await createRuntime({
    code: CODE,
    clock,
    intercept: (call) => (call.execution === 1 && call.index === at && call.when === when ? 'crash' : undefined),
  });
  await runtime.run('store').catch(() => undefined);
  return { runtime, calls: runtime.executions()[0]?.calls.length ?? 0 };
}

describe('a crash', () => {
  test('before or after any service call leaves exactly what was done until then, and the lock free', async () => {
    const effects = ['lock', 'first', 'second', 'finally', 'release'];
    for (let at = 0; at < effects.length; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const { runtime, calls } = await crashAt(at, when);
        expect(calls).toBe(at + 1);
        expect(runtime.executions()[0]?.status).toBe('killed');
        const done = effects
          .slice(0, when === 'before' ? at : at + 1)
          .filter((name) => runtime.properties.get(name) === '1');
        expect(Object.keys(runtime.properties.all()).sort()).toEqual(done.sort());
        expect(await runtime.run('store')).toBe('done');
        await runtime.close();
      }
    }
  });

  test('loses what was written to the sheet and not flushed', async () => {
    let crash = true;
    const runtime = await createRuntime({
      code: CODE,
      clock,
      intercept: ({ kind }) => (crash && kind === 'properties.get' ? 'crash' : undefined),
    });
    await expect(runtime.run('writeSheet')).rejects.toThrow("We're sorry, a server error occurred.");
    crash = false;
    expect(await runtime.run('readSheet')).toBe('');
    await runtime.run('writeSheet');
    expect(await runtime.run('readSheet')).toBe('buffered');
    await runtime.close();
  });

  test('is a failure to the caller of the web app, who will come again', async () => {
    const runtime = await createRuntime({
      code: `${CODE}\nfunction doPost() { store(); return HtmlService.createHtmlOutput('ok'); }`,
      clock,
      intercept: () => 'crash',
    });
    const { status, body } = await runtime.request({ method: 'POST', url: '/exec', body: 'x' });
    expect(status).toBe(500);
    expect(body).toContain('a server error occurred');
    await runtime.close();
  });

  test('is not survived by a script that catches everything', async () => {
    const runtime = await createRuntime({ code: CODE, clock, stuckMs: 300, intercept: () => 'crash' });
    await expect(runtime.run('stubborn')).rejects.toThrow();
    expect(runtime.executions()[0]).toMatchObject({ status: 'killed' });
    await runtime.close();
  });
});

test('a call can fail in any words, and a script may catch that', async () => {
  const runtime = await createRuntime({
    code: CODE,
    clock,
    intercept: ({ when }) => (when === 'before' ? { error: 'Layanan tidak tersedia: Properti' } : undefined),
  });
  expect(await runtime.run('forgiving')).toBe('Exception: Layanan tidak tersedia: Properti');
  await runtime.close();
});

test('a call can fail after it had its effect', async () => {
  const runtime = await createRuntime({
    code: CODE,
    clock,
    intercept: ({ when, index }) => (when === 'after' && index === 1 ? { error: 'Service timed out' } : undefined),
  });
  await expect(runtime.run('store')).rejects.toThrow('Exception: Service timed out');
  expect(runtime.properties.all()).toEqual({ first: '1', finally: '1' });
  await runtime.close();
});

test('the cache may lose anything at any time', async () => {
  const runtime = await createRuntime({
    code: `function put() { CacheService.getScriptCache().put('k', 'v'); }
           function get() { return CacheService.getScriptCache().get('k'); }`,
    clock,
  });
  await runtime.run('put');
  expect(await runtime.run('get')).toBe('v');
  runtime.host.evictCache(1);
  expect(await runtime.run('get')).toBeNull();
  await runtime.close();
});
