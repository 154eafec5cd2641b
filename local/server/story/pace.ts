/** The pace of a story: it waits so that people can follow, and can be paused between steps and stopped at any moment. */

/** Thrown inside a story that was stopped from outside. */
export class Stopped extends Error {}

/** Something that the story waited for did not happen. */
export class StoryFailure extends Error {}

export type Pace = ReturnType<typeof createPace>;

const LOOK_EVERY_MS = 60;

export function createPace(speed: number) {
  let paused = false;
  let stopped = false;

  const tick = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const checkStopped = (): void => {
    if (stopped) throw new Stopped();
  };

  return {
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
    },
    stop: () => {
      stopped = true;
    },

    /** A pause for the reader. Time stands still while paused. */
    async beat(ms: number): Promise<void> {
      for (let left = ms / speed; left > 0 || paused; ) {
        checkStopped();
        const step = Math.min(LOOK_EVERY_MS, Math.max(left, 10));
        await tick(step);
        if (!paused) left -= step;
      }
      checkStopped();
    },

    /** Waits for something that the hub must do; gives up with a sentence about what is missing. */
    async until<T>(
      look: () => T | undefined | Promise<T | undefined>,
      whatIsMissing: string,
      timeoutMs = 20_000,
    ): Promise<T> {
      for (let left = timeoutMs; left > 0; left -= LOOK_EVERY_MS) {
        checkStopped();
        const found = await look();
        if (found !== undefined) return found;
        await tick(LOOK_EVERY_MS);
      }
      throw new StoryFailure(`${whatIsMissing} See Executions.`);
    },
  };
}
