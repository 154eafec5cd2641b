/** The form of requests to the outside world and their answers (as in UrlFetchApp), with helpers for fake services. */
export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string | Uint8Array | undefined;
  readonly contentType?: string | undefined;
}

export interface FetchResponse {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Uint8Array;
}

/** What a caller sees when no answer comes back at all: the text that UrlFetchApp throws. */
export interface NetworkError {
  readonly networkError: string;
}

export type WorldAnswer = FetchResponse | NetworkError;

/** One fake service: answers the requests that are its own, and null for all others. */
export type Service = (request: FetchRequest) => WorldAnswer | null;

export function jsonResponse(status: number, value: unknown, headers: Record<string, string> = {}): FetchResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=UTF-8', ...headers },
    body: new TextEncoder().encode(JSON.stringify(value)),
  };
}

export function requestHeader(request: FetchRequest, name: string): string {
  const wanted = name.toLowerCase();
  const found = Object.entries(request.headers).find(([key]) => key.toLowerCase() === wanted);
  if (found) return found[1];
  return wanted === 'content-type' ? (request.contentType ?? '') : '';
}

export function requestText(request: FetchRequest): string {
  const { payload } = request;
  if (payload === undefined) return '';
  return typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
}
