/** A web app of Google's as the relay meets it, on this machine: it takes what is signed, and fails as it is told to. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const RELAY_SECRET = 'a-secret-of-hub-and-relay-0001';

/** `page`: the overflow, 200 in HTML. `elsewhere`: a redirect to a stranger. `echo lost`: taken, and the answer gone. */
export type Mood = 'take' | 'page' | 'elsewhere' | 'echo lost' | 'silence' | 403 | 404 | 500;

export interface Arrived {
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ScriptedHub {
  readonly url: string;
  /** What it took, each once signed properly. */
  readonly taken: Arrived[];
  /** How often it was asked at its own address. */
  asked(): number;
  /** How it answers the next requests, in this order; afterwards it takes everything. */
  next(...moods: readonly Mood[]): void;
  /** What it says besides its word, by source. */
  say(source: string, body: string): void;
  reset(): void;
  close(): Promise<void>;
}

const OVERFLOW =
  '<!DOCTYPE html><html><head><title>Kesalahan</title></head><body>ok token cookie: Ada terlalu banyak skrip yang berjalan</body></html>';

export async function startScriptedHub(): Promise<ScriptedHub> {
  const moods: Mood[] = [];
  const taken: Arrived[] = [];
  const says = new Map<string, string>();
  const echoes = new Map<string, string>();
  let asked = 0;
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://hub.local');
      if (url.pathname === '/macros/echo') {
        const text = echoes.get(url.search);
        echoes.delete(url.search);
        send(response, text === undefined ? 404 : 200, text ?? 'gone');
        return;
      }
      asked++;
      answer(moods.shift() ?? 'take', url, body, response);
    });
  });
  const answer = (mood: Mood, url: URL, body: string, response: ServerResponse): void => {
    const failed = failureOf(mood);
    if (failed) {
      response.writeHead(failed.status, failed.headers).end(failed.body);
      return;
    }
    if (mood === 'silence') return;
    const query = Object.fromEntries(url.searchParams);
    const { rsig = '', ...signed } = query;
    if (rsig !== proofOf(signed, body)) {
      send(response, 200, '<html>refused: wrong relay signature</html>');
      return;
    }
    taken.push({ query: signed, body });
    const word = createHmac('sha256', RELAY_SECRET).update(`taken.${rsig}`).digest('hex').slice(0, 32);
    const { source = 'health' } = signed;
    const said = says.get(source);
    if (said === undefined) {
      send(response, 200, `<html><iframe srcdoc="ok ${word}"></iframe></html>`);
      return;
    }
    const key = `?user_content_key=${asked}`;
    if (mood !== 'echo lost') echoes.set(key, `${word}\n${said}`);
    redirect(response, `${origin}/macros/echo${key}`);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/exec`,
    taken,
    asked: () => asked,
    next: (...more) => void moods.push(...more),
    say: (source, body) => void says.set(source, body),
    reset() {
      moods.length = 0;
      taken.length = 0;
      asked = 0;
      says.clear();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function failureOf(mood: Mood): { status: number; headers: Record<string, string>; body: string } | null {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  if (typeof mood === 'number')
    return { status: mood, headers: html, body: '<html>Sorry, unable to open the file</html>' };
  if (mood === 'page') return { status: 200, headers: html, body: OVERFLOW };
  return mood === 'elsewhere'
    ? { status: 302, headers: { location: 'https://evil.example/macros/echo?x=1' }, body: '' }
    : null;
}

function proofOf(query: Readonly<Record<string, string>>, body: string): string {
  const parameters = Object.keys(query)
    .sort()
    .map((name) => `${name}=${query[name]}`);
  return createHmac('sha256', RELAY_SECRET)
    .update(`${parameters.join('&')}\n${body}`)
    .digest('hex');
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end('<HTML>Moved Temporarily</HTML>');
}
