/** The handler behind Node's own HTTP server. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Handler } from '../handler';
import type { Env } from '../host';

export function serveRelay(handler: Handler, env: Env): Server {
  return createServer((request, response) => {
    void answer(handler, env, { request, response, path: request.url ?? '/' });
  });
}

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The path as the relay should see it. */
  readonly path: string;
}

export async function answer(handler: Handler, env: Env, { request, response, path }: Exchange): Promise<void> {
  const chunks = request[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const asked = toRequest(request, path, chunks);
  const answered = asked ? await handler(asked, env) : new Response('not a request', { status: 400 });
  answered.headers.forEach((value, name) => void response.setHeader(name, value));
  response.writeHead(answered.status).end(await answered.text());
  if (!request.complete) await letGo(request, chunks);
}

const LINGER_MS = 5_000;

/** Lets a client finish sending, since it reads the answer only afterwards; after a limit the connection is closed. */
async function letGo(request: IncomingMessage, chunks: AsyncIterator<Uint8Array>): Promise<void> {
  const timer = setTimeout(() => request.destroy(), LINGER_MS).unref();
  try {
    while (!(await chunks.next()).done);
  } catch {
    // The sender has disconnected.
  } finally {
    clearTimeout(timer);
  }
}

/** Null when it does not form a valid web Request, for example for an invalid URL or method. */
function toRequest(request: IncomingMessage, path: string, chunks: AsyncIterator<Uint8Array>): Request | null {
  try {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
    const { method = 'GET' } = request;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    return new Request(new URL(path, 'http://relay.local'), {
      ...{ method, headers },
      ...(hasBody ? { body: streamOf(chunks), duplex: 'half' } : {}),
    });
  } catch {
    return null;
  }
}

function streamOf(chunks: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
  });
}
