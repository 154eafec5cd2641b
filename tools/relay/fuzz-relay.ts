/** Bodies that Meta, Qontak or a gateway did not sign, made from some that they did: how many get past the relay. */
import { createHmac } from 'node:crypto';
import { createHandler } from '../../relay/handler';
import { createRelay } from '../../relay/relay';
import { mulberry32 } from '../../sim/random';
import { SETTINGS, signedByMeta } from './contract';

export interface FuzzOutcome {
  readonly tried: number;
  /** Requests that reached the hub. */
  readonly forwarded: number;
  readonly exceptions: number;
  readonly byStatus: Readonly<Record<string, number>>;
}

type Random = () => number;

const GENUINE = [
  '{"object":"whatsapp_business_account","entry":[{"id":"W","changes":[{"field":"messages","value":{"messages":[{"id":"wamid.1","text":{"body":"halo"}}]}}]}]}',
  '{"object":"whatsapp_business_account","entry":[{"id":"W","changes":[{"value":{"statuses":[{"id":"s","status":"failed"}]}}]}]}',
  '{"participant_type":"customer","text":"é 🛵"}',
  '[]',
  '{}',
];
const PATHS = [
  '/meta',
  '/meta?key=x',
  `/qontak?key=${'a'.repeat(21)}`,
  '/qontak',
  '/gateway/jkt-1',
  '/gateway/jkt-1?key=x',
  '/gateway/%00',
  '/health?key=',
  '//meta',
];

export async function fuzzRelay(count: number, seed: number): Promise<FuzzOutcome> {
  const random = mulberry32(seed);
  const tally = { forwarded: 0, exceptions: 0 };
  const byStatus: Record<string, number> = {};
  const relay = createRelay({
    ...{ keepsMemory: false, now: Date.now, random, log: () => undefined },
    pause: async () => undefined,
    hmac: async (secret, data) => createHmac('sha256', secret).update(data).digest(),
    async fetch() {
      tally.forwarded++;
      return { status: 500, location: '', body: '' };
    },
  });
  const handler = createHandler({
    ...relay,
    async handle(incoming, env) {
      try {
        return await relay.handle(incoming, env);
      } catch (error) {
        tally.exceptions++;
        throw error;
      }
    },
  });
  for (let i = 0; i < count; i++) {
    const { status } = await handler(forgery(random), {
      ...SETTINGS,
      HUB_URL: 'https://script.google.com/macros/s/X/exec',
    });
    byStatus[status] = (byStatus[status] ?? 0) + 1;
  }
  return { tried: count, ...tally, byStatus };
}

/** A genuine body and its genuine signature, of which one thing at least is no longer so. */
function forgery(random: Random): Request {
  const genuine = oneOf(random, GENUINE);
  const headers: Record<string, string> = { ...signedByMeta(genuine), ...standardHeaders(genuine) };
  const body = new TextEncoder().encode(genuine);
  if (random() < 0.5) spoilHeaders(random, headers);
  else return requestFor(random, headers, mutated(random, body));
  return requestFor(random, headers, random() < 0.5 ? body : mutated(random, body));
}

function standardHeaders(body: string): Record<string, string> {
  const ts = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SETTINGS.GATEWAY_JKT_1).update(`evt.${ts}.${body}`).digest('base64');
  return { 'webhook-id': 'evt', 'webhook-timestamp': ts, 'webhook-signature': `v1,${signature}` };
}

function requestFor(random: Random, headers: Record<string, string>, body: Uint8Array<ArrayBuffer>): Request {
  return new Request(new URL(oneOf(random, PATHS), 'https://relay.example'), { method: 'POST', headers, body });
}

/** Signed by nobody, by somebody else, over another text, cut short, or in another form: all signatures at once. */
function spoilHeaders(random: Random, headers: Record<string, string>): void {
  const kind = Math.floor(random() * 5);
  for (const name of ['x-hub-signature-256', 'webhook-signature']) {
    const value = headers[name] ?? '';
    if (kind === 0) delete headers[name];
    else if (kind === 1) headers[name] = value.slice(0, Math.floor(random() * (value.length - 2)));
    else if (kind === 2) headers[name] = flipped(random, value);
    else if (kind === 3) headers[name] = value.replace(/^(sha256=|v1,)/, '');
    else headers[name] = name === 'webhook-signature' ? `v1,${btoa('guess')}` : `sha256=${'0'.repeat(64)}`;
  }
}

/** One character before the padding becomes another. */
function flipped(random: Random, value: string): string {
  const at = 8 + Math.floor(random() * (value.length - 12));
  return value.slice(0, at) + (value[at] === '1' ? '2' : '1') + value.slice(at + 1);
}

/** Another text, always: bytes changed, cut off, added, or all of it made up. */
function mutated(random: Random, body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const kind = random();
  if (kind < 0.2)
    return new Uint8Array(Array.from({ length: 1 + Math.floor(random() * 200) }, () => Math.floor(random() * 256)));
  if (kind < 0.4) return body.slice(0, Math.floor(random() * body.length));
  if (kind < 0.6)
    return new Uint8Array([
      ...body,
      ...Array.from({ length: 1 + Math.floor(random() * 9) }, () => Math.floor(random() * 256)),
    ]);
  const changed = body.slice();
  const at = Math.floor(random() * changed.length);
  changed[at] = ((changed[at] ?? 0) + 1 + Math.floor(random() * 255)) % 256;
  return changed;
}

function oneOf<T>(random: Random, all: readonly [T, ...T[]] | readonly T[]): T {
  return all[Math.floor(random() * all.length)] as T;
}
