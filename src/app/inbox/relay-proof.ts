/**
 * The relay's proof. The relay signs every parameter, including the time and the body's hash, with the shared secret, so that
 * an intercepted request is useless five minutes later. It is checked before anything is parsed or written; the secret comes
 * from the cache, which is as private to the script as its properties.
 */
import { equalsInConstantTime, hmacSha256Hex } from '../../core/lib/bytes.ts';
import { parseJson } from '../../core/lib/json.ts';
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { Cache, WebRequest } from '../../ports.ts';
import type { WriterDeps } from '../round/deps.ts';
import { noteStranger, STRANGERS_KEY } from './strangers.ts';

/** In the cache: the secrets · when they were last read (epoch ms). */
const RELAY_KEY = 'gate.relay';
const TTL_SECONDS = 6 * 3600;
const TOLERANCE_MS = 5 * MINUTE_MS;
/** A shorter secret can be guessed. */
const MIN_SECRET = 24;

type ProofDeps = Pick<WriterDeps, 'cache' | 'clock' | 'properties' | 'secrets'>;

/** `word`: tells the relay that this hub received the delivery. `refused`: why the request is not the relay's. */
export type RelayProof = { readonly word: string } | { readonly refused: string };

/** Call it after changing the secrets, so that an old one is refused at once and not when the cache expires. */
export function forgetRelaySecrets(cache: Cache): void {
  cache.removeMany([RELAY_KEY]);
}

export function proveRelay(deps: ProofDeps, request: WebRequest): RelayProof {
  const { rts = '', rsig = '' } = request.query;
  const nowMs = deps.clock.nowMs();
  if (!/^\d{13}$/.test(rts) || Math.abs(Number(rts) - nowMs) > TOLERANCE_MS) return { refused: 'stale' };
  const cached = deps.cache.getMany([RELAY_KEY, STRANGERS_KEY]);
  const known = readKept(cached[RELAY_KEY]);
  const isStale = nowMs - known.readAt > MINUTE_MS;
  const secret = matching(known.secrets, request) ?? (isStale ? matching(readAgain(deps), request) : undefined);
  // A value that nobody without the secret can compute, and that appears in no URL.
  if (secret !== undefined) return { word: hmacSha256Hex(secret, `taken.${rsig}`).slice(0, 32) };
  noteStranger(deps, cached[STRANGERS_KEY], 'relay', 'wrong signature');
  return { refused: 'wrong relay signature' };
}

function matching(secrets: readonly string[], request: WebRequest): string | undefined {
  const { query, body } = request;
  const signed = signedText(query);
  const known = secrets.find((secret) => equalsInConstantTime(query.rsig, hmacSha256Hex(secret, signed)));
  // Hash the body last, so that a forged signature costs the same whatever the size of the body.
  return known !== undefined && equalsInConstantTime(query.rbh, hmacSha256Hex(known, body)) ? known : undefined;
}

/** Every parameter except the signature, sorted by name, one line of JSON each: the same text that relay/hub.ts signs. */
function signedText(query: WebRequest['query']): string {
  const names = Object.keys(query).filter((name) => name !== 'rsig');
  return names
    .sort()
    .map((name) => JSON.stringify([name, query[name]]))
    .join('\n');
}

function readKept(text: string | undefined): { readonly secrets: readonly string[]; readonly readAt: number } {
  const parsed = parseJson(text ?? '');
  const [readAt, ...secrets] = parsed.ok && Array.isArray(parsed.value) ? (parsed.value as unknown[]) : [];
  return {
    secrets: secrets.filter((secret): secret is string => typeof secret === 'string' && secret.length >= MIN_SECRET),
    readAt: typeof readAt === 'number' ? readAt : 0,
  };
}

function readAgain({ cache, clock, properties, secrets }: ProofDeps): readonly string[] {
  const known = secrets(properties.getAll()).relaySecrets.filter((secret) => secret.length >= MIN_SECRET);
  cache.putMany({ [RELAY_KEY]: JSON.stringify([clock.nowMs(), ...known]) }, TTL_SECONDS);
  return known;
}
