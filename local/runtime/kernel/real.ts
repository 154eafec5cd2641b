/** Real time: calls are answered as they arrive, timers are timers, and nobody waits for anybody. */
import { clearTimeout, setTimeout } from 'node:timers';
import type { Conductor } from './conductor';

/** setTimeout counts in 32 bits: what is further away is waited for in parts. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function realConductor(): Conductor {
  let held = 0;
  let waiting: (() => void)[] = [];
  const timers = new Set<{ cancel(): void }>();

  return {
    kind: 'real',
    now: Date.now,
    latency: { base: () => 0, moving: () => 0 },
    after(ms, action, background = false) {
      const due = Date.now() + ms;
      let timer: NodeJS.Timeout;
      const own = { cancel: () => clearTimeout(timer) };
      const arm = (): void => {
        timer = setTimeout(ring, Math.min(Math.max(due - Date.now(), 0), LONGEST_TIMER_MS));
        if (background) timer.unref();
      };
      const ring = (): void => {
        if (due - Date.now() > LONGEST_TIMER_MS) {
          arm();
          return;
        }
        timers.delete(own);
        action();
      };
      arm();
      timers.add(own);
      return () => {
        timers.delete(own);
        own.cancel();
      };
    },
    hold() {
      held += 1;
      let done = false;
      return () => {
        if (done) return;
        done = true;
        held -= 1;
        if (held > 0) return;
        const ready = waiting;
        waiting = [];
        for (const resolve of ready) resolve();
      };
    },
    outside: (work) => work,
    start(seat, job, code, hear) {
      seat.listen(hear, (reason) => hear({ type: 'broken', reason }));
      seat.begin(job, code, Date.now());
    },
    answer: (seat, message) => seat.tell(message, Date.now()),
    idle: () => (held === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    advance: () => Promise.reject(new Error('advance() needs clock: { kind: "simulated" }: real time cannot be moved')),
    close() {
      for (const timer of timers) timer.cancel();
      timers.clear();
    },
  };
}
