/**
 * `npm run deploy` as somebody types it: the built wizard with scripted answers, the real clasp, a fake of Google's APIs, a
 * fake of Meta's, and the local hub behind the address of the web app once "set-up" was clicked.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { approvedTemplates } from '../../local/server/templates';
import { builtTool, type GoogleFake, startGoogleFake } from '../support/google-fake';
import { type RunningServer, startServer } from '../support/local-server';

const KEY = 'key-that-the-owner-typed-0001';
const VERIFY = 'verify-token-of-the-owner-0001';
const TOKEN = 'EAA-good';
const PHONE_ID = '106540352242922';

let google: GoogleFake;
let meta: Server;
let hub: RunningServer;
let clone: string;

beforeAll(async () => {
  google = await startGoogleFake();
  hub = await startServer(process.cwd(), ['--port', '0', '--data', mkdtempSync(join(tmpdir(), 'wizard-data-'))]);
  for (const [name, value] of [['WEBHOOK_KEY', KEY], ['META_VERIFY_TOKEN', VERIFY]]) {
    const saved = { method: 'POST', body: JSON.stringify({ name, value }) };
    expect((await fetch(new URL('/local/properties', hub.url), saved)).status).toBe(200);
  } // biome-ignore format: a table
  meta = createServer((request, response) => {
    const isKnown = request.headers.authorization === `Bearer ${TOKEN}`;
    const templates = approvedTemplates.map(({ name, language }) => ({ name, language, status: 'APPROVED' }));
    const isNumber = request.url?.startsWith(`/${PHONE_ID}`) === true;
    response.statusCode = !isKnown ? 401 : isNumber || request.url?.includes('templates') ? 200 : 400;
    const said = isNumber ? { display_phone_number: '+62 811', verified_name: 'Volta' } : { data: templates };
    const refusal = { error: { code: isKnown ? 100 : 190, message: 'Unsupported get request.' } };
    response.end(JSON.stringify(response.statusCode === 200 ? said : refusal));
  });
  await new Promise<void>((resolve) => meta.listen(0, '127.0.0.1', resolve));
}, 120_000);

afterAll(async () => {
  google.close();
  meta.close();
  await hub.stop();
});

beforeEach(() => {
  google.reset();
  clone = mkdtempSync(join(process.cwd(), 'build', 'clone-'));
  for (const file of ['package.json', 'dist', 'sheets-templates']) cpSync(file, join(clone, file), { recursive: true });
  writeFileSync(join(clone, '.clasp.json'), '{ "rootDir": "dist" }');
  symlinkSync(join(process.cwd(), 'node_modules'), join(clone, 'node_modules'));
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

/** A question's beginning, and what is answered; 'Ctrl-C' stops. A function does something before it answers. */
type Answer = readonly [question: string, answer: string | (() => string)];

