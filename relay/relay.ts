/**
 * The relay in front of the hub: it proves who sends, leaves out what nobody waits for, and answers 200 only when the hub
 * itself has said that it took what was brought. Otherwise 503, so that the sender's own repeats are the queue.
 */
import { Batches, canJoin, joinBodies } from './batches';
import { gatewayErrand, verdictAnswer } from './gateways';
import { type Bytes, type Env, type Host, type Incoming, type Outgoing, type Queued, secretsOf, setting } from './host';
import { bring, type Delivered } from './hub';
import { probe } from './probe';
import { isOneOf, isSignedByMeta } from './proofs';
import { type Sifted, siftMeta, siftQontak } from './statuses';

export interface Relay {
  handle(incoming: Incoming, env: Env): Promise<Outgoing>;
  /** Asks how the hub is and wakes it when it sleeps: for a clock. */
  probe(env: Env): Promise<Outgoing>;
  /** Brings what waited in the host's queue; false: not now. */
  takeQueued(delivery: Queued, env: Env): Promise<boolean>;
}

/** Meta tells no figure; its partners tell of 5 to 20 s. Who gives up sooner sends again, and the hub knows repeats. */
const PATIENCE_SECONDS = 15;
/** Qontak is not known to repeat: with a queue it is kept soon, without one it waits as long as it may help. */
const QUEUE_AFTER_MS = 4_000;

function patienceMs(env: Env): number {
  const seconds = Number(setting(env, 'PATIENCE_SECONDS') || PATIENCE_SECONDS);
  return Math.min(60, Math.max(1, seconds || PATIENCE_SECONDS)) * 1_000;
}

const refused = (status: number, body: string): Outgoing => ({ status, body });
const ok: Outgoing = { status: 200, body: 'ok' };
const later = refused(503, 'try again later');

export function createRelay(host: Host): Relay {
  const updates = new Updates(host);
  return {
    async handle(incoming, env) {
      const { method, url } = incoming;
      if (method !== 'GET' && method !== 'POST') return refused(405, 'GET or POST');
      if (url.pathname === '/meta') return fromMeta(host, updates, incoming, env);
      if (url.pathname === '/qontak' && method === 'POST') return fromQontak(host, updates, incoming, env);
      if (url.pathname.startsWith('/gateway/')) return fromGateway(host, incoming, env);
      const mayProbe = isOneOf(url.searchParams.get('key') ?? '', secretsOf(env, 'PROBE_KEY'));
      if (url.pathname === '/health' && method === 'GET' && mayProbe) return probe(host, env);
      return refused(404, 'nothing here');
    },
    probe: (env) => probe(host, env),
    async takeQueued(delivery, env) {
      const { taken, tries } = await bringUpdates(host, env, delivery, patienceMs(env));
      host.log({ event: delivery.source, outcome: taken ? 'taken from the queue' : 'still queued', tries });
      return taken;
    },
  };
}

async function fromMeta(host: Host, updates: Updates, incoming: Incoming, env: Env): Promise<Outgoing> {
  const { header, body, method, url } = incoming;
  if (method === 'GET') return challenge(host, env, url.searchParams);
  const signed = { header: header('x-hub-signature-256'), body };
  const isGenuine = await isSignedByMeta(host, signed, secretsOf(env, 'META_APP_SECRET'));
  return isGenuine ? updates.take(env, 'meta', body) : stranger(host, 'meta');
}

async function fromQontak(host: Host, updates: Updates, { body, url }: Incoming, env: Env): Promise<Outgoing> {
  const isGenuine = isOneOf(url.searchParams.get('key') ?? '', secretsOf(env, 'QONTAK_KEY'));
  return isGenuine ? updates.take(env, 'qontak', body) : stranger(host, 'qontak');
}

