/** The relay's interface to its host: Workers, Deno, Node and the simulation each implement it. */

export type Bytes = Uint8Array<ArrayBuffer>;

export interface Host {
  /** Does not follow redirects. Throws when there is no answer within `timeoutMs`. */
  fetch(request: HubRequest, timeoutMs: number): Promise<HubAnswer>;
  /** HMAC-SHA256. */
  hmac(secret: Bytes, data: Bytes): Promise<Uint8Array>;
  /** Epoch ms. */
  now(): number;
  pause(ms: number): Promise<void>;
  /** In [0, 1). */
  random(): number;
  log(line: LogLine): void;
  /** Whether memory survives between requests; only then are updates batched. */
  readonly keepsMemory: boolean;
  /**
   * Queues a delivery that the hub does not accept now, to be brought back later (`takeQueued`). Throws when it does not fit.
   */
  readonly enqueue?: (delivery: Queued) => Promise<void>;
}

export interface HubRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body?: string;
}

export interface HubAnswer {
  readonly status: number;
  /** '' when there is none. */
  readonly location: string;
  readonly body: string;
}

/** A delivery that waits at the host for the hub. */
export interface Queued {
  readonly source: 'meta' | 'qontak';
  readonly body: string;
}

/** A request, read to its end. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  /** '' for a missing header. */
  readonly header: (name: string) => string;
  readonly body: Bytes;
}

export interface Outgoing {
  readonly status: number;
  readonly body: string;
  readonly json?: boolean;
}

/** One line of the log: what happened and how much, never whose data. */
export interface LogLine {
  readonly event: string;
  readonly [detail: string]: string | number | boolean;
}

/** The host's settings and secrets: strings by name; other kinds of bindings are ignored. */
export type Env = Readonly<Record<string, unknown>>;

/** '' when it is not set. */
export function setting(env: Env, name: string): string {
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}

/** The current secret and, while it is being changed, the next. */
export function secretsOf(env: Env, name: string): string[] {
  return [setting(env, name), setting(env, `${name}_NEXT`)].filter((secret) => secret !== '');
}
