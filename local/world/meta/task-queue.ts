/** Tasks that wait for the caller's clock, for a world that lives in simulated time. */
export type TaskQueue = ReturnType<typeof createTaskQueue>;

export function createTaskQueue(now: () => number) {
  let tasks: { at: number; order: number; task: () => void }[] = [];
  let count = 0;

  return {
    add(delayMs: number, task: () => void): void {
      count += 1;
      tasks.push({ at: now() + delayMs, order: count, task });
      tasks.sort((one, other) => one.at - other.at || one.order - other.order);
    },
    nextDue: (): number | undefined => tasks[0]?.at,
    /** Runs everything that is due, also what becomes due by running it. Answers how many tasks ran. */
    runDue(): number {
      let ran = 0;
      for (let next = tasks[0]; next && next.at <= now(); next = tasks[0]) {
        tasks = tasks.slice(1);
        next.task();
        ran += 1;
      }
      return ran;
    },
  };
}
