/**
 * What many open consoles ask for at once is read once: Sheets gives the owner, as whom all pages run, sixty reads a minute.
 * Kept for some seconds in the cache, of every region; whoever asks is shown their part.
 */
import { VERSION } from '../../core/lib/version.ts';
import type { WriterDeps } from '../round/deps.ts';

const TTL_SECONDS = 20;
/** https://developers.google.com/apps-script/reference/cache/cache */
const LONGEST_VALUE = 100_000;

/** `new`: whoever has just changed something sees it. */
export type Age = 'kept' | 'new';

export function sharedView<T>({ cache, log, packer }: WriterDeps, name: string, age: Age, make: () => T): T {
  const key = `view.${VERSION}.${name}`;
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
