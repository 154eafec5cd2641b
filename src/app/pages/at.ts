import type { WriterDeps } from '../round/deps.ts';
import type { Proof } from './prove-visitor.ts';

/** What every call is given: the ports, and the proved identity of the visitor. */
export interface At {
  readonly deps: WriterDeps;
  readonly proof: Proof;
  /** 'new': the visitor has just changed something, which cached data does not show yet. */
  readonly age: 'kept' | 'new';
  /** When the call reached the hub (epoch ms): this time counts for a claim. */
  readonly receivedAtMs: number;
}
