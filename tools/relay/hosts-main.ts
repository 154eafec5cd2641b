/**
 * `npm run relay:hosts`: the relay's contract on workerd (by miniflare) and on Deno, both fetched from the npm registry the
 * first time, and on Node as its own process. Last line: "N passed, N failed".
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { bundleRelay } from './bundle-relay';
import { CONTRACT, SETTINGS } from './contract';
import { type ScriptedHub, startScriptedHub } from './scripted-hub';

const FOLDER = resolve('build/relay-hosts');
const PACKAGES = ['miniflare@4.20260426.0', 'deno@2.9.6'];
/** The last date that this workerd knows. */
const COMPATIBILITY_DATE = '2026-04-01';

interface RunningHost {
  readonly origin: string;
  stop(): unknown;
}

type StartHost = (settings: Readonly<Record<string, string>>) => Promise<RunningHost>;

function install(): void {
  if (existsSync(join(FOLDER, 'node_modules', 'miniflare')) && existsSync(join(FOLDER, 'node_modules', 'deno'))) return;
  console.log(`Fetching ${PACKAGES.join(' and ')} (once) …`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{"private":true}\n');
  const words = ['install', '--no-audit', '--no-fund', '--loglevel=error', ...PACKAGES];
  execFileSync('npm', words, { cwd: FOLDER, stdio: 'inherit', shell: process.platform === 'win32' });
}

interface Miniflare {
  readonly ready: Promise<URL>;
  dispose(): Promise<void>;
}

const onWorkerd: StartHost = async (settings) => {
  const entry = pathToFileURL(join(FOLDER, 'node_modules', 'miniflare', 'dist', 'src', 'index.js')).href;
  const module = (await import(entry)) as { Miniflare: new (options: object) => Miniflare };
  const worker = new module.Miniflare({
    ...{ modules: true, port: 0, host: '127.0.0.1', compatibilityDate: COMPATIBILITY_DATE },
    script: await bundleRelay('cloudflare'),
    bindings: settings,
    // Its log lines are for who runs a Worker.
    handleRuntimeStdio: (...streams: NodeJS.ReadableStream[]) => {
      for (const stream of streams) stream.resume();
    },
  });
  const url = await worker.ready;
  return { origin: url.origin, stop: () => worker.dispose() };
};

const inProcess =
  (host: 'deno' | 'node', program: string, words: readonly string[]): StartHost =>
  async (settings) => {
    const file = join(FOLDER, `relay.${host}.mjs`);
    writeFileSync(file, await bundleRelay(host));
    const port = await freePort();
    const env = { ...process.env, ...settings, PORT: String(port), NO_COLOR: '1' };
    const child = spawn(program, [...words, file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    await saysListening(child);
    return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill() };
  };

function saysListening(child: ChildProcess): Promise<void> {
  return new Promise((ready, fail) => {
    // Deno says it on the one, Node on the other.
    for (const output of [child.stdout, child.stderr])
      output?.on('data', (chunk: Buffer) => {
        if (/listening/i.test(chunk.toString())) ready();
      });
    child.on('exit', (code) => fail(new Error(`The host ended with ${code}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

const HOSTS: Readonly<Record<string, StartHost>> = {
  node: inProcess('node', process.execPath, []),
  workerd: onWorkerd,
  deno: inProcess('deno', join(FOLDER, 'node_modules', '.bin', 'deno'), ['run', '--allow-net', '--allow-env']),
};

/** How many cases did not come out as promised. */
async function failuresOn(name: string, hub: ScriptedHub): Promise<number> {
  const host = await (HOSTS[name] as StartHost)({ ...SETTINGS, HUB_URL: hub.url });
  let failed = 0;
  for (const { name: what, run } of CONTRACT) {
    hub.reset();
    const ask = async (path: string, init?: RequestInit) => {
      const response = await fetch(host.origin + path, init);
      return { status: response.status, body: await response.text() };
    };
    const outcome = await run({ ask }, hub).catch((error: unknown) => ({ came: String(error), expected: 'an answer' }));
    if (isDeepStrictEqual(outcome.came, outcome.expected)) continue;
    failed++;
    console.log(`${name}: ${what}: ${JSON.stringify(outcome.came)} instead of ${JSON.stringify(outcome.expected)}`);
  }
  await host.stop();
  console.log(`${name}: ${CONTRACT.length - failed} of ${CONTRACT.length}`);
  return failed;
}

install();
const hub = await startScriptedHub();
const wanted = process.argv.slice(2);
let failed = 0;
const names = wanted.length > 0 ? wanted : Object.keys(HOSTS);
for (const name of names) failed += await failuresOn(name, hub);
await hub.close();
console.log(`${names.length * CONTRACT.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
