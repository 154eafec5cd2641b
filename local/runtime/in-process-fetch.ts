/** What a fetch looks like to those who answer it, and how its failures are told. */
import { type Locale, message } from './model/messages';
import { type FetchRequest, ServiceFailure } from './port';

export interface FetchResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: Uint8Array | string;
}

const SHOWN_OF_BODY = 100;

/** Asks and refuses as the platform does: an error status throws unless muted, and the text names only the host. */
export function fetchInProcess(
  request: FetchRequest,
  answer: ((request: FetchRequest) => FetchResponse) | undefined,
  locale: Locale,
): FetchResponse {
  const { protocol, host } = new URL(request.url);
  if (!answer) throw new ServiceFailure(`DNS error: ${request.url}`);
  const response = answer(request);
  const body =
    typeof response.body === 'string'
      ? new Uint8Array(Buffer.from(response.body))
      : (response.body ?? new Uint8Array());
  if (response.status >= 400 && !request.muteHttpExceptions) {
    const shown = Buffer.from(body).toString('utf8').slice(0, SHOWN_OF_BODY);
    throw new ServiceFailure(message(locale, 'fetchFailed', `${protocol}//${host}`, response.status, shown));
  }
  return { status: response.status, headers: response.headers ?? {}, body };
}
