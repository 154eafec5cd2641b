/** The real clasp against a local fake of the Apps Script API: what would be pushed and deployed, and what is no success. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}

// clasp takes the folder of this file for the project's.
const PROJECT = join(process.cwd(), '.clasp.test.json');
const calls: Call[] = [];
let server: Server;
let folder: string;
let deployments: Record<string, unknown>[] = [];
let remoteFiles: Record<string, unknown>[] = [];
let versions = 0;

function answer({ method, path, body }: Call): unknown {
  if (path.endsWith('/drive/v3/files')) return { id: 'WORKBOOK' };
  if (path.endsWith('/v1/projects')) return { scriptId: 'NEW-SCRIPT' };
  if (path.endsWith('/content') && method === 'GET') return { scriptId: 'SCRIPT', files: remoteFiles };
  if (path.endsWith('/content') && method === 'PUT') {
    remoteFiles = body.files as Record<string, unknown>[];
    return body;
  }
  if (path.endsWith('/versions')) return { versionNumber: ++versions };
  if (path.endsWith('/deployments') && method === 'GET') return { deployments };
  if (path.endsWith('/deployments')) {
    const made = { deploymentId: 'DEPLOYMENT', deploymentConfig: body };
    deployments.push(made);
    return made;
  }
  const update = body.deploymentConfig as Record<string, unknown>;
  return { deploymentId: path.split('/').pop(), deploymentConfig: update };
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    // Chunks may end within a character.
    request.setEncoding('utf8');
    request.on('data', (chunk) => {
      text += String(chunk);
    });
    request.on('end', () => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      const call = { method: request.method ?? '', path, body: text ? JSON.parse(text) : {} };
      calls.push(call);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer(call)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  rmSync(PROJECT, { force: true });
});

beforeEach(() => {
  calls.length = 0;
  deployments = [];
  remoteFiles = [];
  versions = 0;
  folder = mkdtempSync(join(tmpdir(), 'dealer-hub-clasp-'));
  const token = { type: 'authorized_user', client_id: 'c', client_secret: 's', refresh_token: 'r', access_token: 'a' };
  writeFileSync(
    join(folder, 'clasprc.json'),
    JSON.stringify({ tokens: { default: { ...token, expiry_date: 4_102_444_800_000 } } }),
  );
});

const built = new Set<string>();

/** Builds a tool of the project, once. */
function builtTool(name: string): string {
  const outfile = join(process.cwd(), 'build', 'test', `${name}.mjs`);
  if (built.has(name)) return outfile;
  built.add(name);
  buildSync({
    entryPoints: [`tools/deploy/${name}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return outfile;
}

interface Ran {
  readonly status: number;
  readonly text: string;
}

/** Runs a Node program whose calls to Google go to the fake. */
async function run(words: readonly string[], cwd: string, settings: Record<string, string> = {}): Promise<Ran> {
  const preload = pathToFileURL(join(process.cwd(), 'test/support/point-clasp-at-fake.mjs')).href;
  const { port } = server.address() as AddressInfo;
  const env = {
    ...process.env,
    NODE_OPTIONS: `--import ${preload}`,
    FAKE_SCRIPT_API: `http://127.0.0.1:${port}/`,
    clasp_config_auth: join(folder, 'clasprc.json'),
    ...settings,
  };
  const child: ChildProcess = spawn(process.execPath, [...words], { cwd, env });
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    text += String(chunk);
  });
  const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  return { status, text };
}

/** Runs a built tool in the project, bound to a script of its own. */
function runTool(name: string, parameters: string[] = [], settings: object = { scriptId: 'SCRIPT' }): Promise<Ran> {
  writeFileSync(PROJECT, JSON.stringify({ ...settings, rootDir: 'dist' }));
  return run([builtTool(name), ...parameters], process.cwd(), { clasp_config_project: PROJECT });
}

