import { createRuntime, type Runtime, type RuntimeOptions } from '../support/built-runtime';

const CODE = `
function doGet(e) {
  const show = e.parameter.show;
  if (show === 'html') {
    return HtmlService.createHtmlOutput('<!DOCTYPE html><html><head><style>b{}</style></head><body>"Dealers" & co</body></html>')
      .setTitle('Dealer <Hub>').addMetaTag('viewport', 'width=device-width');
  }
  if (show === 'throw') {
    throw new Error('no dealer');
  }
  if (show === 'type') return nothing.at.all;
  if (show === 'nothing') return;
  if (show === 'object') return { status: 200 };
  if (show === 'agent') return ContentService.createTextOutput(HtmlService.getUserAgent());
  if (show === 'document') return ContentService.createTextOutput(String(LockService.getDocumentLock()));
  if (show === 'json') return ContentService.createTextOutput('{"ok":true}').setMimeType(ContentService.MimeType.JSON);
  return ContentService.createTextOutput(JSON.stringify(e));
}
function visits() { return PropertiesService.getScriptProperties().getProperty('visits'); }`;

let runtime: Runtime;

async function start(options: Partial<RuntimeOptions> = {}): Promise<void> {
  runtime = await createRuntime({ code: CODE, clock: { kind: 'simulated', seed: 1 }, ...options });
}

const get = (url: string) => runtime.request({ method: 'GET', url });

function pathOf(location: string | undefined): string {
  const { pathname, search } = new URL(location ?? '');
  return pathname + search;
}

beforeEach(() => start());
afterEach(() => runtime.close());

describe('a text answer', () => {
  test('is fetched at a second address, after the script has run', async () => {
    const first = await get('/exec?a=1');
    expect(first.status).toBe(302);
    expect(first.headers).toMatchObject({
      'Content-Type': 'text/html; charset=UTF-8',
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
    });
    expect(first.headers.Location).toMatch(
      /^https:\/\/script\.googleusercontent\.com\/macros\/echo\?user_content_key=\w+&lib=/,
    );
    expect(runtime.executions()[0]).toMatchObject({ type: 'doGet', status: 'completed' });
    const second = await get(pathOf(first.headers.Location));
    expect(second.status).toBe(200);
    expect(second.headers['Content-Type']).toBe('text/plain; charset=utf-8');
    expect(second.body).toBe(
      '{"contextPath":"","parameter":{"a":"1"},"parameters":{"a":["1"]},"queryString":"a=1","contentLength":-1}',
    );
  });

  test('has the type that the script set', async () => {
    const first = await get('/exec?show=json');
    const second = await get(pathOf(first.headers.Location));
    expect(second.headers['Content-Type']).toBe('application/json; charset=utf-8');
  });

  test('is given once', async () => {
    const echo = pathOf((await get('/exec')).headers.Location);
    expect((await runtime.request({ method: 'HEAD', url: echo })).status).toBe(200);
    expect((await get(echo)).status).toBe(200);
    expect(await get(echo)).toMatchObject({
      status: 404,
      body: expect.stringContaining('unable to open the file at this time'),
    });
  });

  test('is not given to a POST', async () => {
    const echo = pathOf((await get('/exec')).headers.Location);
    expect(await runtime.request({ method: 'POST', url: echo })).toMatchObject({
      status: 405,
      headers: { Allow: 'HEAD, GET' },
    });
    expect((await get(echo)).status).toBe(200);
  });

  test('may get lost on its second hop, although the script has run', async () => {
    await runtime.close();
    await start({ loseEcho: 1 });
    const echo = pathOf((await get('/exec')).headers.Location);
    expect((await get(echo)).status).toBe(404);
    expect(runtime.executions()[0]?.status).toBe('completed');
  });

  test('waits on this machine when the web app is on this machine', async () => {
    await runtime.close();
    await start({ webAppUrl: 'http://localhost:8080/exec' });
    expect((await get('/exec')).headers.Location).toMatch(/^http:\/\/localhost:8080\/macros\/echo\?/);
  });
});

