/** The real clasp against a local fake of the Apps Script API: what would be pushed and deployed, and what is no success. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommand } from '../../tools/deploy/options';
import { STEP_NAMES } from '../../tools/deploy/wizard/progress';
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

const DEPLOY = readFileSync('docs/DEPLOY.md', 'utf8');
/** What is typed, in the order of the page, without remarks. */
const typed = [...DEPLOY.matchAll(/^```\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
  block.trim().split('\n').map((line) => line.replace(/\s+#.*$/, '')),
); // biome-ignore format: one chain

test('a fresh clone: every command of DEPLOY.md as it is written, in its order', async () => {
  const clone = mkdtempSync(join(process.cwd(), 'build', 'clone-'));
  google.signIn('nobody');
  try {
    for (const file of ['package.json', 'dist']) cpSync(file, join(clone, file), { recursive: true });
    writeFileSync(join(clone, '.clasp.json'), '{ "rootDir": "dist" }');
    symlinkSync(join(process.cwd(), 'node_modules'), join(clone, 'node_modules'));
    const said: Record<string, string> = {};
    for (const line of typed) {
      const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
      const program = programOf(words);
      if (!program) continue;
      const ran = await runNode(program, clone, google.environment());
      expect([line, ran.status, ran.text]).toEqual([line, 0, expect.any(String)]);
      said[line] = ran.text;
      // What clasp pulled is built anew, as npm run does.
      cpSync('dist', join(clone, 'dist'), { recursive: true });
    }
    expect(Object.keys(said)).toHaveLength(5);
    expect(said['npm run deploy -- --dry-run']).toContain('Step 8 of 8');
    const settings = JSON.parse(readFileSync(join(clone, '.clasp.json'), 'utf8'));
    expect(settings).toMatchObject({ scriptId: 'NEW-SCRIPT', rootDir: 'dist' });
    expect(said['npm run push']).toContain('(script NEW-SCRIPT)');
    expect(said['npm run deploy -- --update']).toContain('/macros/s/DEPLOYMENT/exec');
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});

/** What a line starts here; null for what has a test of its own: the suite, and the wizard with its questions. */
function programOf([program = '', ...words]: readonly string[]): string[] | null {
  if (program === 'npx') return ['node_modules/@google/clasp/build/src/index.js', ...words.slice(1)];
  const [, script, , ...options] = words;
  if (words[0] === 'test' || (script === 'deploy' && options.length === 0)) return null;
  return [builtTool(script === 'push' ? 'deploy/push-main' : 'deploy/deploy'), ...options];
}

test('every option of npm run deploy that DEPLOY.md names is one, and its steps are the wizard’s', () => {
  const named = [...DEPLOY.matchAll(/npm run deploy((?: --)? [^`\n|;,]*)?[`\n]/g)].map(([, rest = '']) =>
    rest.replace(/ #.*/, '').trim().split(/\s+/).filter((word) => word !== '' && word !== '--'),
  ); // biome-ignore format: one chain
  expect(named.length).toBeGreaterThan(8);
  for (const words of named) expect([words, readCommand(words, 'a person').kind]).not.toEqual([words, 'wrong']);
  const steps = [...DEPLOY.matchAll(/^\| \d (\w+) \|/gm)].map(([, name]) => name);
  expect(steps).toEqual([...STEP_NAMES]);
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
