import { createRuntime, type Runtime, type RuntimeOptions, ScriptFailure } from '../support/built-runtime';

const open: Runtime[] = [];

async function start(code: string, options: Partial<RuntimeOptions> = {}): Promise<Runtime> {
  const runtime = await createRuntime({ code, clock: { kind: 'simulated', seed: 1 }, ...options });
  open.push(runtime);
  return runtime;
}

afterEach(async () => {
  for (const runtime of open.splice(0)) await runtime.close();
});

describe('a script', () => {
  test('finds the language and Apps Script, and nothing of Node or of a browser', async () => {
    const missing =
      'URL URLSearchParams setTimeout setInterval clearTimeout setImmediate structuredClone atob btoa Buffer process require module global TextEncoder TextDecoder queueMicrotask AbortController performance fetch Headers Request Response Blob File FormData crypto Event EventTarget window navigator';
    const runtime = await start(
      `function look() { return ${JSON.stringify(missing.split(' '))}.filter((name) => name in globalThis); }
       function language() { return [typeof Map.prototype.get, typeof Promise, typeof WebAssembly, typeof Intl, typeof BigInt]; }`,
    );
    expect(await runtime.run('look')).toEqual([]);
    expect(await runtime.run('language')).toEqual(['function', 'function', 'object', 'object', 'function']);
  });

  test('is evaluated afresh for every execution', async () => {
    const runtime = await start('var count = 0; function next() { count += 1; globalThis.left = true; return count; }');
    expect([await runtime.run('next'), await runtime.run('next')]).toEqual([1, 1]);
  });

  test('may be async as far as microtasks go', async () => {
    const runtime = await start(
      `async function later() { await null; await Promise.all([1, 2]); return 'later'; }
       async function never() { await new Promise(() => undefined); return 'never'; }
       async function refuse() { await null; throw new Error('no'); }`,
    );
    expect(await runtime.run('later')).toBe('later');
    expect(await runtime.run('never')).toBeNull();
    await expect(runtime.run('refuse')).rejects.toThrow('Error: no');
  });

  test('does not hear of a promise that is rejected and not handled', async () => {
    const runtime = await start("function go() { Promise.reject(new Error('lost')); return 'fine'; }");
    expect(await runtime.run('go')).toBe('fine');
    expect(await runtime.run('go')).toBe('fine');
  });

  test('has the hours of its own time zone', async () => {
    const runtime = await start('function hour() { return new Date(0).getHours(); }');
    expect(await runtime.run('hour')).toBe(7);
  });

  test('that Apps Script would not parse is refused at the start', async () => {
    await expect(start('class Lead { #id = 1; }')).rejects.toThrow(
      'Apps Script does not take this syntax: private field #id line: 1',
    );
  });

  test('that throws fails with its own words and its line', async () => {
    const runtime = await start('function boom() {\n  return null.x;\n}');
    const failure = await runtime.run('boom').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ScriptFailure);
    expect(failure).toMatchObject({ message: "TypeError: Cannot read properties of null (reading 'x')", line: 2 });
    expect(runtime.executions()[0]).toMatchObject({ status: 'failed', function: 'boom', type: 'run' });
  });
});

describe('what can be called', () => {
  test('is a global function, however it was written', async () => {
    const runtime = await start('function a() { return 1; } var b = () => 2; const c = function () { return 3; };');
    expect([await runtime.run('a'), await runtime.run('b'), await runtime.run('c')]).toEqual([1, 2, 3]);
  });

  test.each(['nothing', 'eval', 'Object', 'SpreadsheetApp', 'a b'])('is not %s', async (name) => {
    const runtime = await start('var nothing = 1;');
    await expect(runtime.run(name)).rejects.toThrow(`Script function not found: ${name}`);
  });

  test('passes plain values only, as a page would', async () => {
    const runtime = await start(
      `function echo(value) { return value; }
       function date() { return { when: [new Date(0)] }; }
       function odd() { return { map: new Map([[1, 2]]), none: undefined, rule: /x/, call: function f() {} }; }`,
    );
    expect(await runtime.run('echo', [{ name: 'Ani', tags: ['a', null] }])).toEqual({ name: 'Ani', tags: ['a', null] });
    await expect(runtime.run('echo', ['fine', new Date()])).rejects.toThrow(
      'Failed due to illegal value in property: 1',
    );
    expect(await runtime.run('date')).toBeUndefined();
    expect(await runtime.run('odd')).toEqual({ map: {}, none: null, rule: {}, call: 'function f() {}' });
  });
});

