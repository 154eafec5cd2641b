import type { WriterDeps } from '../round/deps.ts';
import type { Proof } from './prove-visitor.ts';

/** What every call is given: the ports, and who has proved to be at the page. */
export interface At {
  readonly deps: WriterDeps;
  readonly proof: Proof;
  /** `new`: who asks has just changed something, and what was read for others does not show it. */
  readonly age: 'kept' | 'new';
  /** When the call reached the hub (epoch ms): a claim is as early as that. */
  readonly receivedAtMs: number;
}
