/** What a schedule of the simulation is made of. */
import type { Fault, InterceptedCall } from '../local/runtime/kernel/faults';
import type { HubOptions, SimHub } from './hub';

export interface Story {
  readonly name: string;
  readonly latency: 'model' | 'random';
  /** The world it starts from; without one, the morning with ten leads. */
  readonly base?: 'night';
  /** Further invariants that must hold after this story. */
  check?(hub: SimHub): string[];
  /** Replaces the common invariants, for stories in which people damage the rows from which those are checked. */
  judge?(hub: SimHub): string[];
  /** Starts the schedule, or plays it to its end; everything it starts ends within virtual time. */
  play(hub: SimHub): void | Promise<void>;
  /** Entry points of which one dies before or after one of its service calls. Successive seeds cover all calls. */
  readonly crashes?: readonly string[];
  /** Faults of service calls, created for each seed. `sinceMs`: how long the schedule has been running. */
  faults?(seed: number, sinceMs: () => number): (call: InterceptedCall) => Fault | undefined;
  readonly delivery?: { readonly duplicate?: number; readonly reorder?: number };
  readonly triggers?: { readonly skip?: number; readonly double?: number };
  /** For stories of hours, in which most minutes have nothing to do. */
  readonly minutes?: HubOptions['minutes'];
  readonly locale?: (seed: number) => 'en' | 'id';
}
