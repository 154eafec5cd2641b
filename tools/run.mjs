/**
 * What `npm start`, `npm test` and the other scripts run. Plain Node, so that a fresh clone needs nothing else: installs
 * the packages when they are missing, bundles a TypeScript tool with esbuild and runs it.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { HELP } from './help.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [, , command = '', ...args] = process.argv;

/** Signals passed on to the child, so that stopping this process stops it too. In a terminal Ctrl+C reaches both anyway. */
const PASSED_ON = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGTERM', 'SIGHUP', 'SIGINT'];

/** Runs a program to its end and stops with its exit code if it fails. */
async function run(program, parameters, options = {}) {
  const child = spawn(program, parameters, { cwd: root, stdio: 'inherit', ...options });
  const passOn = (signal) => child.kill(signal);
  const wait = () => undefined;
  for (const signal of PASSED_ON) process.on(signal, passOn);
  process.on('SIGINT', wait);
  const { code, signal, error } = await new Promise((resolve) => {
    child.on('error', (error) => resolve({ error }));
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  for (const each of PASSED_ON) process.off(each, passOn);
  process.off('SIGINT', wait);
  if (error) fail(`${program} could not be started: ${error.message}`);
  if (code !== 0) process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

const node = (...parameters) => run(process.execPath, parameters);
const nodeWith = (environment, ...parameters) =>
  run(process.execPath, parameters, { env: { ...process.env, ...environment } });

async function tool(name, ...parameters) {
  const entry = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).bin;
  const file =
    typeof entry === 'string' ? entry : (entry[name] ?? entry[name.split('/').pop()] ?? Object.values(entry)[0]);
  await node(join(root, 'node_modules', name, file), ...parameters);
}

/** npm ci when the lock file is not the one that was installed. */
async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) fail(`Node 20 or later is needed; this is ${process.version}.`);
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.dealer-hub-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages (once) …');
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { shell: process.platform === 'win32' });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

/** The runtime's workers start from its own built file, and the build script finds the project by where it stands. */
const builtFilesStayApart = {
  name: 'built-files-stay-apart',
  setup(context) {
    context.onResolve({ filter: /\/runtime\/index$/ }, () => ({ path: './local-runtime.mjs', external: true }));
    context.onResolve({ filter: /esbuild\.config\.mjs$/ }, () => ({ path: '../esbuild.config.mjs', external: true }));
  },
};

