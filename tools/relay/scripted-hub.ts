/** A web app of Google's as the relay meets it, on this machine: it takes what is signed, and fails as it is told to. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
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
  const script = new Script();
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://hub.local');
      const { status, headers = HTML, body: text } = script.answer(url, body) ?? {};
      // Silence: the connection stays open.
      if (status !== undefined) response.writeHead(status, headers).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  script.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${script.origin}/exec`,
    taken: script.taken,
    asked: () => script.asked,
    next: (...more) => void script.moods.push(...more),
    say: (source, body) => void script.says.set(source, body),
    reset: () => script.reset(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Page {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };

class Script {
  readonly moods: Mood[] = [];
  readonly taken: Arrived[] = [];
  readonly says = new Map<string, string>();
  origin = '';
  asked = 0;
  private readonly echoes = new Map<string, string>();

  /** Null: no answer at all. */
  answer(url: URL, body: string): Page | null {
    if (url.pathname === '/macros/echo') return this.echo(url.search);
    this.asked++;
    const mood = this.moods.shift() ?? 'take';
    if (mood === 'silence') return null;
    return failureOf(mood) ?? this.take(url, body, mood);
  }

  reset(): void {
    this.moods.length = 0;
    this.taken.length = 0;
    this.asked = 0;
    this.says.clear();
  }

  private echo(key: string): Page {
    const text = this.echoes.get(key);
    this.echoes.delete(key);
    return text === undefined ? { status: 404, body: 'gone' } : { status: 200, body: text };
  }

  private take(url: URL, body: string, mood: Mood): Page {
    const { rsig = '', ...signed } = Object.fromEntries(url.searchParams);
    const isGenuine = rsig === mac(linesOf(signed)) && signed.rbh === mac(body);
    if (!isGenuine) return { status: 200, body: '<html>refused: wrong relay signature</html>' };
    this.taken.push({ query: signed, body });
    const word = createHmac('sha256', RELAY_SECRET).update(`taken.${rsig}`).digest('hex').slice(0, 32);
    const said = this.says.get(signed.source ?? 'health');
    if (said === undefined) return { status: 200, body: `<html><iframe srcdoc="ok ${word}"></iframe></html>` };
    const key = `?user_content_key=${this.asked}`;
    if (mood !== 'echo lost') this.echoes.set(key, `${word}\n${said}`);
    return { status: 302, headers: { location: `${this.origin}/macros/echo${key}` }, body: 'Moved Temporarily' };
  }
}

function failureOf(mood: Mood): Page | null {
  if (typeof mood === 'number') return { status: mood, body: '<html>Sorry, unable to open the file</html>' };
  if (mood === 'page') return { status: 200, body: OVERFLOW };
  const elsewhere = { location: 'https://evil.example/macros/echo?x=1' };
  return mood === 'elsewhere' ? { status: 302, headers: elsewhere, body: '' } : null;
}

function mac(text: string): string {
  return createHmac('sha256', RELAY_SECRET).update(text).digest('hex');
}

function linesOf(query: Readonly<Record<string, string>>): string {
  const names = Object.keys(query).sort();
  return names.map((name) => JSON.stringify([name, query[name]])).join('\n');
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
