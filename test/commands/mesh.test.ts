/** `npm run mesh` against the local hub: what it files, what it notices, and that being cut off costs nothing. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainRow } from '../../src/core/ledger/chain';
import { compareCode } from '../../tools/mesh/compare-code';
import { builtTool, type GoogleFake, startGoogleFake } from '../support/google-fake';
import { type RunningServer, startServer } from '../support/local-server';

const DAY = new Date().toISOString().slice(0, 10);
const GENESIS = '0'.repeat(64);
let hub: RunningServer;
let link: string;
let folder: string;

beforeAll(async () => {
  hub = await startServer(process.cwd(), ['--port', '0', '--data', mkdtempSync(join(tmpdir(), 'mesh-data-'))]);
  const pages = await (await fetch(new URL('/local/pages', hub.url))).json();
  link =
    (pages as { console: { role: string; url: string }[] }).console.find(({ role }) => role === 'VIEWER')?.url ?? '';
}, 120_000);
afterAll(() => hub.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mesh-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, encoding: 'utf8' }).trim();
const commits = () => git('log', '--format=%s').split('\n');
const heads = () => readFileSync(join(folder, 'heads.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line)); // biome-ignore format: one line
const ledgerUrl = () => new URL('/local/sheets/Ledger/csv', hub.url).href;

async function mesh(words: readonly string[] = ['--no-code'], more: NodeJS.ProcessEnv = {}) {
  // All who read share a budget of a minute: the next one begins.
  await fetch(new URL('/local/clock', hub.url), { method: 'POST', body: '{"forwardMs":61000}' });
  const env = { ...process.env, HUB_LINK: link, ...more };
  const child = spawn(process.execPath, [builtTool('mesh/mesh-main'), '--folder', folder, ...words], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += String(chunk);
    });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, text };
}

test('it files the day, proves the ledger row by row, says nothing, and a second run adds nothing', async () => {
  expect(await mesh(['--no-code', '--ledger', ledgerUrl()])).toEqual({ status: 0, text: '' });
  expect(readdirSync(join(folder, DAY)).sort()).toEqual([
    'dealers.json', 'economics.json', 'findings.json', 'leads.json', 'ledger.csv', 'overview.json', 'report.md', 'sales.json',
  ]); // biome-ignore format: one list
  expect(readFileSync(join(folder, DAY, 'report.md'), 'utf8')).toContain('Nothing is wrong.');
  expect(JSON.parse(readFileSync(join(folder, DAY, 'dealers.json'), 'utf8')).dealers.length).toBeGreaterThan(10);
  // A viewer's link: nothing in the archive names a customer's number.
  for (const file of readdirSync(join(folder, DAY)))
    expect(readFileSync(join(folder, DAY, file), 'utf8')).not.toMatch(/\+628\d{7,}/);
  expect(heads()).toEqual([{ at: expect.any(String), sequence: expect.any(Number), hash: expect.any(String) }]);
  expect(await mesh(['--no-code', '--ledger', ledgerUrl()])).toEqual({ status: 0, text: '' });
  expect(heads()).toHaveLength(1);
  expect(commits()).toEqual([`mesh: ${DAY}`]);
});

test('cut off in the middle, the next run takes everything up', async () => {
  await mesh();
  const whole = readFileSync(join(folder, DAY, 'leads.json'), 'utf8');
  // As a power cut leaves it: half of a day, a lock of a process that is gone, git in the middle of its own.
  rmSync(join(folder, DAY, 'leads.json'));
  writeFileSync(join(folder, DAY, 'sales.json'), '{"sales": [');
  writeFileSync(join(folder, '.git', 'mesh.lock'), '999999999');
  writeFileSync(join(folder, '.git', 'index.lock'), '');
  expect(await mesh()).toEqual({ status: 0, text: '' });
  expect(readFileSync(join(folder, DAY, 'leads.json'), 'utf8')).toBe(whole);
  expect(JSON.parse(readFileSync(join(folder, DAY, 'sales.json'), 'utf8'))).toHaveProperty('sales');
  expect(git('status', '--porcelain')).toBe('');
});

test('while one run is at it another stands aside', async () => {
  mkdirSync(join(folder, '.git'));
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  const lock = join(folder, '.git', 'mesh.lock');
  writeFileSync(lock, `${process.pid} ${new Date().toISOString()}`);
  expect(await mesh()).toEqual({ status: 0, text: '' });
  expect(await mesh()).toEqual({ status: 1, text: expect.stringContaining('at it 2 times in a row') });
  expect(readdirSync(folder)).toEqual(['.git']);
  // Of a process that is alive, and of yesterday: its number is another's by now.
  utimesSync(lock, new Date(Date.now() - 86_400_000), new Date(Date.now() - 86_400_000));
  expect(await mesh()).toEqual({ status: 0, text: '' });
  expect(readdirSync(folder)).toContain(DAY);
});

test('a hub that is down is one line, an exit code and a message to whoever is named; nothing is filed', async () => {
  const notes = join(folder, '..', `mesh-note-${process.pid}`);
  const away = link.replace(/^http:\/\/[^/]+/, 'http://127.0.0.1:9');
  const found = await mesh(['--no-code', '--notify-command', `cat > "${notes}"`], { HUB_LINK: away });
  expect(found).toEqual({ status: 1, text: 'Dealer Hub mesh: The hub does not answer: nothing was filed.\n' });
  expect(readFileSync(notes, 'utf8')).toBe(found.text);
  rmSync(notes);
  expect(readdirSync(folder)).toEqual(['.git']);
});

test('a ledger that was cut or written anew since is told by the archive alone', async () => {
  await mesh();
  const [head] = heads();
  const put = (seen: object) => writeFileSync(join(folder, 'heads.jsonl'), `${JSON.stringify({ ...head, ...seen })}\n`);
  put({ sequence: head.sequence + 5 });
  expect((await mesh()).text).toMatch(/The ledger ends at row \d+; on .* it had \d+: rows are gone\./);
  put({ hash: GENESIS });
  expect(await mesh()).toEqual({ status: 1, text: expect.stringContaining('it was written anew') });
  // A row in the middle.
  put({ sequence: 1, hash: GENESIS });
  expect((await mesh()).text).toContain('The ledger’s rows do not hold. No. 1:');
  expect(readFileSync(join(folder, DAY, 'report.md'), 'utf8')).toContain('- The ledger’s rows do not hold.');
});

test('rows are filed as they were when they were new: what was written anew since, and has grown, does not follow them', async () => {
  await mesh();
  const file = join(folder, 'ledger', '00001.jsonl');
  const whole = readFileSync(file, 'utf8');
  const rows = whole.trim().split('\n');
  expect(rows).toHaveLength(heads()[0].sequence);
  // Taken up where the last run stopped.
  writeFileSync(file, `${rows.slice(0, 2).join('\n')}\n`);
  expect(await mesh()).toEqual({ status: 0, text: '' });
  expect(readFileSync(file, 'utf8')).toBe(whole);
  // As if the hub's rows from the second on were others than those filed.
  const other = chainRow(JSON.parse(rows[0] ?? ''), { atMs: 0, type: 'HAND_OFF', subject: 'L-1', body: {} });
  const filed = `${rows[0]}\n${JSON.stringify(other)}\n`;
  writeFileSync(file, filed);
  expect((await mesh()).text).toContain('The ledger’s rows do not hold. No. 3: its previous hash is not');
  expect(readFileSync(file, 'utf8')).toBe(filed);
});

test('an export that does not hold is told', async () => {
  await mesh();
  const [head] = heads();
  const other = join(folder, '..', `ledger-other-${process.pid}.csv`);
  writeFileSync(other, (await (await fetch(ledgerUrl())).text()).replace(head.hash, GENESIS));
  expect((await mesh(['--no-code', '--ledger', other])).text).toContain('The exported ledger does not hold. No.');
  rmSync(other);
});

test('an older export is no alarm: it is checked up to its last row, and the head is noted', async () => {
  const [header = '', ...rows] = (await (await fetch(ledgerUrl())).text()).trim().split('\r\n');
  const older = join(folder, '..', `ledger-${process.pid}.csv`);
  writeFileSync(older, `${[header, ...rows.slice(0, 2)].join('\r\n')}\r\n`);
  expect(await mesh(['--no-code', '--ledger', older])).toEqual({ status: 0, text: '' });
  expect(readFileSync(join(folder, DAY, 'report.md'), 'utf8')).toContain('The export ends at row 2:');
  expect(heads()).toHaveLength(1);
  rmSync(older);
});

describe('with a script at Google', () => {
  let google: GoogleFake;
  const project = join(process.cwd(), '.clasp.mesh.json');
  beforeAll(async () => {
    google = await startGoogleFake();
    writeFileSync(project, JSON.stringify({ scriptId: 'SCRIPT', rootDir: 'dist' }));
  });
  afterAll(() => {
    google.close();
    rmSync(project);
  });

  test('its code is filed, and told when it is not what this folder would push', async () => {
    const kinds = { js: 'SERVER_JS', html: 'HTML', json: 'JSON' } as const;
    google.remoteFiles = readdirSync('dist').map((file) => {
      const [name = '', ending = ''] = file.split('.');
      return { name, type: kinds[ending as keyof typeof kinds], source: readFileSync(join('dist', file), 'utf8') };
    });
    const environment = { ...google.environment(), HUB_LINK: link, clasp_config_project: project };
    expect(await mesh([], environment)).toEqual({ status: 0, text: '' });
    const [code] = google.remoteFiles.filter(({ name }) => name === 'Code');
    Object.assign(code ?? {}, { source: 'function doPost() {}' });
    google.remoteFiles.push({ name: 'Added', type: 'SERVER_JS', source: 'function added() {}' });
    const found = await mesh([], environment);
    expect(found).toEqual({
      status: 1,
      text: expect.stringContaining('is not what this folder would push: Code.js, Added.js (not in this folder).'),
    });
    expect(readFileSync(join(folder, 'code', 'Code.js'), 'utf8')).toContain('function doPost');
    expect(git('show', '--stat', 'HEAD')).toContain('code/Code.js');
  });
});

test('where clasp is not signed in the code is not compared, and that is no problem', async () => {
  const before = { ...process.env };
  const project = join(folder, 'project.json');
  writeFileSync(project, JSON.stringify({ scriptId: 'SCRIPT', rootDir: 'dist' }));
  Object.assign(process.env, { clasp_config_project: project, clasp_config_auth: join(folder, 'nobody.json') });
  try {
    const note = expect.stringContaining('clasp is not signed in');
    expect(await compareCode(folder)).toEqual({ problem: '', note });
  } finally {
    process.env = before;
  }
});

test('a broken ledger is told, day after day, and no head of it is kept', async () => {
  await mesh();
  const edit = { row: 3, column: 'Hash', value: 'f'.repeat(64) };
  await fetch(new URL('/local/sheets/Ledger/edit', hub.url), { method: 'POST', body: JSON.stringify(edit) });
  const before = heads();
  const found = await mesh();
  expect(found).toEqual({ status: 1, text: expect.stringMatching(/^Dealer Hub mesh: The ledger does not hold\. No\. 2: .*\n$/) }); // biome-ignore format: one line
  expect(heads()).toEqual(before);
  expect((await mesh()).status).toBe(1);
});

test.each([
  [['--every', '10s'], '--every is such as 30m'],
  [['--ever'], '--ever is unknown'],
])('%j is refused', async (words, says) => {
  expect(await mesh(words)).toEqual({ status: 2, text: expect.stringContaining(says) });
});
