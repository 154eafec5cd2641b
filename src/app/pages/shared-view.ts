/**
 * What many open consoles ask for at once is read once: Sheets gives the owner, as whom all pages run, sixty reads a minute.
 * Kept for some seconds in the cache, of every region; whoever asks is shown their part.
 */
import { VERSION } from '../../core/lib/version.ts';
import type { At } from './at.ts';
import { countOf } from './change-count.ts';

const TTL_SECONDS = 20;
/** https://developers.google.com/apps-script/reference/cache/cache */
const LONGEST_VALUE = 100_000;

/** Of the same count of changes; whoever has just changed something has it read anew. */
export function sharedView<T>({ deps, proof, age }: At, name: string, make: () => T): T {
  const { cache, log, packer } = deps;
  const key = `view.${VERSION}.${name}.${countOf(proof)}`;
  try {
    const kept = age === 'kept' ? cache.getMany([key])[key] : undefined;
    if (kept) return JSON.parse(packer.unpack(kept)) as T;
  } catch (error) {
    log.error('view-not-kept', error);
  }
  const made = make();
  try {
    const packed = packer.pack(JSON.stringify(made));
    if (packed.length < LONGEST_VALUE) cache.putMany({ [key]: packed }, TTL_SECONDS);
  } catch (error) {
    log.error('view-not-kept', error);
  }
  return made;
}