test('a push sends the bundle and the manifest as they are in dist, and nothing else', async () => {
  const { status, text } = await runTool('push-main');
  expect({ status, text }).toEqual({ status: 0, text: expect.stringContaining('Pushed') });
  const put = calls.find((call) => call.method === 'PUT');
  const files = (put?.body.files ?? []) as { name: string; type: string; source: string }[];
  expect(files.map(({ name, type }) => `${name}.${type}`).sort()).toEqual([
    'Code.SERVER_JS',
    'Console.HTML',
    'Dealer.HTML',
    'Digest.HTML',
    'Privacy.HTML',
    'Secrets.HTML',
    'StaffWords.HTML',
    'appsscript.JSON',
  ]);
  expect(files.find(({ name }) => name === 'Code')?.source).toBe(readFileSync('dist/Code.js', 'utf8'));
  const manifest = JSON.parse(files.find(({ name }) => name === 'appsscript')?.source ?? '{}');
  expect(manifest.webapp).toEqual({ access: 'ANYONE_ANONYMOUS', executeAs: 'USER_DEPLOYING' });
});

test('a changed manifest is pushed too: nothing is skipped', async () => {
  remoteFiles = [{ name: 'appsscript', type: 'JSON', source: '{"timeZone":"Europe/Paris"}' }];
  const { status } = await runTool('push-main');
  expect(status).toBe(0);
  expect(calls.some((call) => call.method === 'PUT')).toBe(true);
});

test('a push of what is there already says so', async () => {
  await runTool('push-main');
  calls.length = 0;
  const { status, text } = await runTool('push-main');
  expect({ status, text }).toEqual({ status: 0, text: expect.stringContaining('Nothing to push') });
});

test('the first deploy makes the deployment, the next keeps its id and URL', async () => {
  const first = await runTool('deploy');
  expect(first).toEqual({ status: 0, text: expect.stringContaining('/macros/s/DEPLOYMENT/exec') });
  const second = await runTool('deploy');
  expect(second).toEqual({ status: 0, text: expect.stringContaining('Updated deployment DEPLOYMENT, version 2') });
  expect(calls.some((call) => call.method === 'PUT' && call.path.endsWith('/deployments/DEPLOYMENT'))).toBe(true);
});

test('several deployments are not guessed between', async () => {
  deployments = ['ONE', 'TWO'].map((deploymentId, i) => ({ deploymentId, deploymentConfig: { versionNumber: i + 1 } }));
  const { status, text } = await runTool('deploy');
  expect({ status, text }).toEqual({ status: 1, text: expect.stringContaining('--deployment ID') });
});

test('without a script id the message says where to find one', async () => {
  const { status, text } = await runTool('push-main', [], {});
  expect({ status, text }).toEqual({ status: 1, text: expect.stringContaining('npx clasp create-script') });
});

test('a fresh clone: create-script as DEPLOY.md says it, then push and deploy, bound to the script that was made', async () => {
  const clone = mkdtempSync(join(process.cwd(), 'build', 'clone-'));
  try {
    for (const file of ['.clasp.json', 'package.json', 'dist']) cpSync(file, join(clone, file), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(clone, 'node_modules'));
    const told = /^npx clasp (create-script .*)$/m.exec(readFileSync('docs/DEPLOY.md', 'utf8'))?.[1] ?? '';
    const words = [...told.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const made = await run(['node_modules/@google/clasp/build/src/index.js', ...words], clone);
    expect(made).toEqual({ status: 0, text: expect.stringContaining('NEW-SCRIPT') });
    expect(JSON.parse(readFileSync(join(clone, '.clasp.json'), 'utf8'))).toMatchObject({
      scriptId: 'NEW-SCRIPT',
      rootDir: 'dist',
    });
    // What clasp pulled is built anew, as npm run push does.
    cpSync('dist', join(clone, 'dist'), { recursive: true });
    const pushed = await run([builtTool('push-main')], clone);
    expect(pushed).toEqual({ status: 0, text: expect.stringContaining('(script NEW-SCRIPT)') });
    const deployed = await run([builtTool('deploy')], clone);
    expect(deployed).toEqual({ status: 0, text: expect.stringContaining('/macros/s/DEPLOYMENT/exec') });
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});
