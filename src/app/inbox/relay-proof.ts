/**
 * The relay's proof: a key that carries its own proof. It signs every parameter, the body's hash among them, with the secret
 * that both know, and the time, so that what was overheard is of no use five minutes later. Checked before anything is parsed or
 * written; the secret comes from the cache, which is as private to the script as its properties.
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

/** The word by which the relay knows that this hub took it, or why it is not the relay's. */
export type RelayProof = { readonly word: string } | { readonly refused: string };

/** After a change of the secrets: the old one is refused at once, not when the cache forgets it. */
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
  // What nobody else can make, and what stands in no address.
  if (secret !== undefined) return { word: hmacSha256Hex(secret, `taken.${rsig}`).slice(0, 32) };
  noteStranger(deps, cached[STRANGERS_KEY], 'relay', 'wrong signature');
  return { refused: 'wrong relay signature' };
}

function matching(secrets: readonly string[], request: WebRequest): string | undefined {
  const { query, body } = request;
  const signed = signedText(query);
  const known = secrets.find((secret) => equalsInConstantTime(query.rsig, hmacSha256Hex(secret, signed)));
  // Only now the body: a forged signature costs the same for three bytes and for three megabytes.
  return known !== undefined && equalsInConstantTime(query.rbh, hmacSha256Hex(known, body)) ? known : undefined;
}

/** Every parameter but the signature as a line of JSON, by name: as relay/hub.ts makes it. */
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
