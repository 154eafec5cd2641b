/**
 * Real time: calls are answered as they arrive, timers are real timers, and executions run independently. The clock may be set
 * ahead, to see the effects of a day without waiting for it.
 */
import { clearTimeout, setTimeout } from 'node:timers';
import type { Conductor } from './conductor';
import { WITHOUT_LATENCY } from './latency';

/** setTimeout is limited to 32 bits, so longer waits are split. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function realConductor(startAheadMs = 0): Conductor {
  let aheadMs = startAheadMs;
  let held = 0;
  let waiting: (() => void)[] = [];
  const timers = new Set<Timer>();
  const now = (): number => Date.now() + aheadMs;
  const idle = (): Promise<void> => (held === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)));

  return {
    kind: 'real',
    now,
    aheadMs: () => aheadMs,
    latency: WITHOUT_LATENCY,
    after(ms, action, background = false) {
      const timer = new Timer(now() + ms, now, background, () => {
        timers.delete(timer);
        action();
      });
      timers.add(timer);
      return () => {
        timers.delete(timer);
        timer.cancel();
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
      seat.begin(job, code, now());
    },
    answer: (seat, message) => seat.tell(message, now()),
    idle,
    async advance(ms) {
      if (!(ms >= 0)) throw new Error('The clock can be set ahead only.');
      // A running execution would seem to have taken all that time.
      await idle();
      aheadMs += ms;
      for (const timer of [...timers].sort((one, other) => one.due - other.due)) timer.arm();
    },
    close() {
      for (const timer of timers) timer.cancel();
      timers.clear();
    },
  };
}

/** A timer that can be re-armed when the clock has moved. */
class Timer {
  private handle: NodeJS.Timeout | undefined;

  constructor(
    readonly due: number,
    private readonly now: () => number,
    private readonly background: boolean,
    private readonly action: () => void,
  ) {
    this.arm();
  }

  arm(): void {
    clearTimeout(this.handle);
    this.handle = setTimeout(() => this.ring(), Math.min(Math.max(this.due - this.now(), 0), LONGEST_TIMER_MS));
    if (this.background) this.handle.unref();
  }

  cancel(): void {
    clearTimeout(this.handle);
  }

  private ring(): void {
    if (this.due - this.now() > 0) this.arm();
    else this.action();
  }
}
