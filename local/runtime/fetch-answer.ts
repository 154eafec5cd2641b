/** The answer to a UrlFetchApp request, and how the platform reports an error status to a script. */
import { type Locale, message } from './model/messages';
import type { FetchRequest } from './port';

export interface FetchResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: Uint8Array | string;
}

const SHOWN_OF_BODY = 100;

/** The text of the exception for an error status, unless the script has muted it. It names only the host. */
export function statusFailure(request: FetchRequest, { status, body }: FetchResponse, locale: Locale): string | null {
  if (status < 400 || request.muteHttpExceptions) return null;
  const { protocol, host } = new URL(request.url);
  const text = typeof body === 'string' ? body : Buffer.from(body ?? []).toString('utf8');
  return message(locale, 'fetchFailed', `${protocol}//${host}`, status, text.slice(0, SHOWN_OF_BODY));
}
