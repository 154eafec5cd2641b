/** The relay between the local WhatsApp and the hub in simulated time: its own code, on the hub's clock. */
import { createHmac } from 'node:crypto';
import type { Runtime } from '../local/runtime/index';
import type { Host, LogLine } from '../relay/host';
import { createRelay, type Relay } from '../relay/relay';
import type { Post } from '../sim/hub';

export const RELAY_SECRET = 'simulated-secret-of-the-relay-0001';
const APP_SECRET = 'simulated-app-secret';
export const HUB_URL = 'https://script.google.com/macros/s/SIM/exec';

export interface RelayKind {
  /** Whether updates of a moment go together, as on Node; not so on Workers and Deno. */
  readonly keepsMemory: boolean;
  readonly random: () => number;
  readonly log: (line: LogLine) => void;
}

/** What providers see who post to the relay. */
export function throughRelay({ keepsMemory, random, log }: RelayKind): (rt: Runtime) => Post {
  return (rt) => {
    rt.properties.set('RELAY_SECRET', RELAY_SECRET);
    const relay = createRelay({ ...hostIn(rt), keepsMemory, random, log });
    return postTo(relay, { HUB_URL, RELAY_SECRET, ...PROVIDER_SECRETS });
  };
}

const PROVIDER_SECRETS = { META_APP_SECRET: APP_SECRET, QONTAK_KEY: 'simulated-qontak-key' };

/** Signed as the provider does. */
export function postTo(relay: Relay, settings: Readonly<Record<string, string>>): Post {
  const env = { ...PROVIDER_SECRETS, ...settings };
  return (source, text) => {
    const body = new TextEncoder().encode(text);
    const signature = `sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`;
    const header = (name: string) => (name === 'x-hub-signature-256' ? signature : '');
    const url = new URL(`https://relay.local/${source}?key=simulated-qontak-key`);
    return relay.handle({ method: 'POST', url, header, body }, env);
  };
}

/** Everything synchronous but the hub itself, so that a run can be repeated. */
export function hostIn(rt: Runtime): Omit<Host, 'keepsMemory' | 'random' | 'log'> {
  return {
    now: rt.now,
    pause: (ms) => new Promise((resolve) => rt.after(ms, resolve)),
    hmac: async (secret, data) => createHmac('sha256', secret).update(data).digest(),
    async fetch({ url, method, body }, timeoutMs) {
      const { pathname, search } = new URL(url);
      const path = pathname.endsWith('/exec') ? `/exec${search}` : pathname + search;
      const asked = rt.request({ method, url: path, ...(body === undefined ? {} : { body, contentType: JSON_TYPE }) });
      const { status, headers, body: text } = await within(rt, timeoutMs, asked);
      return { status, location: headers.Location ?? '', body: text };
    },
  };
}

const JSON_TYPE = 'application/json';

/** Who waits longer than patience lasts gets no answer; that is told when the late one comes, so that no timer runs on. */
async function within<T>(rt: Runtime, timeoutMs: number, work: Promise<T>): Promise<T> {
  const askedAt = rt.now();
  const answer = await work;
  if (rt.now() - askedAt > timeoutMs) throw new Error('no answer in time');
  return answer;
}
