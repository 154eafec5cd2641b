/**
 * What many open consoles ask for at once is read once: Sheets gives the owner, as whom all pages run, sixty reads a minute.
 * Kept for some seconds in the cache, of every region; whoever asks is shown their part.
 */
import type { At } from './at.ts';
import { countOf } from './change-count.ts';
import { keptText, readKept, viewKey } from './view-cache.ts';

const TTL_SECONDS = 20;

/** Of the same count of changes; whoever has just changed something has it read anew. */
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
