import { createRuntime, type Runtime, type RuntimeOptions } from '../support/built-runtime';

const CODE = `
function doPost() { Utilities.sleep(1000); return HtmlService.createHtmlOutput('ok'); }
function nap(ms) { Utilities.sleep(ms); return 'up'; }
function napLong() { for (let n = 0; n < 10; n += 1) Utilities.sleep(60000); }
function fetchTwice() { UrlFetchApp.fetchAll(['https://a.example', 'https://b.example']); }
function mail(to) { MailApp.sendEmail(to, 'subject', 'body'); return MailApp.getRemainingDailyQuota(); }
function readProperty() { return PropertiesService.getScriptProperties().getProperty('a'); }
function readApi() { Sheets.Spreadsheets.Values.batchGet(SpreadsheetApp.getActive().getId(), { ranges: ['Sheet1!A1:B2'] }); }
function tick() { Utilities.sleep(40000); }
function install(times) { for (let n = 0; n < times; n += 1) ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create(); }`;

const OVERFLOW = [
  'There are too many scripts running simultaneously for this Google user account.',
  'There are too many executions running simultaneously for this Apps Script project at this time.',
];

let runtime: Runtime;

async function start(options: Partial<RuntimeOptions> = {}): Promise<void> {
  runtime = await createRuntime({ code: CODE, clock: { kind: 'simulated', seed: 1, latency: 'none' }, ...options });
}

afterEach(() => runtime.close());

test('thirty executions run at once; the thirty-first caller gets a page, and its request reaches nobody', async () => {
  await start();
  const answers = await Promise.all(
    Array.from({ length: 34 }, () => runtime.request({ method: 'POST', url: '/exec', body: '{}' })),
  );
  const refused = answers.filter(({ body }) => OVERFLOW.some((text) => body.includes(text)));
  expect(refused).toHaveLength(4);
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(runtime.executions()).toHaveLength(30);
  expect((await runtime.request({ method: 'POST', url: '/exec' })).body).toContain('ok');
});

test('either of two texts says so', async () => {
  await start({ limits: { simultaneousExecutions: 0 } });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => runtime.request({ method: 'POST', url: '/exec' })),
  );
  for (const text of OVERFLOW) expect(answers.some(({ body }) => body.includes(text))).toBe(true);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
});

test('every user has thirty of their own', async () => {
  await start({ limits: { simultaneousExecutions: 1 } });
  const both = ['ani@example.com', 'budi@example.com'].map((user) => runtime.run('nap', [1000], { user }));
  expect(await Promise.all(both)).toEqual(['up', 'up']);
});

test.each(['model', 'none'] as const)('after six minutes an execution is ended (%s timing)', async (latency) => {
  await start({ clock: { kind: 'simulated', latency } });
  await expect(runtime.run('napLong')).rejects.toThrow('Exceeded maximum execution time');
  const [execution] = runtime.executions();
  expect(execution?.status).toBe('timed out');
  expect((execution?.end ?? 0) - (execution?.start ?? 0)).toBeLessThan(6 * 60_000 + 2000);
});

test('fetches are counted by request and end with the day', async () => {
  await start({
    limits: { urlFetchCallsPerDay: 3 },
    world: () => ({ status: 200, headers: {}, body: new Uint8Array() }),
  });
  await runtime.run('fetchTwice');
  await expect(runtime.run('fetchTwice')).rejects.toThrow(
    'Exception: Service invoked too many times for one day: urlfetch.',
  );
  await runtime.advance(24 * 60 * 60_000);
  await runtime.run('fetchTwice');
});

test('mail is counted by recipient', async () => {
  await start({ limits: { mailRecipientsPerDay: 3 } });
  expect(await runtime.run('mail', ['a@example.com, b@example.com'])).toBe(1);
  await expect(runtime.run('mail', ['a@example.com,b@example.com'])).rejects.toThrow(
    'Service invoked too many times for one day: email.',
  );
  expect(runtime.mail()).toHaveLength(1);
});

test('property reads and writes are counted', async () => {
  await start({ limits: { propertyOperationsPerDay: 1 } });
  await runtime.run('readProperty');
  await expect(runtime.run('readProperty')).rejects.toThrow(
    'Service invoked too many times for one day: graphite property reads.',
  );
});

test('the Sheets API lets sixty reads through in a minute', async () => {
  await start();
  for (let n = 0; n < 60; n += 1) await runtime.run('readApi');
  await expect(runtime.run('readApi')).rejects.toThrow(
    "API call to sheets.spreadsheets.values.batchGet failed with error: Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com'",
  );
  await runtime.advance(60_000);
  await runtime.run('readApi');
});

test('a project has at most twenty triggers', async () => {
  await start();
  await expect(runtime.run('install', [21])).rejects.toThrow('This script has too many triggers.');
  expect(runtime.triggers()).toHaveLength(20);
});

test('triggers stop when the day’s runtime is used up', async () => {
  await start({ limits: { triggerRuntimePerDayMs: 100_000 } });
  await runtime.run('install', [1]);
  await runtime.advance(6 * 60_000);
  const runs = runtime.executions().filter(({ function: name }) => name === 'tick');
  expect(runs.filter(({ status }) => status === 'completed')).toHaveLength(3);
  expect(runs.at(-1)).toMatchObject({ status: 'failed', error: 'Service using too much computer time for one day.' });
});
