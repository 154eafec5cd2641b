/** Live by asking for a counter: every 15 seconds give or take a fifth, not while hidden, once a minute when nobody is there. */
import { call, takeOldAnswer } from './call.ts';

const EVERY_MS = 15_000;
const IDLE_EVERY_MS = 60_000;
const IDLE_AFTER_MS = 5 * 60_000;
const SPREAD = 0.2;

/** Under constant change what is shown is read anew no more often than this; the first change shows at once. */
const READ_EVERY_MS = 45_000;

/**
 * Runs `changed` when the counter is another than before, and once more afterwards: what the server read for others some
 * seconds earlier may be shown in between.
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
    // What did not get through says so by itself; the next turn tries again.
    ask()
      .catch(() => undefined)
      .finally(next);
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? window.clearTimeout(timer) : run()));
  window.addEventListener('online', run);
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, () => { touchedAt = Date.now(); }); // biome-ignore format: one line
  run();
}