test('a page is answered at once, inside a shell with a sandboxed frame', async () => {
  const { status, body, headers } = await get('/exec?show=html');
  expect(status).toBe(200);
  expect(headers).not.toHaveProperty('Access-Control-Allow-Origin');
  expect(body).toContain('<title>Dealer &lt;Hub&gt;</title>');
  expect(body).toContain('<meta name="viewport" content="width=device-width">');
  const frame = /srcdoc="([^"]*)"/.exec(body)?.[1] ?? '';
  const inner = frame
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
  expect(inner).toContain('<body>"Dealers" & co</body>');
  expect(inner.indexOf('window.google =')).toBeGreaterThan(0);
  expect(inner.indexOf('window.google =')).toBeLessThan(inner.indexOf('<style>b{}'));
});

describe('a refusal is a page with status 200', () => {
  test.each([
    ['an error', 'throw', 'Error: no dealer (line 9, file &quot;Code&quot;)'],
    ['an error of the language', 'type', 'ReferenceError: nothing is not defined (line 11, file &quot;Code&quot;)'],
    ['no answer', 'nothing', 'The script completed but did not return anything.'],
    [
      'an answer of no known type',
      'object',
      'The script completed but the returned value is not a supported return type.',
    ],
  ])('%s', async (_what, show, text) => {
    const { status, body } = await get(`/exec?show=${show}`);
    expect(status).toBe(200);
    expect(body).toContain('<title>Error</title>');
    expect(body).toContain(text);
  });

  test('a missing doPost', async () => {
    const { status, body } = await runtime.request({ method: 'POST', url: '/exec', body: 'x' });
    expect(status).toBe(200);
    expect(body).toContain('Script function not found: doPost');
  });

  test('in Indonesian for an Indonesian account', async () => {
    await runtime.close();
    await start({ locale: 'id' });
    const { body } = await get('/exec?show=throw');
    expect(body).toContain('(baris 9, file &quot;Code&quot;)');
    expect(body).toContain('<title>Kesalahan</title>');
  });
});

describe('what Google itself fails at', () => {
  test.each([403, 404, 500] as const)('%s before the script: it does not run', async (status) => {
    await runtime.close();
    await start({ interceptWeb: () => status });
    expect((await runtime.request({ method: 'POST', url: '/exec', body: 'x' })).status).toBe(status);
    expect(runtime.executions()).toEqual([]);
  });

  test.each([403, 404, 500] as const)('%s at the second hop: it has run', async (status) => {
    await runtime.close();
    await start({ interceptWeb: ({ url }) => (url.includes('/macros/echo') ? status : undefined) });
    expect((await get(pathOf((await get('/exec')).headers.Location))).status).toBe(status);
    expect(runtime.executions()[0]?.status).toBe('completed');
  });
});

describe('what never reaches the script', () => {
  test.each([
    ['HEAD', '/exec', 403],
    ['OPTIONS', '/exec', 405],
    ['PUT', '/exec', 405],
    ['GET', '/exec?c=1', 405],
    ['GET', '/exec?sid=1', 405],
    ['GET', '/elsewhere', 404],
  ])('%s %s', async (method, url, status) => {
    expect((await runtime.request({ method, url })).status).toBe(status);
    expect(runtime.executions()).toEqual([]);
  });

  test('a form with a reserved name', async () => {
    const { status, body } = await runtime.request({ method: 'POST', url: '/exec', body: 'c=1' });
    expect(status).toBe(405);
    expect(body).toContain('Sorry, the file you have requested does not exist.');
  });

  test.each(['/exec/some/path', '/dev'])('%s, where one has to sign in', async (url) => {
    expect((await get(url)).body).toContain('Sign in');
  });

  test('an anonymous caller of a web app that is not for everyone', async () => {
    await runtime.close();
    await start({ manifest: { webapp: { access: 'ANYONE' } } });
    expect((await get('/exec')).body).toContain('Sign in');
  });
});

test('the only header that a script can see is the user agent', async () => {
  const first = await runtime.request({ method: 'GET', url: '/exec?show=agent', userAgent: 'curl/8' });
  expect((await get(pathOf(first.headers.Location))).body).toBe('curl/8');
});

test('a web app has no document lock, though its script is bound to a workbook', async () => {
  const first = await get('/exec?show=document');
  expect((await get(pathOf(first.headers.Location))).body).toBe('null');
});
