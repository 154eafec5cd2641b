/**
 * Live updates by polling a counter: every 15 seconds give or take a fifth, not while hidden, once a minute when the visitor is
 * idle.
 */
import { call, takeOldAnswer } from './call.ts';

const EVERY_MS = 15_000;
const IDLE_EVERY_MS = 60_000;
const IDLE_AFTER_MS = 5 * 60_000;
const SPREAD = 0.2;

/** Under constant change views are read again at most this often; the first change is shown at once. */
const READ_EVERY_MS = 45_000;

/**
 * Runs `changed` when the counter has changed, and once more later, since the server may first return data that it read for
 * others some seconds earlier.
 */
export function watchChanges(changed: () => void): void {
  let known: string | null = null;
  let touchedAt = Date.now();
  let readAt = 0;
  let isBehind = false;
  let timer = 0;
  const ask = async (): Promise<void> => {
    const { count } = await call('poll', {});
    const isNew = known !== null && known !== count;
    isBehind = takeOldAnswer() || isBehind;
    if ((isNew || isBehind) && Date.now() - readAt >= READ_EVERY_MS) {
      readAt = Date.now();
      changed();
      isBehind = isNew;
    } else if (isNew) isBehind = true;
    known = count;
  };
  const next = (): void => {
    window.clearTimeout(timer);
    if (document.hidden) return;
    const base = Date.now() - touchedAt > IDLE_AFTER_MS ? IDLE_EVERY_MS : EVERY_MS;
    timer = window.setTimeout(run, base * (1 - SPREAD + Math.random() * SPREAD * 2));
  };
  const run = (): void => {
    // A failed poll is reported elsewhere; the next one tries again.
    ask()
      .catch(() => undefined)
      .finally(next);
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? window.clearTimeout(timer) : run()));
  window.addEventListener('online', run);
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, () => { touchedAt = Date.now(); }); // biome-ignore format: one line
  run();
}
