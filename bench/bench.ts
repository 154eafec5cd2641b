/** What every bench is given. */
import type { Prepared } from './hub-under-test';
import type { Sizes } from './sizes';

export interface Bench {
  readonly code: string;
  readonly sizes: Sizes;
  /** The demo network with open leads, created on first use. */
  readonly prepared: () => Promise<Prepared>;
  /** A line of the report. */
  readonly say: (text: string) => void;
  /** Reports what is being done now. */
  readonly step: (text: string) => void;
}

/** A bench's results, by the names under which they are stored. */
export type Results = Record<string, unknown>;