/** Bundles a TypeScript file for Node and runs it. */
async function runTypeScript(entry, parameters) {
  const { build } = await import(pathToFileURL(join(root, 'node_modules', 'esbuild', 'lib', 'main.js')).href);
  const outfile = join(root, 'build', `${entry.replace(/[/\\]/g, '-').replace(/\.ts$/, '')}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    plugins: [builtFilesStayApart],
    sourcemap: 'inline',
    logLevel: 'error',
  });
  await node('--enable-source-maps', outfile, ...parameters);
}

/** Set by CI once everything is built: its steps run side by side, and none may replace what another reads. */
const isBuilt = process.env.HUB_BUILT === '1' && command !== 'build';

/** One project for each set of types: with or without Apps Script's, with the DOM, with Jest. Longest first. */
const TYPE_CHECKS = [
  'test',
  // With sim, fuzz and bench: all of them see the whole of src, which would be checked once more for each.
  'tools',
  'src',
  // Everything but the adapters once more without Apps Script's types: SpreadsheetApp in core/ does not compile.
  'src/tsconfig.pure.json',
  'local',
  'src/pages',
  'local/server/page',
  'relay',
];

/** Two at a time. The first that fails ends it all. */
async function checkTypes() {
  const left = [...TYPE_CHECKS];
  const next = async () => {
    for (let project = left.shift(); project !== undefined; project = left.shift())
      await tool('typescript', '-p', project);
  };
  await Promise.all([next(), next()]);
}

/** Of build, push and deploy: the manifest with BigQuery in it. */
const WITH_BIGQUERY = '--bigquery';
const otherArgs = args.filter((each) => each !== WITH_BIGQUERY);

async function buildEverything() {
  if (isBuilt) return;
  await node('esbuild.config.mjs', ...(args.includes(WITH_BIGQUERY) ? [WITH_BIGQUERY] : []));
  await node('local/build-local.mjs');
}

const commands = {
  start: async () => {
    await buildEverything();
    await node('--enable-source-maps', 'build/local-server.mjs', ...args);
  },
  build: async () => {
    await buildEverything();
    await runTypeScript('tools/build/build-report.ts', []);
  },
  test: async () => {
    await buildEverything();
    await node('node_modules/jest/bin/jest.js', '--testPathIgnorePatterns', '/test/(browser|commands)/', ...args);
  },
  /** The tests that run a command whole, as a person starts it. */
  'test:commands': async () => {
    await buildEverything();
    await node('node_modules/jest/bin/jest.js', '--testPathPatterns', '/test/commands/', ...args);
  },
  /** The tests that `test` runs on a sample: everything they can try. */
  sweep: async () => {
    await buildEverything();
    await nodeWith(
      { SWEEP: 'whole' },
      'node_modules/jest/bin/jest.js',
      '--findRelatedTests',
      'test/support/sweep.ts',
      ...args,
    );
  },
  'test:browser': async () => {
    await buildEverything();
    await node('node_modules/jest/bin/jest.js', '--runInBand', '--testPathPatterns', '/test/browser/', ...args);
  },
  check: async () => {
    await checkTypes();
    await tool('@biomejs/biome', 'check', '--error-on-warnings');
    await tool(
      'dependency-cruiser',
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'local',
      'tools',
      'sim',
      'fuzz',
      'bench',
      'relay',
    );
    await tool('knip');
  },
  templates: () => runTypeScript('tools/docs/templates-main.ts', args),
  replay: async () => {
    await buildEverything();
    await runTypeScript('tools/replay/main.ts', args);
  },
  days: () => runTypeScript('sim/days/main.ts', args),
  people: () => runTypeScript('sim/people/main.ts', args),
  fuzz: () => runTypeScript('fuzz/main.ts', args),
  understanding: () => runTypeScript('tools/understanding/understanding-main.ts', args),
  gateway: () => runTypeScript('tools/ops/gateway-main.ts', args),
  mcp: () => runTypeScript('tools/mcp/mcp-main.ts', args),
  mesh: () => runTypeScript('tools/mesh/mesh-main.ts', args),
  'ledger:verify': () => runTypeScript('tools/ops/ledger-verify-main.ts', args),
  sim: async () => {
    await buildEverything();
    await runTypeScript('sim/main.ts', args);
  },
  bench: async () => {
    await buildEverything();
    await runTypeScript('bench/main.ts', args);
  },
  'bench:bodies': () => runTypeScript('bench/bodies.ts', args),
  'relay:build': () => runTypeScript('tools/relay/build-main.ts', args),
  'relay:latency': () => runTypeScript('tools/relay/latency-main.ts', args),
  'relay:hosts': () => runTypeScript('tools/relay/hosts-main.ts', args),
  'relay:fuzz': () => runTypeScript('tools/relay/fuzz-main.ts', args),
  push: async () => {
    await buildEverything();
    await runTypeScript('tools/deploy/push-main.ts', otherArgs);
  },
  deploy: async () => {
    await buildEverything();
    await runTypeScript('tools/deploy/deploy.ts', otherArgs);
  },
  release: () => runTypeScript('tools/release/release-main.ts', args),
  licences: () => runTypeScript('tools/ops/licences-main.ts', args),
  doctor: () => runTypeScript('tools/doctor/doctor-main.ts', args),
};

const action = commands[command];
if (!action) fail(`There is no command "${command}". Known: ${Object.keys(commands).join(', ')}.`);
const asksForHelp = args.includes('--help') || args.includes('-h');
if (asksForHelp && HELP[command]) console.log(HELP[command]);
else {
  await ensureInstalled();
  await action();
}
