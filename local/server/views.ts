/** What the API answers and the page reads: described once for both. */

export interface StoryView {
  readonly state: 'idle' | 'playing' | 'paused' | 'done' | 'failed';
  readonly step: number;
  readonly steps: number;
  readonly caption: string;
  readonly customer: string | null;
  /** Numbers of the reps whose phones ring. */
  readonly reps: readonly string[];
  /** The rep who is acting. */
  readonly front: string | null;
}

/** One service call of an execution. */
export interface CallView {
  readonly method: string;
  readonly kind: string;
  readonly at: number;
  readonly ms: number;
}
