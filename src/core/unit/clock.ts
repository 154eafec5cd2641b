/** Whether the time of an event can be true. A wrong clock must not become "the latest" for years. */

/** Clocks and networks are never quite together. */
const AHEAD_MS = 10 * 60_000;
/** No unit is as old; receivers without a fix and clocks without a battery begin in 1970, 1980 or 2000. */
const EARLIEST_MS = Date.UTC(2010, 0, 1);

/** '' when it can be true, otherwise why not. */
export function clockFault(atMs: number, receivedAtMs: number): string {
  if (atMs < EARLIEST_MS) return `Its clock was reset: ${new Date(atMs).toISOString()}`;
  if (atMs <= receivedAtMs + AHEAD_MS) return '';
  return `Its clock is ahead: ${new Date(atMs).toISOString()}, received ${new Date(receivedAtMs).toISOString()}`;
}
