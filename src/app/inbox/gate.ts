/**
 * Proof before work: checks that a delivery shows the webhook key, with one cache call, before anything is parsed, written or
 * locked. The cache holds the key's hash. The property is read when the cache does not have it, and at most once a minute when
 * a different key is shown, so that a changed key is soon known and a flood of wrong ones costs nothing.
 */
import { equalsInConstantTime, sha256Hex } from '../../core/lib/bytes.ts';
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { Cache } from '../../ports.ts';
import type { WriterDeps } from '../round/deps.ts';
import { noteStranger, STRANGERS_KEY } from './strangers.ts';

/** In the cache: the hash of the key · when it was last read (epoch ms). */
const GATE_KEY = 'gate';
const TTL_SECONDS = 6 * 3600;

type GateDeps = Pick<WriterDeps, 'cache' | 'clock' | 'properties' | 'secrets'>;

/** Call it after changing the key, so that the old one is refused at once and not when the cache expires. */
export function forgetKey(cache: Cache): void {
  cache.removeMany([GATE_KEY]);
}

/** True when `key` is the webhook key. A wrong key is noted, for at most one alert a day. */
export function isGenuine(deps: GateDeps, key: string): boolean {
  const cached = patiently(deps, () => deps.cache.getMany([GATE_KEY, STRANGERS_KEY])) ?? {};
  const [known = '', readAt = '0'] = (cached[GATE_KEY] ?? '').split('|');
  const shown = sha256Hex(key);
  if (known !== '' && equalsInConstantTime(shown, known)) return true;
  const isStale = deps.clock.nowMs() - Number(readAt) > MINUTE_MS;
  if ((known === '' || isStale) && equalsInConstantTime(shown, readAgain(deps))) return true;
  patiently(deps, () => noteStranger(deps, cached[STRANGERS_KEY], 'webhooks', 'wrong key'));
  return false;
}

/** '' when no key is set. */
function readAgain(deps: GateDeps): string {
  const { cache, clock, properties, secrets } = deps;
  const all = patiently(deps, () => properties.getAll());
  if (!all) throw new Error('The webhook key could not be read: send it again.');
  const { webhookKey } = secrets(all);
  if (webhookKey === '') return '';
  const hash = sha256Hex(webhookKey);
  patiently(deps, () => cache.putMany({ [GATE_KEY]: `${hash}|${clock.nowMs()}` }, TTL_SECONDS));
  return hash;
}

/** Retries a call, since services fail for a moment now and then. Null when the last try fails too. */
function patiently<T>({ clock }: Pick<GateDeps, 'clock'>, call: () => T): T | null {
  for (const pauseMs of [0, 400, 2_000]) {
    try {
      if (pauseMs > 0) clock.sleep(pauseMs);
      return call();
    } catch {
      // Try once more, or go on without it.
    }
  }
  return null;
}
