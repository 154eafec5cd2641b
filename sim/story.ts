/** What a schedule of the simulation is made of. */
import type { Fault, InterceptedCall } from '../local/runtime/kernel/faults';
import type { HubOptions, SimHub } from './hub';

export interface Story {
  readonly name: string;
  readonly latency: 'model' | 'random';
  /** The world it starts from; without one, the morning with ten leads. */
  readonly base?: 'night';
  /** What must be true after this story besides what must be true after all. */
  check?(hub: SimHub): string[];
  /** What must be true instead of what must be true after all: where people spoil the rows that all is read from. */
  judge?(hub: SimHub): string[];
  /** Sets the schedule going, or plays it; everything it starts is done when virtual time has run out. */
  play(hub: SimHub): void | Promise<void>;
  /** Entry points of which one dies, before or after one of its service calls. All come round, seed by seed. */
  readonly crashes?: readonly string[];
  /** What befalls service calls. Made anew for each seed. `sinceMs`: how long the schedule has been going. */
  faults?(seed: number, sinceMs: () => number): (call: InterceptedCall) => Fault | undefined;
  readonly delivery?: { readonly duplicate?: number; readonly reorder?: number };
  readonly triggers?: { readonly skip?: number; readonly double?: number };
  /** For stories of hours, in which most minutes have nothing to do. */
  readonly minutes?: HubOptions['minutes'];
  readonly locale?: (seed: number) => 'en' | 'id';
}
