/** Chooses the service calls at which executions die, from a run without crashes, so that none is forgotten. */
import type { Fault, InterceptedCall } from '../local/runtime/kernel/faults';
import type { Story } from './story';

export interface CrashPoint {
  readonly entry: string;
  readonly index: number;
  readonly when: 'before' | 'after';
}

/** Every service call of every entry point of the story, before and after. */
export function planCrashes(story: Story, seen: readonly InterceptedCall[]): CrashPoint[] {
  return (story.crashes ?? []).flatMap((entry) => {
    const indices = seen.filter((call) => call.function === entry).map((call) => call.index);
    const count = indices.length === 0 ? 0 : Math.max(...indices) + 1;
    return Array.from({ length: count }, (_, index) => index).flatMap((index) =>
      (['before', 'after'] as const).map((when) => ({ entry, index, when })),
    );
  });
}

/** The first execution that reaches the point dies there; later ones survive. */
export function crashAt(point: CrashPoint): (call: InterceptedCall) => Fault | undefined {
  let dead = false;
  return (call) => {
    if (dead || call.function !== point.entry || call.index !== point.index || call.when !== point.when)
      return undefined;
    dead = true;
    return 'crash';
  };
}
