/** The local server for tests: built from its sources, then run as a process of its own, as npm start runs it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onceInARun } from './kept-on-disk';

const root = join(__dirname, '..', '..');
const out = join(root, 'build', 'test');
const server = join(out, 'local-server.mjs');

function build(): void {
  onceInARun('local-server', () => {
    execFileSync(process.execPath, [join(root, 'local', 'build-local.mjs'), out], { stdio: 'inherit' });
  });
}

function launch(project: string, words: readonly string[]): ChildProcess {
  build();
  return spawn(process.execPath, [server, '--no-open', ...words], {
    env: { ...process.env, DEALER_HUB_ROOT: project },
  });
}

export interface RunningServer {
  readonly url: string;
  /** Stops it as Ctrl+C does. */
  stop(): Promise<void>;
  /** Stops it as a power cut does. */
  kill(): Promise<void>;
}

/** Starts the server on a project folder (with dist/ and build/local-page.html) and waits until it is ready. */
export function startServer(project: string, words: readonly string[]): Promise<RunningServer> {
  const child = launch(project, words);
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /Ready after [\d.]+ s: (\S+)/.exec(output)?.[1];
      if (url === undefined) return;
      const end = (signal: NodeJS.Signals) => () => {
        child.kill(signal);
        return ended;
      };
      resolve({ url, stop: end('SIGINT'), kill: end('SIGKILL') });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void ended.then(() => reject(new Error(`The server ended before it was ready:\n${output}`)));
  });
}

/** Runs the server when it is expected to end by itself. */
export function runServer(project: string, words: readonly string[]): Promise<{ code: number; output: string }> {
  const child = launch(project, words);
  return new Promise((resolve) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  });
}

/** The product with its demo in a folder of its own, as npm start without options begins. */
export interface StartedProduct {
  get<T>(path: string): Promise<T>;
  post(path: string, body?: object): Promise<{ readonly status: number; readonly json: Record<string, unknown> }>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

export async function startProduct(): Promise<StartedProduct> {
  if (!existsSync(join(root, 'dist', 'Code.js')))
    throw new Error('dist/Code.js is missing. Run "npm run build" first.');
  const data = mkdtempSync(join(tmpdir(), 'hub-product-'));
  const running = await startServer(root, ['--port', '0', '--data', data]);
  return {
    get: async <T>(path: string) => (await (await fetch(new URL(path, running.url))).json()) as T,
    async post(path, body = {}) {
      const answer = await fetch(new URL(path, running.url), { method: 'POST', body: JSON.stringify(body) });
      return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
    },
    async stop() {
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
