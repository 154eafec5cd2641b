/** Scopes that the owner left out when asked: what the script notices of it. */
import { createRuntime, type Runtime } from '../support/built-runtime';

const OUTSIDE = 'https://www.googleapis.com/auth/script.external_request';
const CODE = `
function start() { ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL); return 'started'; }
function wrong() { ScriptApp.requireAllScopes('FULL'); }
function fetchIt() { return UrlFetchApp.fetch('https://example.com').getResponseCode(); }
function read() { return PropertiesService.getScriptProperties().getProperty('a'); }`;

let runtime: Runtime;

async function open(withheldScopes: readonly string[], locale: 'en' | 'id' = 'en'): Promise<void> {
  runtime = await createRuntime({
    ...{ code: CODE, withheldScopes, locale },
    clock: { kind: 'simulated', latency: 'none' },
    world: () => ({ status: 200, body: '' }),
  });
}

afterEach(() => runtime.close());

test('with every scope given, asking for all of them does nothing', async () => {
  await open([]);
  expect(await runtime.run('start')).toBe('started');
  expect(await runtime.run('fetchIt')).toBe(200);
});

test('with one left out, asking ends the execution, and its service refuses; others work', async () => {
  await open([OUTSIDE]);
  await expect(runtime.run('start')).rejects.toThrow('Authorization is required to perform that action.');
  await expect(runtime.run('fetchIt')).rejects.toThrow(
    `You do not have permission to call UrlFetchApp.fetch. Required permissions: ${OUTSIDE}`,
  );
  expect(await runtime.run('read')).toBe(null);
});

test('the text is in the account’s language, and a mode that is none is refused', async () => {
  await open([OUTSIDE], 'id');
  await expect(runtime.run('start')).rejects.toThrow('Otorisasi diperlukan');
  await expect(runtime.run('wrong')).rejects.toThrow('(String)');
});