describe('the execution log', () => {
  test('lists service calls with their kind and time, and what was logged', async () => {
    const runtime = await start(
      `function work() {
        console.log('reading');
        PropertiesService.getScriptProperties().getProperty('a');
        PropertiesService.getScriptProperties().setProperty('a', '1');
        console.error('done');
      }`,
    );
    await runtime.run('work');
    const [execution] = runtime.executions();
    expect(execution).toMatchObject({ status: 'completed', type: 'run' });
    expect(execution?.calls.map(({ method, kind }) => [method, kind])).toEqual([
      ['Properties.getProperty', 'properties.get'],
      ['Properties.setProperty', 'properties.set'],
    ]);
    for (const { ms } of execution?.calls ?? []) expect(ms).toBeGreaterThanOrEqual(20);
    expect(execution?.logs.map(({ text }) => text)).toEqual(['reading', 'done']);
  });
});

describe('simulated time', () => {
  const CODE = `
    function nap() { const from = Date.now(); Utilities.sleep(90000); return Date.now() - from; }
    function draw() { return [Math.random(), new Date().getTime(), Date.now()]; }
    function span() { const d = new Date(2026, 0, 2); return [d instanceof Date, d.getDate(), typeof Date(), Date.UTC(1970, 0, 1)]; }`;

  test('passes when a script sleeps, not when we wait', async () => {
    const runtime = await start(CODE);
    const before = runtime.now();
    // Hours of naps: a runtime that waited for them would not come to the end of this test.
    for (let nap = 0; nap < 240; nap++) expect(await runtime.run('nap')).toBe(90_000);
    expect(runtime.now() - before).toBeGreaterThanOrEqual(6 * 3_600_000);
  });

  test('is what Date tells the script, and Date is otherwise unchanged', async () => {
    const runtime = await start(CODE, { clock: { kind: 'simulated', start: 1_800_000_000_000, latency: 'none' } });
    expect((await runtime.run('draw')) as number[]).toEqual([expect.any(Number), 1_800_000_000_000, 1_800_000_000_000]);
    expect(await runtime.run('span')).toEqual([true, 2, 'string', 0]);
  });

  test('lets the caller do something in between', async () => {
    const runtime = await start(CODE);
    const times: number[] = [];
    const from = runtime.now();
    runtime.after(5000, () => times.push(runtime.now() - from));
    runtime.after(1000, () => times.push(runtime.now() - from));
    await runtime.idle();
    await runtime.advance(10_000);
    expect(times).toEqual([1000, 5000]);
    expect(runtime.now() - from).toBe(15_000);
  });

  test('passes even for a script that waits by looking at the clock', async () => {
    const runtime = await start(
      'function wait() { const end = Date.now() + 2000; while (Date.now() < end); return Date.now() - end; }',
    );
    expect(await runtime.run('wait')).toBeGreaterThanOrEqual(0);
  });

  test('a script that computes without end is ended', async () => {
    const runtime = await start('function spin() { for (;;); }  function fine() { return 1; }', { stuckMs: 5_000 });
    await expect(runtime.run('spin')).rejects.toThrow('Exceeded maximum execution time');
    expect(runtime.executions()[0]?.status).toBe('timed out');
    expect(await runtime.run('fine')).toBe(1);
  });
});

describe('real time', () => {
  test('answers calls as they come, and keeps this thread free', async () => {
    const runtime = await start(
      "function nap() { Utilities.sleep(200); return 'up'; }  function now() { return Date.now(); }",
      {
        clock: { kind: 'real' },
      },
    );
    const nap = runtime.run('nap');
    const first = await Promise.race([nap, runtime.run('now')]);
    expect(typeof first).toBe('number');
    expect(await nap).toBe('up');
    await runtime.idle();
  });

  test('can be set ahead: the script sees it, and what was due meanwhile runs once', async () => {
    const runtime = await start(
      `function setup() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create(); }
       function tick() { var p = PropertiesService.getScriptProperties(); p.setProperty('ticks', String(Number(p.getProperty('ticks')) + 1)); }
       function now() { return Date.now(); }  function today() { return new Date().getTime(); }`,
      { clock: { kind: 'real', aheadMs: 60_000 } },
    );
    await runtime.run('setup');
    await runtime.advance(86_400_000);
    const ahead = 86_400_000 + 60_000 - 5_000;
    expect(Number(await runtime.run('now')) - Date.now()).toBeGreaterThan(ahead);
    expect(Number(await runtime.run('today')) - Date.now()).toBeGreaterThan(ahead);
    expect(runtime.now() - Date.now()).toBeGreaterThan(ahead);
    // The runtime looks for due triggers at intervals of its own.
    while (runtime.host.properties.all().ticks === undefined) await new Promise((resolve) => setImmediate(resolve));
    await runtime.idle();
    expect(runtime.host.properties.all().ticks).toBe('1');
    await expect(runtime.advance(-1)).rejects.toThrow('ahead only');
  });

  test('ends a script that computes beyond its time', async () => {
    const runtime = await start('function spin() { for (;;); }  function fine() { return 1; }', {
      clock: { kind: 'real' },
      limits: { executionMs: 5_000 },
    });
    await expect(runtime.run('spin')).rejects.toThrow('Exceeded maximum execution time');
    expect(await runtime.run('fine')).toBe(1);
  });
});
