/**
 * The relay in front of the hub: it verifies the sender, drops statuses that nobody waits for, and answers 200 only when the
 * hub itself has confirmed receipt. Otherwise it answers 503, so that the sender's retries serve as the queue.
 */
import { type Batches, canJoin, createBatches, joinBodies } from './batches';
import { gatewayErrand, verdictAnswer } from './gateways';
import { type Bytes, type Env, type Host, type Incoming, type Outgoing, type Queued, secretsOf, setting } from './host';
import { bring, type Delivered } from './hub';
import { type Hub, hubFor, hubsOf, type Part, partsOf, suffixOf, takenBy } from './hubs';
import { probe } from './probe';
import { isOneOf, isSignedByMeta } from './proofs';
import { type Sifted, siftMeta, siftQontak } from './statuses';

export interface Relay {
  handle(incoming: Incoming, env: Env): Promise<Outgoing>;
  /** Checks the hub's health and wakes it if needed; to be called by a clock. */
  probe(env: Env): Promise<Outgoing>;
  /** Delivers an item of the host's queue; false when the hub does not accept it now. */
  takeQueued(delivery: Queued, env: Env): Promise<boolean>;
}

/**
 * Meta states no timeout; its partners report 5 to 20 s. A sender that gives up sooner sends again, and the hub recognises
 * repeats.
 */
const PATIENCE_SECONDS = 15;
/**
 * Qontak is not known to retry: with a queue its delivery is queued after this time, without one the relay waits as long as
 * possible.
 */
const QUEUE_AFTER_MS = 4_000;

function patienceMs(env: Env): number {
  const seconds = Number(setting(env, 'PATIENCE_SECONDS') || PATIENCE_SECONDS);
  return Math.min(60, Math.max(1, seconds || PATIENCE_SECONDS)) * 1_000;
}

const refused = (status: number, body: string): Outgoing => ({ status, body });
const ok: Outgoing = { status: 200, body: 'ok' };
const later = refused(503, 'try again later');

export function createRelay(host: Host): Relay {
  const updates = createUpdates(host);
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
      const { source, body } = delivery;
      // Route it again, since hubs may have been split or renamed.
      const brought = await Promise.all(
        partsOf(env, body).map((part) =>
          bringUpdates(host, part.hub.env, { source, body: part.body }, patienceMs(env)),
        ),
      );
      const taken = brought.every((each) => each.taken);
      const tries = Math.max(...brought.map((each) => each.tries));
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
  return isGenuine ? updates(env, 'meta', body) : stranger(host, 'meta');
}

async function fromQontak(host: Host, updates: Updates, { body, url }: Incoming, env: Env): Promise<Outgoing> {
  const isGenuine = isOneOf(url.searchParams.get('key') ?? '', secretsOf(env, 'QONTAK_KEY'));
  return isGenuine ? updates(env, 'qontak', body) : stranger(host, 'qontak');
}

async function fromGateway(host: Host, incoming: Incoming, env: Env): Promise<Outgoing> {
  const body = decode(incoming.body);
  if (body === null) return refused(400, 'not UTF-8');
  const errand = await gatewayErrand(host, env, incoming, body);
  if (errand === null) return stranger(host, 'gateway');
  const { name, env: own } = hubFor(env, errand.query.gw ?? '');
  const outcome = await bring(host, own, errand);
  host.log({
    event: 'gateway',
    ...(name === '' ? {} : { hub: name }),
    outcome: outcome.taken ? 'taken' : 'held back',
    tries: outcome.tries,
  });
  return outcome.taken ? verdictAnswer(outcome.body) : later;
}

function bringUpdates(host: Host, env: Env, { source, body }: Queued, forMs: number): Promise<Delivered> {
  return bring(host, env, { method: 'POST', query: { source }, body, patienceMs: forMs });
}

type Updates = (env: Env, source: Queued['source'], bytes: Bytes) => Promise<Outgoing>;

/** Handles messages and statuses of the providers, which wait until the hub has them. */
function createUpdates(host: Host): Updates {
  const joined = joinedFor(host);
  const mayQueue = (source: Queued['source']) => source === 'qontak' && host.enqueue !== undefined;
  const bringPart = async ({ hub, body }: Part, source: Queued['source'], how: 'joined' | 'alone'): Promise<Fate> => {
    const name = hub.name === '' ? {} : { hub: hub.name };
    const forMs = mayQueue(source) ? QUEUE_AFTER_MS : patienceMs(hub.env);
    const brought = await (how === 'joined'
      ? joined(hub, source)(body)
      : bringUpdates(host, hub.env, { source, body }, forMs));
    const { tries } = brought;
    if (brought.taken) return { outcome: 'taken', tries, why: '', ...name };
    const isKept = mayQueue(source) && (await keep(host, { source, body }));
    return { outcome: isKept ? 'queued' : 'held back', tries, why: brought.why, ...name };
  };
  return async (env, source, bytes) => {
    const text = decode(bytes);
    const parsed = text === null ? null : parse(text);
    if (text === null || parsed === null) return refused(400, 'not JSON');
    const startedAt = host.now();
    const { body, ...counts }: Sifted =
      source === 'meta' ? siftMeta(parsed.value, text) : siftQontak(parsed.value, text);
    if (body === '') {
      host.log({ event: source, outcome: 'dropped', ...counts });
      return ok;
    }
    const how = host.keepsMemory && canJoin(source, parsed.value) ? 'joined' : 'alone';
    const fates = await Promise.all(partsOf(env, body).map((part) => bringPart(part, source, how)));
    // The result of a webhook is the worst result of its parts.
    const worst = fates.find(({ outcome }) => outcome === 'held back') ?? fates.find(({ why }) => why) ?? fates[0];
    host.log({ event: source, ...counts, ms: Math.round(host.now() - startedAt), ...worst });
    return worst?.outcome === 'held back' ? later : ok;
  };
}

/** Batches by source and hub, with the settings of the newest request. */
function joinedFor(host: Host): (hub: Hub, source: Queued['source']) => Batches {
  const known = new Map<string, { env: Env; readonly batches: Batches }>();
  return ({ name, env }, source) => {
    const key = `${source} ${name}`;
    const made = known.get(key) ?? {
      env,
      batches: createBatches(host, (bodies) => {
        const newest = known.get(key)?.env ?? env;
        return bringUpdates(host, newest, { source, body: joinBodies(source, bodies) }, patienceMs(newest));
      }),
    };
    made.env = env;
    known.set(key, made);
    return made.batches;
  };
}

/** The result of a part of a webhook, and its hub where there are several. */
interface Fate {
  readonly outcome: 'taken' | 'queued' | 'held back';
  readonly tries: number;
  /** '' when the hub has it. */
  readonly why: string;
  readonly hub?: string;
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

/** Null when it is not UTF-8: it could not be signed for the hub, which only sees text. */
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

/** Names of settings that are missing or set twice, to be logged once when a host starts. */
export function missingSettings(env: Env): string[] {
  const hubs = hubsOf(env);
  const missing = hubs.flatMap(({ name, env: own }, at) => {
    const unset = ['HUB_URL', 'RELAY_SECRET'].filter((key) => setting(own, key) === '');
    const isIdle = at > 0 && takenBy(env, name).length === 0;
    const keys = isIdle ? [...unset, 'HUB_TAKES'] : unset;
    return keys.map((key) => (name === '' ? key : `${key}_${suffixOf(name)}`));
  });
  const taken = hubs.flatMap(({ name }) => (name === '' ? [] : takenBy(env, name)));
  return [...missing, ...taken.filter((id, at) => taken.indexOf(id) < at).map((id) => `${id} for one hub only`)];
}
