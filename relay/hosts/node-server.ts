/** The handler behind Node's own HTTP server. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Handler } from '../handler';
import type { Env } from '../host';

export function serveRelay(handler: Handler, env: Env): Server {
  return createServer((request, response) => {
    void answer(handler, env, request, response);
  });
}

export async function answer(
  handler: Handler,
  env: Env,
  request: IncomingMessage,
  response: ServerResponse,
  path = request.url ?? '/',
): Promise<void> {
  const asked = toRequest(request, path);
  const answered = asked ? await handler(asked, env) : new Response('not a request', { status: 400 });
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), ...(request.complete ? {} : CLOSE) });
  // Somebody who goes on sending what is not read any more is not listened to.
  response.end(await answered.text(), () => request.complete || request.destroy());
}

const CLOSE = { connection: 'close' };

/** Null for what the web's own Request does not take: an odd address or method. */
function toRequest(request: IncomingMessage, path: string): Request | null {
  try {
    return asWebRequest(request, path);
  } catch {
    return null;
  }
}

function asWebRequest(request: IncomingMessage, path: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const { method = 'GET' } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(path, 'http://relay.local'), {
    method,
    headers,
    ...(hasBody ? { body: Readable.toWeb(request) as NodeStream<Uint8Array> as ReadableStream, duplex: 'half' } : {}),
  });
}
