/**
 * The seam between the two halves of the runtime. The *script side* (facade/) builds the objects that Apps Script code
 * sees; the *owner side* (host/) holds the workbook, stores, cache and mail. Everything that crosses is a ServiceCall:
 * a method name and structured-cloneable arguments, so that it may cross a thread, be counted, delayed or made to fail.
 */
export interface ServicePort {
  /** Performs one service call and blocks until it is answered. Throws ServiceFailure. */
  call(method: string, args: readonly unknown[]): unknown;
}

/** What a service refused, in the platform's own words; the facade rethrows it as the script realm's `Exception`. */
export class ServiceFailure extends Error {
  override readonly name = 'Exception';
}

/** The script realm's constructors, so that values handed to a script are of its own kind (`instanceof Date` holds). */
export interface Realm {
  readonly Array: ArrayConstructor;
  readonly Date: DateConstructor;
  readonly Error: ErrorConstructor;
  readonly Object: ObjectConstructor;
}

/** The owner's view of one execution: its unflushed writes, its user, its clock. */
export interface HostSession {
  /** Performs a call; effects are at once, except sheet writes, which wait in this session's buffer. Throws ServiceFailure. */
  call(method: string, args: readonly unknown[]): unknown;
  /** Ends the execution: buffered sheet writes are applied. */
  end(): void;
  /** The execution was killed: what it had not flushed is lost. */
  discard(): void;
}

/** What a script asks of UrlFetchApp, as it crosses to whoever answers. */
export interface FetchRequest {
  readonly url: string;
  /** Lower case. */
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Uint8Array;
  readonly contentType?: string;
  readonly muteHttpExceptions: boolean;
  readonly followRedirects: boolean;
  readonly timeoutSeconds: number;
}
