/** The hook through which a test or a simulation makes things go wrong at exactly one service call. */
export interface InterceptedCall {
  readonly execution: number;
  readonly function: string;
  /** Which service call of this execution, from 0. */
  readonly index: number;
  readonly method: string;
  /** As the service was given them. */
  readonly args: readonly unknown[];
  readonly kind: string;
  /** Before: it has had no effect yet. After: it has, and the script does not know. */
  readonly when: 'before' | 'after';
}

/**
 * 'crash': the execution dies here, without catch or finally, its unflushed writes lost and its locks free.
 * { error }: the call throws that text as the platform's Exception.
 */
export type Fault = 'crash' | { readonly error: string };

// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks returns nothing
export type Intercept = (call: InterceptedCall) => Fault | void;
