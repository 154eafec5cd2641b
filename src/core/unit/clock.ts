/** Whether the time of an event is plausible, so that a wrong clock does not count as "the latest" for years. */

/** Tolerance for clocks that are ahead. */
const AHEAD_MS = 10 * 60_000;
/** No unit is this old; receivers without a fix and clocks without a battery start in 1970, 1980 or 2000. */
const EARLIEST_MS = Date.UTC(2010, 0, 1);

/** '' when the time is plausible, otherwise why not. */
export function clockFault(atMs: number, receivedAtMs: number): string {
  if (atMs < EARLIEST_MS) return `Its clock was reset: ${new Date(atMs).toISOString()}`;
  if (atMs <= receivedAtMs + AHEAD_MS) return '';
  return `Its clock is ahead: ${new Date(atMs).toISOString()}, received ${new Date(receivedAtMs).toISOString()}`;
}
