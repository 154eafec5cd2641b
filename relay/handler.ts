/**
 * The relay as a plain fetch handler: reads a request to its end within limits of size and time, and turns the relay's answer
 * into a response, which never reveals anything internal.
 */
import type { Bytes, Env, Incoming, Outgoing } from './host';
import type { Relay } from './relay';

/** Meta's payloads are 3 MB at most. https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
const MOST_BYTES = 3_200_000;
const READ_MS = 10_000;
/** How much of an oversized body is read and discarded, so that the sender gets to read the refusal. */
const MOST_READ_BYTES = 16_000_000;

const TOO_LARGE: Outgoing = { status: 413, body: 'too large' };

export type Handler = (request: Request, env: Env) => Promise<Response>;

export function createHandler(relay: Relay): Handler {
  return async (request, env) => {
    try {
      const body = await readBody(request);
      if ('status' in body) return toResponse(body);
      const incoming: Incoming = {
        method: request.method,
        url: new URL(request.url),
        header: (name) => request.headers.get(name) ?? '',
        body: body.bytes,
      };
      return toResponse(await relay.handle(incoming, env));
    } catch {
      return toResponse({ status: 503, body: 'try again later' });
    }
  };
}

function toResponse({ status, body, json }: Outgoing): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': json ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(status === 503 ? { 'retry-after': '30' } : {}),
    },
  });
}

async function readBody(request: Request): Promise<{ bytes: Bytes } | Outgoing> {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') return { status: 415, body: 'send it uncompressed' };
  if (Number(request.headers.get('content-length') ?? 0) > MOST_READ_BYTES) return TOO_LARGE;
  if (!request.body) return { bytes: new Uint8Array() };
  const reader = (request.body as ReadableStream<Uint8Array>).getReader();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooSlow = new Promise<Outgoing>((resolve) => {
    timer = setTimeout(() => resolve({ status: 408, body: 'too slow' }), READ_MS);
  });
  try {
    // The host must end the unread rest: cancelling here would close the connection before the answer is sent.
    return await Promise.race([readAll(reader), tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<{ bytes: Bytes } | Outgoing> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MOST_READ_BYTES) return TOO_LARGE;
    if (size <= MOST_BYTES) chunks.push(part.value);
  }
  if (size > MOST_BYTES) return TOO_LARGE;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes };
}
