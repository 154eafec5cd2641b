/** What the fuzzer found to be wrong. */
export interface Problem {
  /** What kind it is: the same for every input that brings it about. */
  readonly kind: string;
  readonly detail: string;
}
