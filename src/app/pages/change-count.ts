/** The change counter that all open pages poll: together they cost one property read in ten seconds. */
import { CHANGES_KEY } from '../inbox/keys.ts';
import type { At } from './at.ts';
import type { Proof } from './prove-visitor.ts';

/** In the cache; read along with the proof of the link. */
export const COUNT_KEY = 'pages.count';
const TTL_SECONDS = 10;
/** Nothing has been written yet. */
const NEVER = '0';

/** The counter for a call that has read the cache or the properties anyway. */
export function countOf({ cached, properties }: Proof): string {
  return cached[COUNT_KEY] ?? properties()[CHANGES_KEY] ?? NEVER;
}

export function changeCount({ deps, proof }: At): string {
  const known = proof.cached[COUNT_KEY];
  if (known !== undefined) return known;
  const count = deps.properties.get(CHANGES_KEY) ?? NEVER;
  deps.cache.putMany({ [COUNT_KEY]: count }, TTL_SECONDS);
  return count;
}
