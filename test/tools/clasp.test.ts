/** The real clasp against a local fake of the Apps Script API: what would be pushed and deployed, and what is no success. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtTool, type GoogleFake, type Ran, runNode, startGoogleFake } from '../support/google-fake';

// clasp takes the folder of this file for the project's.
const PROJECT = join(process.cwd(), '.clasp.test.json');
let google: GoogleFake;

beforeAll(async () => {
  google = await startGoogleFake();
});
afterAll(() => {
  google.close();
  rmSync(PROJECT, { force: true });
});
beforeEach(() => google.reset());

/** Runs a built tool in the project, bound to a script of its own. */
function runTool(name: string, parameters: string[] = [], settings: object = { scriptId: 'SCRIPT' }): Promise<Ran> {
  writeFileSync(PROJECT, JSON.stringify({ ...settings, rootDir: 'dist' }));
  const env = { ...google.environment(), clasp_config_project: PROJECT };
  return runNode([builtTool(`deploy/${name}`), ...parameters], process.cwd(), env);
}

test('a push sends the bundle and the manifest as they are in dist, and nothing else', async () => {
  const { status, text } = await runTool('push-main');
  expect({ status, text }).toEqual({ status: 0, text: expect.stringContaining('Pushed') });
  const put = google.calls.find((call) => call.method === 'PUT');
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
  google.remoteFiles = [{ name: 'appsscript', type: 'JSON', source: '{"timeZone":"Europe/Paris"}' }];
  const { status } = await runTool('push-main');
  expect(status).toBe(0);
  expect(google.calls.some((call) => call.method === 'PUT')).toBe(true);
});

test('a push of what is there already says so', async () => {
  await runTool('push-main');
  google.calls.length = 0;
  const { status, text } = await runTool('push-main');
  expect({ status, text }).toEqual({ status: 0, text: expect.stringContaining('Nothing to push') });
});

test('the first deploy makes the deployment, the next keeps its id and URL', async () => {
  const first = await runTool('deploy');
  expect(first).toEqual({ status: 0, text: expect.stringContaining('/macros/s/DEPLOYMENT/exec') });
  const second = await runTool('deploy');
  expect(second).toEqual({ status: 0, text: expect.stringContaining('Updated deployment DEPLOYMENT, version 2') });
  expect(google.calls.some((call) => call.method === 'PUT' && call.path.endsWith('/deployments/DEPLOYMENT'))).toBe(
    true,
  );
});

test('several deployments are not guessed between', async () => {
  google.deployments = ['ONE', 'TWO'].map((deploymentId, i) => ({
    deploymentId,
    deploymentConfig: { versionNumber: i + 1 },
  }));
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
    const made = await runNode(
      ['node_modules/@google/clasp/build/src/index.js', ...words],
      clone,
      google.environment(),
    );
    expect(made).toEqual({ status: 0, text: expect.stringContaining('NEW-SCRIPT') });
    expect(JSON.parse(readFileSync(join(clone, '.clasp.json'), 'utf8'))).toMatchObject({
      scriptId: 'NEW-SCRIPT',
      rootDir: 'dist',
    });
    // What clasp pulled is built anew, as npm run push does.
    cpSync('dist', join(clone, 'dist'), { recursive: true });
    const pushed = await runNode([builtTool('deploy/push-main')], clone, google.environment());
    expect(pushed).toEqual({ status: 0, text: expect.stringContaining('(script NEW-SCRIPT)') });
    const deployed = await runNode([builtTool('deploy/deploy')], clone, google.environment());
    expect(deployed).toEqual({ status: 0, text: expect.stringContaining('/macros/s/DEPLOYMENT/exec') });
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});

test('the deployment goes back to the version before, and to one that is named; what is not there is said', async () => {
  google.deployments = [{ deploymentId: 'DEPLOYMENT', deploymentConfig: { versionNumber: 3 } }];
  google.versions = 3;
  const back = await runTool('deploy', ['--rollback']);
  expect(back).toEqual({ status: 0, text: expect.stringContaining('DEPLOYMENT is back from version 3 to 2') });
  expect(google.deployments).toMatchObject([{ deploymentId: 'DEPLOYMENT', deploymentConfig: { versionNumber: 2 } }]);
  const named = await runTool('deploy', ['--rollback', '1']);
  expect(named).toEqual({ status: 0, text: expect.stringContaining('from version 2 to 1') });
  const never = await runTool('deploy', ['--rollback', '9']);
  expect(never).toEqual({
    status: 1,
    text: expect.stringContaining('There is no version 9. Version 1 is deployed. Known: 1, 2, 3'),
  });
  expect(google.calls.some(({ method, path }) => method === 'PUT' && path.endsWith('/content'))).toBe(false);
});

test('nothing deployed is nothing to go back from', async () => {
  const { status, text } = await runTool('deploy', ['--rollback']);
  expect({ status, text }).toEqual({ status: 1, text: expect.stringContaining('Nothing is deployed yet') });
});

test.each([
  [['--lang', 'fr'], '--lang is one of en, id'],
  [['--from', 'nowhere'], '--from is one of login, script'],
  [['--ulr'], '--ulr is unknown'],
  [['--update', '--again'], 'do not go with options of the wizard'],
])('%j is refused with what there is', async (words, says) => {
  const { status, text } = await runTool('deploy', words);
  expect({ status, text }).toEqual({ status: 1, text: expect.stringContaining(says) });
});
