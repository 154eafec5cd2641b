/** The common part of hosts with fetch and WebCrypto; each host adds its own abilities. */
import type { Bytes, Host, HubAnswer, HubRequest } from '../host';

/** Google's pages are small; verdicts for 2,000 events are not larger than this. */
const MOST_ANSWER_BYTES = 2_000_000;

export function webHost(more: Pick<Host, 'keepsMemory'> & Partial<Host>): Host {
  return {
    fetch: askHub,
    hmac: signWith,
    now: () => Date.now(),
    random: () => Math.random(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log: (line) => console.log(JSON.stringify(line)),
    ...more,
  };
}

async function askHub({ url, method, body }: HubRequest, timeoutMs: number): Promise<HubAnswer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(Math.max(1, timeoutMs)),
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
  });
  const length = Number(response.headers.get('content-length') ?? 0);
  if (length > MOST_ANSWER_BYTES) throw new Error('The answer is too large.');
  const text = await response.text();
  return { status: response.status, location: response.headers.get('location') ?? '', body: text };
}

async function signWith(secret: Bytes, data: Bytes): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret), data));
}

type CryptoKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** Keys by secret, imported once; a relay has only a few. */
const keys = new Map<string, Promise<CryptoKey>>();
const MOST_KEYS = 100;

function keyOf(secret: Bytes): Promise<CryptoKey> {
  const name = secret.join();
  const known = keys.get(name);
  if (known) return known;
  if (keys.size >= MOST_KEYS) keys.clear();
  const made = crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  keys.set(name, made);
  return made;
}
