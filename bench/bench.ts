/** What every bench is given. */
import type { Prepared } from './hub-under-test';
import type { Sizes } from './sizes';

export interface Bench {
  readonly code: string;
  readonly sizes: Sizes;
  /** The demo network with leads under way; made by the first that asks. */
  readonly prepared: () => Promise<Prepared>;
  /** A line of the report. */
  readonly say: (text: string) => void;
  /** What is being done now. */
  readonly step: (text: string) => void;
}

/** What a bench found, by the names under which it is kept. */
export type Results = Record<string, unknown>;
