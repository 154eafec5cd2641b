/**
 * Who is at a page, proved by the signed link, or by their Google account where head office allows it, before anything else is looked at. What is no link, or an expired one, costs no
 * service call; any other costs one of the cache, where the secret stands as it does for the relay. Only what follows a
 * proof reads properties.
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
  /** Read when they are first asked for. */
  readonly properties: () => Readonly<Record<string, string>>;
  /** What stood in the cache, of the keys that were asked for along with the secret. */
  readonly cached: Readonly<Record<string, string>>;
}

/** After a change of the secret: links that the old one signed are refused at once. */
export function forgetPageSecret(cache: Cache): void {
  cache.removeMany([SECRET_KEY]);
}

export interface Visitor {
  /** Of the link; '' without one. */
  readonly token: unknown;
  /** Whom Google says that they are; '' when it does not. Asked for without a link alone. */
  readonly account: () => string;
}

/** `along`: what else to read of the cache in the same call. Throws PageRefusal. */
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

/** Of whoever comes without a link: their Google account, where the setting allows it and one row of People has its address. */
function proveAccount(deps: WriterDeps, account: string, along: readonly string[]): Proof {
  const address = account.trim().toLowerCase();
  const { settings, people } = address === '' ? NOBODY : deps.config();
  const own = settings.googleSignIn ? people.filter(({ email }) => email.trim().toLowerCase() === address) : [];
  const [person] = own;
  // The row that a link of this ID would be held against: a copy of it with another address is nobody's.
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

/** The one that is known; and, at most once a minute, the one that stands in the properties now. */
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
