import { createRuntime, type FetchRequest, type Runtime, type RuntimeOptions } from '../support/built-runtime';

const CODE = `
function one(url, params) {
  const response = UrlFetchApp.fetch(url, params || {});
  return [response.getResponseCode(), response.getContentText()];
}
function all(requests) { return UrlFetchApp.fetchAll(requests).map((response) => response.getContentText()); }
function callSelf(times) {
  const url = ScriptApp.getService().getUrl();
  const requests = Array.from({ length: times }, (_, n) => ({ url: url + '?n=' + n, method: 'post', payload: 'body' + n }));
  return UrlFetchApp.fetchAll(requests).map((response) => response.getContentText());
}
function callSelfOnce(follow) {
  const response = UrlFetchApp.fetch(ScriptApp.getService().getUrl() + '?a=b', { followRedirects: follow });
  return [response.getResponseCode(), response.getContentText().slice(0, 40)];
}
function underLock(times) {
  LockService.getScriptLock().waitLock(1000);
  return callSelf(times);
}
function doGet(e) { return ContentService.createTextOutput('got ' + e.parameter.a); }
function doPost(e) {
  const lock = LockService.getScriptLock();
  const free = lock.tryLock(0);
  Utilities.sleep(5000);
  return ContentService.createTextOutput(e.parameter.n + ' ' + e.postData.contents + ' ' + free);
}`;

let runtime: Runtime;
let asked: FetchRequest[] = [];

async function start(options: Partial<RuntimeOptions> = {}): Promise<void> {
  asked = [];
  runtime = await createRuntime({
    code: CODE,
    clock: { kind: 'simulated', seed: 1, latency: 'none' },
    webAppUrl: 'https://script.google.com/macros/s/abc/exec',
    world(request) {
      asked.push(request);
      const { pathname } = new URL(request.url);
      if (pathname === '/moved') return { status: 302, headers: { location: '/end' }, body: new Uint8Array() };
      if (pathname === '/down') return { networkError: `Address unavailable: ${request.url}` };
      if (pathname === '/bad') return { status: 500, headers: {}, body: Buffer.from('{"error":"x"}') };
      if (pathname === '/slow') return Promise.resolve({ status: 200, headers: {}, body: Buffer.from('slow') });
      return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: Buffer.from(pathname) };
    },
    ...options,
  });
}

beforeEach(() => start());
afterEach(() => runtime.close());

describe('a request to the world', () => {
  test('brings its answer, at once or later', async () => {
    expect(await runtime.run('one', ['https://world.example/here'])).toEqual([200, '/here']);
    expect(await runtime.run('one', ['https://world.example/slow'])).toEqual([200, 'slow']);
  });

  test('follows redirects with a GET, unless told not to', async () => {
    expect(await runtime.run('one', ['https://world.example/moved', { method: 'post', payload: 'x' }])).toEqual([
      200,
      '/end',
    ]);
    expect(asked.map(({ method, payload }) => [method, payload])).toEqual([
      ['post', 'x'],
      ['get', undefined],
    ]);
    expect(await runtime.run('one', ['https://world.example/moved', { followRedirects: false }])).toEqual([302, '']);
  });

  test('throws for an error status, naming only the host', async () => {
    await expect(runtime.run('one', ['https://world.example/bad?secret=1'])).rejects.toThrow(
      'Exception: Request failed for https://world.example returned code 500. Truncated server response: {"error":"x"} (use muteHttpExceptions option to examine full response)',
    );
    expect(await runtime.run('one', ['https://world.example/bad', { muteHttpExceptions: true }])).toEqual([
      500,
      '{"error":"x"}',
    ]);
  });

  test('throws when nobody answers, even when muted', async () => {
    await expect(runtime.run('one', ['https://world.example/down', { muteHttpExceptions: true }])).rejects.toThrow(
      'Exception: Address unavailable: https://world.example/down',
    );
  });

  test('is refused when its address is too long', async () => {
    await expect(runtime.run('one', [`https://world.example/${'x'.repeat(2100)}`])).rejects.toThrow(
      'URLFetch URL Length',
    );
    expect(asked).toEqual([]);
  });

  test('finds nobody when there is no world', async () => {
    await runtime.close();
    await start({ world: undefined } as unknown as Partial<RuntimeOptions>);
    await expect(runtime.run('one', ['https://world.example/'])).rejects.toThrow('DNS error: https://world.example/');
  });
});

describe('fetchAll', () => {
  test('answers in the order of the requests', async () => {
    expect(
      await runtime.run('all', [['https://w.example/a', 'https://w.example/slow', 'https://w.example/c']]),
    ).toEqual(['/a', 'slow', '/c']);
  });

  test('throws as a whole when one request fails, although all were sent', async () => {
    await expect(
      runtime.run('all', [['https://w.example/a', 'https://w.example/bad', 'https://w.example/c']]),
    ).rejects.toThrow('returned code 500');
    expect(asked).toHaveLength(3);
  });
});

describe.each(['simulated', 'real'] as const)('a script that calls its own web app (%s time)', (kind) => {
  beforeEach(async () => {
    await runtime.close();
    await start({ clock: kind === 'real' ? { kind } : { kind, seed: 1 } });
  });

  test('gets the text behind the redirect, or the redirect itself', async () => {
    expect(await runtime.run('callSelfOnce', [true])).toEqual([200, 'got b']);
    expect(await runtime.run('callSelfOnce', [false])).toEqual([302, expect.stringContaining('<HTML>')]);
    expect(runtime.executions().map(({ type }) => type)).toEqual(['run', 'doGet', 'run', 'doGet']);
  });
});

test('requests to the own web app run side by side, as executions of their own', async () => {
  const before = runtime.now();
  const answers = (await runtime.run('callSelf', [5])) as string[];
  expect(answers.map((text) => text.slice(0, 7))).toEqual(['0 body0', '1 body1', '2 body2', '3 body3', '4 body4']);
  expect(answers.filter((text) => text.endsWith('true'))).toHaveLength(1);
  expect(runtime.now() - before).toBe(5000);
});

test('a script that holds the lock keeps it while its own requests try for it', async () => {
  const answers = (await runtime.run('underLock', [3])) as string[];
  expect(answers.every((text) => text.endsWith('false'))).toBe(true);
});
