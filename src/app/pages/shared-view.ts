/**
 * Reads once what many open consoles ask for at the same time, since all pages run as the owner, who has sixty reads per
 * minute. The cache keeps all regions for some seconds; each visitor is shown their part.
 */
import type { At } from './at.ts';
import { countOf } from './change-count.ts';
import { keptText, readKept, viewKey } from './view-cache.ts';

const TTL_SECONDS = 20;

/** Valid for one value of the change counter. A visitor who has just changed something gets it read anew. */
export function sharedView<T>({ deps, proof, age }: At, name: string, make: () => T): T {
  const { cache, clock, log, packer } = deps;
  const count = countOf(proof);
  const key = viewKey([name, count]);
  const orNot = <R>(use: () => R): R | undefined => {
    try {
      return use();
    } catch (error) {
      log.error('view-not-kept', error);
      return undefined;
    }
  };
  const kept = age === 'kept' ? orNot(() => readKept(cache.getMany([key])[key], packer)) : null;
  if (kept) return kept.data as T;
  const atMs = clock.nowMs();
  const data = make();
  orNot(() => {
    const text = keptText({ atMs, count, data }, packer);
    if (text !== '') cache.putMany({ [key]: text }, TTL_SECONDS);
  });
  return data;
}