/** Answers question by question, in this order; a question that is not expected fails. */
async function wizard(answers: readonly Answer[], words: readonly string[] = []) {
  const port = (meta.address() as AddressInfo).port;
  const env = { ...google.environment(), META_GRAPH_URL: `http://127.0.0.1:${port}`, NODE_NO_WARNINGS: '1' };
  const child = spawn(process.execPath, [builtTool('deploy/deploy'), '--wizard', ...words], { cwd: clone, env });
  let text = '';
  let seen = 0;
  const left = [...answers];
  const read = (chunk: Buffer): void => {
    text += chunk.toString();
    for (let next = left[0]; next; next = left[0]) {
      const at = text.indexOf(next[0], seen);
      // A problem that was not expected is not waited for.
      if (at < 0 && text.includes('Press Enter to try again', seen)) child.kill();
      if (at < 0) return;
      seen = at + next[0].length;
      left.shift();
      const answer = typeof next[1] === 'function' ? next[1]() : next[1];
      if (answer === 'Ctrl-C') child.kill('SIGINT');
      else child.stdin.write(`${answer}\n`);
    }
    child.stdin.end();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect({ left, text: left.length > 0 ? text : '' }).toEqual({ left: [], text: '' });
  for (const secret of [TOKEN, KEY]) expect(progress()).not.toContain(secret);
  return { status, text };
}

const progress = (): string => {
  const file = join(clone, '.deploy.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
const setUpIsClicked = (): string => {
  google.webApp = new URL('/exec', hub.url).href;
  return '';
};

/** In the order of the steps. */
const STEPS: readonly (readonly Answer[])[] = [
  [['Is that the right account?', '']],
  [['Make a new workbook?', ''], ['Its name [Dealer Hub]:', 'Volta Hub']],
  [],
  [['1 my own CSV files', '2'], ['when the tabs are there:', '']],
  [['when the box has appeared:', setUpIsClicked]],
  [['Phone number ID', PHONE_ID], ['Access token', TOKEN], ['WEBHOOK_KEY, if', KEY], ['META_VERIFY_TOKEN, likewise', VERIFY], ['when they are saved:', '']],
  [['The relay’s address', ''], ['when Meta has accepted it:', '']],
  [['WhatsApp Business Account ID', '1'], ['Self-test of this deployment.', '']],
]; // biome-ignore format: a step a line

test('a clean clone becomes a running hub, and a second run updates it', async () => {
  const first = await wizard([['Language / Bahasa', '1'], ...STEPS.flat()]);
  expect(first.status).toBe(0);
  expect(first.text).toContain('── Step 8 of 8: does everything work?');
  expect(first.text).toContain(`Callback URL:  ${google.url}/macros/s/DEPLOYMENT/exec?source=meta&key=${KEY}`);
  expect(first.text).toContain(`Verify token:  ${VERIFY}`);
  expect(first.text).toContain('✓ Meta knows them: +62 811 (Volta).');
  expect(first.text).toContain('✓ Webhook round trip');
  expect(first.text).not.toContain('✗');
  expect(first.text).not.toContain(TOKEN);
  const made = google.calls.find(({ path }) => path.endsWith('/drive/v3/files'));
  expect(made?.body).toMatchObject({ name: 'Volta Hub' });
  expect(google.remoteFiles.map(({ name }) => name)).toContain('Code');
  // What clasp pulled into dist/ did not stay there.
  expect(readFileSync(join(clone, 'dist', 'Code.js'), 'utf8')).toBe(readFileSync('dist/Code.js', 'utf8'));
  expect(JSON.parse(readFileSync(join(clone, '.clasp.json'), 'utf8')).scriptId).toBe('NEW-SCRIPT');
  expect(JSON.parse(progress())).toMatchObject({ deploymentId: 'DEPLOYMENT', phoneNumberId: PHONE_ID, language: 'en' });
  expectDemoWithoutNumbers();

  const again: Answer[] = [
    ['was set up before', ''],
    ['when the box has appeared:', ''],
    ['WhatsApp Business Account ID', ''],
    ['WEBHOOK_KEY, as it is saved', 'a-key-that-the-hub-does-not-know'],
    ['WEBHOOK_KEY, as it is saved', KEY],
    ['Self-test of this deployment.', ''],
  ];
  const second = await wizard(again);
  expect(second).toEqual({ status: 0, text: expect.stringContaining('Updated deployment DEPLOYMENT, version 2') });
  expect(google.deployments).toHaveLength(1);
});

/** Nobody is written to who does not exist. */
function expectDemoWithoutNumbers(): void {
  const file = unzipSync(readFileSync(join(clone, 'build', 'deploy', 'Dealer Hub data.xlsx')));
  const texts = Object.entries(file).flatMap(([path, bytes]) => (path.endsWith('.xml') ? [strFromU8(bytes)] : []));
  expect(texts.join('')).toContain('sheet name="Dealers"');
  expect(texts.join('')).not.toMatch(/>\+?62\d{8,}</);
}

test('stopped at each step, it goes on at that step, and does nothing twice', async () => {
  const english = ['--lang', 'en'];
  const stop = (step: number): Answer[] => {
    const [question = ''] = STEPS[step]?.[0] ?? [];
    return [[question, 'Ctrl-C']];
  };
  const names = ['login', 'script', '', 'data', 'setup', 'secrets', 'webhook', 'check'];
  for (const [step, name] of names.entries()) {
    if (name === '') continue;
    const before = step === 0 ? [] : ((STEPS[step - 1]?.length ? STEPS[step - 1] : STEPS[step - 2]) ?? []);
    // Keys are not kept: a run that needs them asks.
    const keys: Answer[] = step === 7 ? [['WEBHOOK_KEY, as it is saved', KEY], ['META_VERIFY_TOKEN, as it is saved', 'a-token-that-is-not-the-hubs'], ['Press Enter to try again', ''], ['META_VERIFY_TOKEN, as it is saved', VERIFY]] : []; // biome-ignore format: one line
    const done = keys.length > 0 ? [...before.slice(0, 1), ...keys, ...before.slice(1)] : before;
    const { status, text } = await wizard([...done, ...stop(step)], english);
    expect([status, text]).toEqual([130, expect.stringContaining(`Stopped at step ${step + 1} (${name})`)]);
  }
  const last: Answer[] = [['WhatsApp Business Account ID', ''], ['WEBHOOK_KEY, as it is saved', ''], ['Self-test of this deployment.', '']]; // biome-ignore format: one line
  expect((await wizard(last, english)).status).toBe(0);
  for (const [
    method,
    end,
  ] of [['POST', '/v1/projects'], ['PUT', '/content'], ['POST', '/versions'], ['POST', '/deployments']] as const) // biome-ignore format: one list
    expect([end, google.calls.filter((call) => call.method === method && call.path.endsWith(end)).length]).toEqual([
      end,
      1,
    ]);
});

test('what is answered wrongly is said and asked again', async () => {
  google.signIn('nobody');
  google.scripts = ['SCRIPT-OF-MINE'];
  google.remoteFiles = [
    { name: 'appsscript', type: 'JSON', source: '{}' },
    { name: 'Code', type: 'SERVER_JS', source: 'function payroll() {}' },
  ];
  const folder = join(clone, 'mine');
  mkdirSync(folder);
  writeFileSync(join(folder, 'Regions.csv'), 'Region,Manager,Manager WhatsApp,Colour\nJakarta,Budi,081211112222,red\n');
  writeFileSync(join(folder, 'Dealers.csv'), 'Dealer ID,Dealer name,Region,City,Latitude,Longitude,Active\nD1,Volta Depok,Jakatra,Depok,6.4,106.8,TRUE\n'); // biome-ignore format: one line
  writeFileSync(join(folder, 'Sepeda.csv'), 'A\n1\n');
  writeFileSync(join(folder, 'Reps.csv'), 'Rep ID;Rep name;Dealer ID\nR1;Rina;D1\n');
  const { status, text } = await wizard(
    [
      ['the browser opens for signing in:', ''],
      ['Is that the right account?', 'perhaps'],
      ['Is that the right account?', 'y'],
      ['Make a new workbook?', 'n'],
      ['The Script ID', 'https://docs.google.com/spreadsheets/d/1x/edit'],
      ['The Script ID', 'a b'],
      ['The Script ID', 'SCRIPT-OF-SOMEBODY'],
      ['The Script ID', 'https://script.google.com/home/projects/SCRIPT-OF-MINE/edit'],
      ['Replace it? [y/N]', ''],
      ['The Script ID', 'SCRIPT-OF-MINE'],
      ['Replace it? [y/N]', 'y'],
      ['1 my own CSV files', 'one'],
      ['1 my own CSV files', '1'],
      ['The folder with the CSV files:', '/no/such/folder'],
      ['The folder with the CSV files:', `'${folder}'`],
      ['Go on all the same?', ''],
      [`The folder with the CSV files [${folder}]:`, ''],
      ['Go on all the same?', 'y'],
      ['when the tabs are there:', ''],
      ['when the box has appeared:', ''],
      ['when the box has appeared:', setUpIsClicked],
      ['Phone number ID', '+6281211112222'],
      ['Phone number ID', PHONE_ID],
      ['Access token', 'hunter2'],
      ['Phone number ID', PHONE_ID],
      ['Access token', 'EAA-old'],
      ['Phone number ID', '999999999999999'],
      ['Access token', TOKEN],
      ['Phone number ID', PHONE_ID],
      ['Access token', TOKEN],
      ['WEBHOOK_KEY, if', 'short'],
      ['WEBHOOK_KEY, if', ''],
      ['META_VERIFY_TOKEN, likewise', VERIFY],
      ['when they are saved:', ''],
      ['when they are saved:', 'Ctrl-C'],
    ],
    ['--lang', 'en'],
  );
  expect(status).toBe(130);
  for (const says of [
    'Please answer y or n.',
    'That is the workbook’s address.',
    'That is no Script ID',
    'Google knows no script SCRIPT-OF-SOMEBODY for this account',
    'This script holds code that is not the hub’s: Code.js.',
    'Bound to the script SCRIPT-OF-MINE.',
    'Please answer 1, 2 or 3.',
    'There is no folder /no/such/folder.',
    '✗ Sepeda.csv: the hub has no tab of that name',
    '✗ Regions.csv: there is no column “Colour”',
    '✗ Dealers, line 2: ',
    'Jakatra',
    'permission was not given yet',
    'That looks like the number itself.',
    'It begins with EAA.',
    'Meta refuses the token',
    'The token works, but not for this phone number ID: Unsupported get request.',
    'It has 5 characters; at least 24 are needed.',
    'The hub has another WEBHOOK_KEY.',
  ])
    expect(text).toContain(says);
  // Semicolons, as Excel saves in Indonesia.
  expect(text).not.toContain('Reps.csv: cannot be read');
  expect(readFileSync(join(clone, '.data', 'scripts', 'SCRIPT-OF-MINE', 'Code.js'), 'utf8')).toContain('payroll');
  expect(text).toMatch(/New WEBHOOK_KEY: [0-9a-f]{32}/);
});

test('a dry run says every step and does nothing; in Bahasa, too', async () => {
  const { status, text } = await wizard([], ['--dry-run', '--lang', 'id']);
  expect([status, text]).toEqual([0, expect.stringContaining('── Langkah 1 dari 8: akun Google Anda')]);
  expect(google.calls).toEqual([]);
  expect(progress()).toBe('');
});

test('--from begins at a step, and --again at the first, with what is known as the answer', async () => {
  writeFileSync(join(clone, '.clasp.json'), '{ "scriptId": "SCRIPT", "rootDir": "dist" }');
  const done = Object.fromEntries(['login', 'script', 'deploy', 'data', 'setup'].map((step) => [step, '2026-11-27']));
  writeFileSync(join(clone, '.deploy.json'), JSON.stringify({ language: 'en', done, deploymentId: 'DEPLOYMENT' }));
  const from = await wizard([['1 my own CSV files', 'Ctrl-C']], ['--from', 'data']);
  expect([from.status, from.text]).toEqual([130, expect.stringContaining('Stopped at step 4 (data)')]);
  const again = await wizard([['Akun ini benar?', ''], ['Pakai itu?', 'Ctrl-C']], ['--again', '--lang', 'id']); // biome-ignore format: one line
  expect([again.status, again.text]).toEqual([130, expect.stringContaining('Berhenti di langkah 2 (script)')]);
  expect(again.text).toContain('Folder ini terhubung ke script SCRIPT.');
});