async function fromGateway(host: Host, incoming: Incoming, env: Env): Promise<Outgoing> {
  const body = decode(incoming.body);
  if (body === null) return refused(400, 'not UTF-8');
  const errand = await gatewayErrand(host, env, incoming, body);
  if (errand === null) return stranger(host, 'gateway');
  const outcome = await bring(host, env, errand);
  host.log({ event: 'gateway', outcome: outcome.taken ? 'taken' : 'held back', tries: outcome.tries });
  return outcome.taken ? verdictAnswer(outcome.body) : later;
}

function bringUpdates(host: Host, env: Env, { source, body }: Queued, forMs: number): Promise<Delivered> {
  return bring(host, env, { method: 'POST', query: { source }, body, patienceMs: forMs });
}

/** Messages and statuses of the providers, whose senders wait until the hub has them. */
class Updates {
  private readonly joined = new Map<string, Batches>();
  /** As the newest request was given it: what goes together goes by it. */
  private env: Env = {};

  constructor(private readonly host: Host) {}

  async take(env: Env, source: Queued['source'], bytes: Bytes): Promise<Outgoing> {
    const { host } = this;
    const text = decode(bytes);
    const parsed = text === null ? null : parse(text);
    if (text === null || parsed === null) return refused(400, 'not JSON');
    const startedAt = host.now();
    const { body, passed, dropped }: Sifted =
      source === 'meta' ? siftMeta(parsed.value, text) : siftQontak(parsed.value, text);
    if (body === '') {
      host.log({ event: source, outcome: 'dropped', passed, dropped });
      return ok;
    }
    const outcome = await this.bring(env, { source, body }, parsed.value);
    const isKept = !outcome.taken && this.mayQueue(source) && (await keep(host, { source, body }));
    const name = outcome.taken ? 'taken' : isKept ? 'queued' : 'held back';
    const why = outcome.taken ? '' : outcome.why;
    const ms = Math.round(host.now() - startedAt);
    host.log({ event: source, outcome: name, passed, dropped, tries: outcome.tries, ms, why });
    return outcome.taken || isKept ? ok : later;
  }

  private bring(env: Env, delivery: Queued, parsed: unknown): Promise<Delivered> {
    const { source, body } = delivery;
    this.env = env;
    if (this.host.keepsMemory && canJoin(source, parsed)) return this.batchesOf(source).add(body);
    return bringUpdates(this.host, env, delivery, this.mayQueue(source) ? QUEUE_AFTER_MS : patienceMs(env));
  }

  private mayQueue(source: Queued['source']): boolean {
    return source === 'qontak' && this.host.enqueue !== undefined;
  }

  private batchesOf(source: Queued['source']): Batches {
    const known = this.joined.get(source);
    if (known) return known;
    const made = new Batches(this.host, (bodies) =>
      bringUpdates(this.host, this.env, { source, body: joinBodies(source, bodies) }, patienceMs(this.env)),
    );
    this.joined.set(source, made);
    return made;
  }
}

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests */
function challenge(host: Host, env: Env, query: URLSearchParams): Outgoing {
  const isGenuine = isOneOf(query.get('hub.verify_token') ?? '', secretsOf(env, 'META_VERIFY_TOKEN'));
  const text = query.get('hub.challenge') ?? '';
  if (!isGenuine || query.get('hub.mode') !== 'subscribe' || !/^[\w.-]{1,256}$/.test(text)) {
    host.log({ event: 'meta', outcome: 'refused', why: 'challenge' });
    return refused(403, 'refused');
  }
  return { status: 200, body: text };
}

function stranger(host: Host, event: string): Outgoing {
  host.log({ event, outcome: 'refused', why: 'no proof' });
  return refused(401, 'refused');
}

async function keep(host: Host, delivery: Queued): Promise<boolean> {
  try {
    await host.enqueue?.(delivery);
    return true;
  } catch {
    return false;
  }
}

/** Null for what is no UTF-8: it could not be signed for the hub, which only ever sees text. */
function decode(body: Bytes): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}

function parse(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/** Whether anything can be passed on at all: said once when a host starts. */
export function missingSettings(env: Env): string[] {
  return ['HUB_URL', 'RELAY_SECRET'].filter((name) => setting(env, name) === '');
}
