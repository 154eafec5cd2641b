/**
 * Google as clasp meets it: the Apps Script and Drive APIs on this machine, one script with its deployments and versions,
 * and the address of its web app behind which a local hub can be put. And what it takes to run tools against it.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}

export interface GoogleFake {
  readonly calls: Call[];
  readonly url: string;
  deployments: Record<string, unknown>[];
  remoteFiles: Record<string, unknown>[];
  versions: number;
  /** The web app's own answers: where it stands, or null while nobody has given it permission. */
  webApp: string | null;
  /** Scripts that this account may see; null: all. */
  scripts: readonly string[] | null;
  reset(): void;
  /** Somebody is signed in, or nobody. */
  signIn(who: 'somebody' | 'nobody'): void;
  /** What a program needs in its environment to meet this Google. */
  environment(): NodeJS.ProcessEnv;
  close(): void;
}

const PERMISSION_PAGE = '<html><title>Authorization is required to perform that action.</title></html>';

export async function startGoogleFake(): Promise<GoogleFake> {
  const folder = mkdtempSync(join(tmpdir(), 'dealer-hub-clasp-'));
  const credentials = join(folder, 'clasprc.json');
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fake: GoogleFake = {
    ...{ calls: [], url, deployments: [], remoteFiles: [], versions: 0, webApp: null, scripts: null },
    reset() {
      fake.calls.length = 0;
      Object.assign(fake, { deployments: [], remoteFiles: [], versions: 0, webApp: null, scripts: null });
      fake.signIn('somebody');
    },
    signIn(who) {
      if (who === 'somebody') writeFileSync(credentials, CREDENTIALS);
      else rmSync(credentials, { force: true });
    },
    environment: () => ({
      ...process.env,
      NODE_OPTIONS: `--import ${pathToFileURL(join(process.cwd(), 'test/support/point-clasp-at-fake.mjs')).href}`,
      FAKE_SCRIPT_API: `${url}/`,
      HUB_WEB_APPS: `${url}/macros/s`,
      clasp_config_auth: credentials,
      FAKE_SIGN_IN: CREDENTIALS,
    }),
    close() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  fake.signIn('somebody');
  return fake;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    if (path.startsWith('/macros/s/')) {
      if (!path.endsWith('/DEPLOYMENT/exec') || fake.webApp === null) return void response.end(PERMISSION_PAGE);
      const method = request.method ?? 'GET';
      const answer = await fetch(`${fake.webApp}?${query}`, { method, ...(method === 'POST' ? { body: text } : {}) });
      response.statusCode = answer.status;
      return void response.end(await answer.text());
    }
    const call = { method: request.method ?? '', path, body: text ? JSON.parse(text) : {} };
    fake.calls.push(call);
    const said = answerTo(fake, call);
    response.statusCode = 'error' in said ? 404 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(said));
  }
}

const CREDENTIALS = JSON.stringify({
  tokens: {
    default: {
      ...{ type: 'authorized_user', client_id: 'c', client_secret: 's', refresh_token: 'r', access_token: 'a' },
      expiry_date: 4_102_444_800_000,
    },
  },
});

function answerTo(fake: GoogleFake, { method, path, body }: Call): object {
  const script = /\/v1\/projects\/([^/]+)/.exec(path)?.[1];
  if (script && fake.scripts && !fake.scripts.includes(script))
    return { error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' } };
  if (path.endsWith('/oauth2/v2/userinfo')) return { email: 'ops@volta.example', id: '1' };
  if (path.endsWith('/drive/v3/files')) return { id: 'WORKBOOK' };
  if (path.endsWith('/v1/projects')) return { scriptId: 'NEW-SCRIPT' };
  if (path.endsWith('/content') && method === 'GET') return { scriptId: 'SCRIPT', files: fake.remoteFiles };
  if (path.endsWith('/content') && method === 'PUT') {
    fake.remoteFiles = body.files as Record<string, unknown>[];
    return body;
  }
  if (path.endsWith('/versions') && method === 'GET')
    return { versions: Array.from({ length: fake.versions }, (_, index) => ({ versionNumber: index + 1 })) };
  if (path.endsWith('/versions')) return { versionNumber: ++fake.versions };
  if (path.endsWith('/deployments') && method === 'GET') return { deployments: fake.deployments };
  if (path.endsWith('/deployments')) {
    const made = { deploymentId: 'DEPLOYMENT', deploymentConfig: body };
    fake.deployments.push(made);
    return made;
  }
  const made = { deploymentId: path.split('/').pop(), deploymentConfig: body.deploymentConfig };
  fake.deployments = fake.deployments.map((each) => (each.deploymentId === made.deploymentId ? made : each));
  return made;
}

const built = new Set<string>();

/** Builds a tool of the project, once. `entry`: from tools/, without its ending. */
export function builtTool(entry: string): string {
  const outfile = join(process.cwd(), 'build', 'test', `${entry.replace('/', '-')}.mjs`);
  if (built.has(entry)) return outfile;
  built.add(entry);
  const entryPoints = [join('tools', `${entry}.ts`)];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  return outfile;
}

export interface Ran {
  readonly status: number;
  readonly text: string;
}

/** Runs a Node program to its end. */
export async function runNode(words: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  const child = spawn(process.execPath, [...words], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      text += String(chunk);
    });
  const status = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  return { status, text };
}
