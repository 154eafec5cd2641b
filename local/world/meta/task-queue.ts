/** Tasks that wait for the caller's clock, for a world that lives in simulated time. */
export type TaskQueue = ReturnType<typeof createTaskQueue>;

export function createTaskQueue(now: () => number) {
  /** By when they are due; of the same moment in the order in which they came. */
  const tasks: { at: number; task: () => void }[] = [];

  return {
    add(delayMs: number, task: () => void): void {
      const at = now() + delayMs;
      let [from, to] = [0, tasks.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((tasks[middle]?.at ?? at) <= at) from = middle + 1;
        else to = middle;
      }
      tasks.splice(from, 0, { at, task });
    },
    nextDue: (): number | undefined => tasks[0]?.at,
    /** Runs everything that is due, also what becomes due by running it. Answers how many tasks ran. */
    runDue(): number {
      let ran = 0;
      for (let next = tasks[0]; next && next.at <= now(); next = tasks[0]) {
        tasks.shift();
        next.task();
        ran += 1;
      }
      return ran;
    },
  };
}
