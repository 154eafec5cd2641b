/** `npm run doctor` against the local hub and a folder of its own: each fault that is planted is named, with its cure. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { approvedTemplates, optionalTemplates } from '../../local/server/templates';
import { type RunningServer, startServer } from '../support/local-server';

const KEY = 'a-key-of-the-doctors-own-test';
const DOCTOR = join(process.cwd(), 'build', 'test', 'doctor-main.mjs');
let hub: RunningServer;
let folder: string;
let meta: Server;
let templates: { name: string; language: string; status: string }[];
let relayAnswer = { status: 200, body: '{"ok":true,"minuteTrigger":"running"}' };

beforeAll(async () => {
  buildSync({ entryPoints: ['tools/doctor/doctor-main.ts'], outfile: DOCTOR, bundle: true, platform: 'node', format: 'esm', packages: 'external' }); // biome-ignore format: one line
  const data = mkdtempSync(join(tmpdir(), 'doctor-data-'));
  hub = await startServer(process.cwd(), ['--port', '0', '--data', data]);
  await post('/local/properties', { name: 'WEBHOOK_KEY', value: KEY });
  meta = createServer((request, response) => {
    const isRelay = request.url?.startsWith('/health') === true;
    const isKnown = request.headers.authorization === 'Bearer EAA-good';
    response.statusCode = isRelay ? relayAnswer.status : isKnown ? 200 : 401;
    response.end(isRelay ? relayAnswer.body : JSON.stringify(isKnown ? { data: templates } : { error: { code: 190 } }));
  });
  await new Promise<void>((resolve) => meta.listen(0, '127.0.0.1', resolve));
}, 120_000);

afterAll(async () => {
  meta.close();
  await hub.stop();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-project-'));
  mkdirSync(join(folder, 'src'));
  cpSync('dist', join(folder, 'dist'), { recursive: true });
  cpSync('package.json', join(folder, 'package.json'));
  writeFileSync(join(folder, '.clasp.json'), JSON.stringify({ rootDir: 'dist' }));
  const needed = approvedTemplates.filter(({ name }) => !optionalTemplates.has(name));
  templates = needed.map(({ name, language }) => ({ name, language, status: 'APPROVED' }));
  relayAnswer = { status: 200, body: '{"ok":true,"minuteTrigger":"running"}' };
});

afterEach(() => rmSync(folder, { recursive: true }));

async function post(path: string, body: object): Promise<void> {
  const answer = await fetch(new URL(path, hub.url), { method: 'POST', body: JSON.stringify(body) });
  expect([path, answer.status]).toEqual([path, 200]);
}

const metaUrl = () => `http://127.0.0.1:${(meta.address() as AddressInfo).port}`;

/** With everything given, unless it is said otherwise. */
async function doctor(words: readonly string[] = [], environment: Record<string, string> = {}) {
  const all = [
    '--url',
    new URL('/exec', hub.url).href,
    '--key',
    KEY,
    '--relay',
    metaUrl(),
    '--relay-key',
    'k',
    '--waba',
    '1',
  ];
  const env = { ...process.env, DEALER_HUB_ROOT: folder, META_ACCESS_TOKEN: 'EAA-good', META_GRAPH_URL: metaUrl(), ...environment }; // biome-ignore format: one line
  const child = spawn(process.execPath, [DOCTOR, ...(words.length > 0 ? words : all)], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += String(chunk);
    });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect(text).not.toMatch(/\n {4}at |Error:.*\n.*node:/);
  expect(text).not.toContain(KEY);
  const wrongs = text.split('\n').flatMap((line) => /^✗ (.*?): wrong\. (.*)/.exec(line)?.slice(1).join(': ') ?? []);
  return { status, text, wrongs };
}

/** Every fault comes with what to do. */
function expectOnly(found: Awaited<ReturnType<typeof doctor>>, wrong: RegExp, cure: RegExp): void {
  expect(found.wrongs).toEqual([expect.stringMatching(wrong)]);
  expect(found.text).toMatch(new RegExp(`→ .*${cure.source}`));
  expect(found.status).toBe(1);
}

test('a hub that is well is called well, its webhook is tried, and nothing was changed by looking', async () => {
  const found = await doctor();
  expect(found.wrongs).toEqual([]);
  expect(found.text).toContain('✓ Webhook round trip: a POST is taken, status 200');
  expect(found.text).toContain('✓ Minute trigger: runs');
  expect(found.text.trim().endsWith('Nothing is wrong.')).toBe(true);
  expect(found.status).toBe(0);
});

