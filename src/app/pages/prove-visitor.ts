/**
 * Proves who is at a page, by the signed link, or by the Google account where head office allows it, before anything else is
 * read. A malformed or expired link costs no service call; any other costs one cache call, since the secret is cached.
 * Properties are read only after a proof.
 */
import { parseJson } from '../../core/lib/json.ts';
import { DAY_MS, MINUTE_MS } from '../../core/lib/time.ts';
import { claimOf, type PagePass, readPageToken } from '../../core/tokens/page-token.ts';
import type { Cache } from '../../ports.ts';
import type { Person } from '../../tables/people.ts';
import { noteStranger, STRANGERS_KEY } from '../inbox/strangers.ts';
import type { WriterDeps } from '../round/deps.ts';
import { PageRefusal } from './refusal.ts';

/** In the cache: when the secret was last read (epoch ms), and the secret. */
const SECRET_KEY = 'gate.pages';
const TTL_SECONDS = 6 * 3600;

export interface Proof {
  readonly pass: PagePass;
  readonly tokenSecret: string;
  /** The script properties, read on first use. */
  readonly properties: () => Readonly<Record<string, string>>;
  /** Cached values of the keys that were requested along with the secret. */
  readonly cached: Readonly<Record<string, string>>;
}

/** Call it after changing the secret, so that links signed with the old one are refused at once. */
export function forgetPageSecret(cache: Cache): void {
  cache.removeMany([SECRET_KEY]);
}

export interface Visitor {
  /** The link's token; '' without a link. */
  readonly token: unknown;
  /** The visitor's Google account; '' when Google does not say. Called only when there is no link. */
  readonly account: () => string;
}

/** `along`: cache keys to read in the same call. Throws PageRefusal when nothing proves who it is. */
export function proveVisitor(deps: WriterDeps, { token, account }: Visitor, along: readonly string[]): Proof {
  const nowMs = deps.clock.nowMs();
  if (token === '') return proveAccount(deps, account(), along);
  const claim = claimOf(token, nowMs);
  if (claim === 'none') throw notValid();
  if (claim === 'expired') throw new PageRefusal('link', 'This link has expired: ask for a new one.');
  const cached = deps.cache.getMany([SECRET_KEY, STRANGERS_KEY, ...along]);
  const properties = once(() => deps.properties.getAll());
  for (const tokenSecret of secrets(deps, cached[SECRET_KEY], properties)) {
    const visitor = readPageToken(token, nowMs, tokenSecret);
    if (visitor.kind === 'genuine') return { pass: visitor.pass, tokenSecret, properties, cached };
  }
  noteStranger(deps, cached[STRANGERS_KEY], 'pages', 'wrong signature');
  throw notValid();
}

/**
 * Proves a visitor without a link by their Google account, if the setting allows it and exactly one row of People has the
 * address.
 */
function proveAccount(deps: WriterDeps, account: string, along: readonly string[]): Proof {
  const address = account.trim().toLowerCase();
  const { settings, people } = address === '' ? NOBODY : deps.config();
  const own = settings.googleSignIn ? people.filter(({ email }) => email.trim().toLowerCase() === address) : [];
  const [person] = own;
  // It must be the row that a link of this ID would be checked against: a copied row with another address counts as nobody.
  if (!person || own.length > 1 || !isFirstOfId(person, people)) throw notValid();
  const cached = deps.cache.getMany([SECRET_KEY, ...along]);
  const properties = once(() => deps.properties.getAll());
  const [tokenSecret = ''] = secrets(deps, cached[SECRET_KEY], properties);
  const expiresAtMs = deps.clock.nowMs() + DAY_MS;
  const pass = { page: 'console', who: person.id, generation: person.generation ?? 0, expiresAtMs } as const;
  return { pass, tokenSecret, properties, cached };
}

/** A Person ID that occurs twice belongs to the first row. */
export function isFirstOfId(person: Person, people: readonly Person[]): boolean {
  return people.find(({ id }) => id === person.id) === person;
}

const NOBODY = { settings: { googleSignIn: false }, people: [] } as const;

function notValid(): PageRefusal {
  return new PageRefusal('link', 'This link is not valid.');
}

/** Yields the cached secret, and at most once a minute the one now in the properties. */
function* secrets(
  { cache, clock, secrets: secretsIn }: WriterDeps,
  kept: string | undefined,
  properties: Proof['properties'],
): Generator<string> {
  const parsed = parseJson(kept ?? '');
  const [readAt, known] = parsed.ok && Array.isArray(parsed.value) ? (parsed.value as unknown[]) : [];
  if (typeof known === 'string') yield known;
  const nowMs = clock.nowMs();
  if (typeof readAt === 'number' && nowMs - readAt <= MINUTE_MS) return;
  const { tokenSecret } = secretsIn(properties());
  cache.putMany({ [SECRET_KEY]: JSON.stringify([nowMs, tokenSecret]) }, TTL_SECONDS);
  yield tokenSecret;
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}
