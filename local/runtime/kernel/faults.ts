/** The hook through which a test or a simulation makes things go wrong at exactly one service call. */
export interface InterceptedCall {
  readonly execution: number;
  readonly function: string;
  /** Which service call of this execution, from 0. */
  readonly index: number;
  readonly method: string;
  /** The arguments as passed to the service. */
  readonly args: readonly unknown[];
  readonly kind: string;
  /** Before: it has had no effect yet. After: it has, and the script does not know. */
  readonly when: 'before' | 'after';
}

/**
 * 'crash': the execution dies here, without catch or finally, its unflushed writes lost and its locks free.
 * 'storage down': the call throws what the property store says when it fails, for minutes at times
 * (https://issuetracker.google.com/issues/169458082). { error }: the call throws that text as the platform's Exception.
 */
export type Fault = 'crash' | 'storage down' | { readonly error: string };

// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks returns nothing
export type Intercept = (call: InterceptedCall) => Fault | void;

/**
 * What Google answers instead of running the script: a refusal, not found, or its own failure. At the echo URL the script has
 * already run, and only its answer is lost. Senders see the status and send again.
 */
export type WebFault = 403 | 404 | 500;

/** Asked before each request, at both addresses. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks returns nothing
export type InterceptWeb = (request: { readonly method: string; readonly url: string }) => WebFault | void;
