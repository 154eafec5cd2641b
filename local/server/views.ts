/** Types of the API's answers, shared with the page. */

/** The story, in chapters of at most forty seconds. */
export const CHAPTERS = [
  { id: 'lead', title: 'A lead finds its dealer', steps: 8 },
  { id: 'talk', title: 'They talk', steps: 4 },
  { id: 'sale', title: 'A sale below the floor price', steps: 5 },
  { id: 'activation', title: 'The unit proves its sale', steps: 4 },
  { id: 'finding', title: 'A finding is resolved', steps: 3 },
] as const;

export type ChapterId = (typeof CHAPTERS)[number]['id'];

export interface StoryView {
  readonly chapter: ChapterId;
  /** What the panel should show; null leaves it unchanged. */
  readonly show: { readonly panel: string; readonly sheet?: string; readonly gateway?: string } | null;
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

/** A filter view of a tab; columns count from 0. */
export interface FilterViewFacts {
  readonly title: string;
  readonly only: readonly ({ readonly column: number } & (
    | { readonly kind: 'hides'; readonly words: readonly string[] }
    | { readonly kind: 'holds'; readonly word: string }
    | { readonly kind: 'filled' }
  ))[];
  readonly order: readonly { readonly column: number; readonly descending: boolean }[];
}