describe('faults of this folder', () => {
  const manifest = (change: (text: string) => string) => {
    const path = join(folder, 'dist', 'appsscript.json');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  const clasp = (text: string) => writeFileSync(join(folder, '.clasp.json'), text);
  test.each<[string, () => void, RegExp, RegExp]>([
    ['no .clasp.json', () => rmSync(join(folder, '.clasp.json')), /Bound script.*missing/, /create-script/],
    ['a broken .clasp.json', () => clasp('{'), /no JSON/, /scriptId/],
    ['sources would be pushed', () => clasp('{"scriptId":"S"}'), /rootDir/, /"rootDir" to "dist"/],
    ['nothing is built', () => rmSync(join(folder, 'dist', 'Code.js')), /Code\.js is missing/, /npm run build/],
    ['a permission is missing', () => manifest((text) => text.replace(/\s*"[^"]*send_mail"/, '').replace(/,(\s*\])/, '$1')), /needs the permission script\.send_mail/, /npm run deploy/],
    ['a permission too many', () => manifest((text) => text.replace('auth/spreadsheets"', 'auth/spreadsheets", "https://www.googleapis.com/auth/drive"')), /asks for drive, which nothing needs/, /npm run deploy/],
    ['the Sheets service is off', () => manifest((text) => text.replace('"Sheets"', '"Docs"')), /service Sheets is not switched on/, /npm run deploy/],
    ['BigQuery without its permission', () => manifest((text) => text.replace('"Sheets"', '"Sheets" }, { "userSymbol": "BigQuery"')), /needs the permission bigquery/, /npm run deploy/],
    ['the web app is closed', () => manifest((text) => text.replace('ANYONE_ANONYMOUS', 'MYSELF')), /not open to anybody/, /npm run deploy/],
  ])('%s', async (_, plant, wrong, cure) => {
    plant();
    expectOnly(await doctor(), wrong, cure);
  }); // biome-ignore format: a table

  test('the build is older than the sources', async () => {
    writeFileSync(join(folder, 'src', 'new.ts'), '');
    utimesSync(join(folder, 'src', 'new.ts'), new Date(), new Date(Date.now() + 60_000));
    expectOnly(await doctor(), /1 source files are newer/, /npm run build/);
  });

  test('another version is deployed', async () => {
    writeFileSync(join(folder, 'package.json'), '{"version":"9.9.9"}');
    expectOnly(await doctor(), /The hub runs .*, this folder is 9\.9\.9/, /npm run deploy/);
  });
});

describe('faults of the hub', () => {
  test('a secret is missing', async () => {
    await post('/local/properties/META_ACCESS_TOKEN/delete', {});
    expectOnly(await doctor(), /META_ACCESS_TOKEN is not set/, /Secrets/);
    await post('/local/properties', { name: 'META_ACCESS_TOKEN', value: 'EAA-again' });
  });

  test('a number at Qontak needs Qontak’s secrets, and none of Meta’s', async () => {
    const url = new URL('/local/sheets/Numbers', hub.url);
    const { headers } = (await (await fetch(url)).json()) as { headers: string[] };
    const put = (header: string, value: string) =>
      post('/local/sheets/Numbers/edit', { row: 2, column: headers.indexOf(header) + 1, value });
    await put('Number', '6281200000009');
    await put('Qontak channel ID', 'channel-9');
    await put('Served by', 'qontak');
    await post('/local/properties/META_ACCESS_TOKEN/delete', {});
    await post('/local/properties', { name: 'QONTAK_HMAC_ID', value: 'id' });
    const { wrongs } = await doctor();
    for (const header of ['Number', 'Qontak channel ID', 'Served by']) await put(header, '');
    await post('/local/properties', { name: 'META_ACCESS_TOKEN', value: 'EAA-again' });
    await post('/local/properties/QONTAK_HMAC_ID/delete', {});
    expect(wrongs).toEqual([expect.stringMatching(/^Secrets: QONTAK_HMAC_SECRET is not set\.$/)]);
  });

  test('another key', async () => {
    const words = ['--url', new URL('/exec', hub.url).href, '--key', 'not-the-key-of-this-hub-at-all'];
    expectOnly(await doctor(words), /does not know this key/, /WEBHOOK_KEY/);
  });

  test('a setting that cannot be used, and a header that was renamed', async () => {
    const headers = async (tab: string) =>
      ((await (await fetch(new URL(`/local/sheets/${tab}`, hub.url))).json()) as { headers: string[] }).headers;
    const column = 1;
    const [name = ''] = await headers('Campaigns');
    await post('/local/sheets/Campaigns/edit', { row: 1, column, value: 'My own header' });
    const found = await doctor();
    expect(found.wrongs.join(' ')).toContain(`no column with the header "${name}"`);
    expect(found.text).toMatch(/→ Put the header back/);
    await post('/local/sheets/Campaigns/edit', { row: 1, column, value: name });
  });

  test('what came with a later version is no fault in a workbook of before, and is named', async () => {
    const url = new URL('/local/sheets/Sales', hub.url);
    const { headers } = (await (await fetch(url)).json()) as { headers: string[] };
    const column = headers.indexOf('Refund (Rp)') + 1;
    await post('/local/sheets/Sales/edit', { row: 1, column, value: 'My own header' });
    const found = await doctor();
    expect(found.wrongs).toEqual([]);
    expect(found.text).toMatch(/Columns: .*missing: Sales: Refund \(Rp\)\.\n\s*→ Dealer Hub → Set up or repair/);
    await post('/local/sheets/Sales/edit', { row: 1, column, value: 'Refund (Rp)' });
    expect((await doctor()).text).not.toContain('Columns:');
  });

  test('BigQuery is in Settings, and the deployment was built without it', async () => {
    const { headers, rows } = (await (await fetch(new URL('/local/sheets/Settings', hub.url))).json()) as {
      headers: string[];
      rows: string[][];
    };
    const row = rows.findIndex(([key]) => key === 'bigQueryProject') + 2;
    const column = headers.indexOf('Value') + 1;
    await post('/local/sheets/Settings/edit', { row, column, value: 'volta-hub' });
    expectOnly(await doctor(), /BigQuery: .*built without BigQuery.*--bigquery/, /docs\/BIGQUERY\.md/);
    await post('/local/sheets/Settings/edit', { row, column, value: '' });
    expect((await doctor()).wrongs).toEqual([]);
  });

  test('the fault that stops it, the trigger that is off, and what waits', async () => {
    const answers = {
      fault: { fault: 'Tab "Leads" is missing. Run "Set up" from the Dealer Hub menu.' },
      silent: { minuteTrigger: 'silent' },
      queue: { waiting: 40, oldestWaitingSeconds: 900 },
      full: { capacity: { cells: 8_000_000, cellsLimit: 10_000_000, fullOn: '2026-12-24' } },
    };
    const said = { fault: /Faults: Tab "Leads" is missing/, silent: /Minute trigger: It has been silent/, queue: /40 deliveries wait, the oldest for 900 s/, full: /80 % of the workbook’s cells are used, full on 2026-12-24/ }; // biome-ignore format: a table
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const well = {
      ok: true,
      version,
      minuteTrigger: 'running',
      fault: '',
      waiting: 0,
      oldestWaitingSeconds: 0,
      capacity: null,
    };
    for (const name of Object.keys(answers) as (keyof typeof answers)[])
      expectOnly(
        await against({ status: 200, body: JSON.stringify({ ...well, ...answers[name] }) }),
        said[name],
        /Set up|OPERATE/,
      );
  });

  test.each([
    ['Google asks for a sign-in', '<html>accounts.google.com</html>', /asks for a sign-in/, /Anyone/],
    ['all slots are taken', '<html>too many simultaneous executions</html>', /All 30 slots/, /relay/],
    ['something else answers', '<html>hello</html>', /not the hub/, /npm run deploy/],
  ])('%s', async (_, body, wrong, cure) => {
    expectOnly(await against({ status: 200, body }), wrong, cure);
  });

  test('nobody answers', async () => {
    expectOnly(await doctor(['--url', 'http://127.0.0.1:9/exec']), /does not answer/, /npm start/);
  });
});

/** A hub that gives this answer to everybody. */
async function against(answer: typeof relayAnswer): ReturnType<typeof doctor> {
  relayAnswer = answer;
  return doctor(['--url', `${metaUrl()}/health`]);
}

test('a key is called wrong only by the hub: no answer is none', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const body = JSON.stringify({ ok: false, version, minuteTrigger: 'running', fault: '', waiting: 0 });
  relayAnswer = { status: 200, body };
  const { text } = await doctor(['--url', `${metaUrl()}/health`, '--key', KEY]);
  expect(text).toContain('The hub could not look');
  expect(text).not.toContain('does not know this key');
});

test('a relay whose key is not given is not looked at', async () => {
  const { text } = await doctor(['--relay', metaUrl()], { PROBE_KEY: '' });
  expect(text).toContain('– Relay: give its PROBE_KEY');
});

describe('what stands around it', () => {
  test.each([
    ['the relay does not reach the hub', { status: 503, body: 'no' }, /answers 503/, /HUB_URL/],
    ['the relay knows another key', { status: 404, body: 'no' }, /answers 404/, /PROBE_KEY/],
    ['the hub behind the relay is not well', { status: 503, body: '{"ok":false}' }, /not well/, /above/],
  ])('%s', async (_, answer, wrong, cure) => {
    relayAnswer = answer;
    expectOnly(await doctor(), wrong, cure);
  });

  test('a template is paused, another missing', async () => {
    templates = templates.slice(1);
    Object.assign(templates[0] ?? {}, { status: 'PAUSED' });
    expectOnly(await doctor(), /is missing\..*is paused\./, /A template is paused/);
  });

  test('Meta refuses the token', async () => {
    expectOnly(await doctor([], { META_ACCESS_TOKEN: 'EAA-old' }), /refuses the token/, /The token has expired/);
  });
});

test('an option that is none is said so', async () => {
  const found = await doctor(['--ulr', 'x']);
  expect([found.status, found.text]).toEqual([2, expect.stringContaining('Unknown option --ulr')]);
});
