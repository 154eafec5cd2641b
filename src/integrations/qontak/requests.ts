/** Requests to Qontak's chat API, without credentials, which ./http.ts adds; and the answer to an accepted message. */
import { record, text } from '../../core/lib/json.ts';
import type { HttpRequest, HttpResponse } from '../../ports.ts';
import type { Exchange, SendResult } from '../message-gateway.ts';
import { answerOf } from './refusal.ts';

/** What an answer leads to: the result, or the next request. */
export type Next = SendResult | Exchange<SendResult>;

/** A GET without headers. */
export function get(url: string): HttpRequest {
  return { url, method: 'get', headers: {} };
}

/** With `body`, as JSON; without, an empty request. */
export function post(url: string, body?: Record<string, unknown>): HttpRequest {
  if (!body) return { url, method: 'post', headers: {} };
  return { url, method: 'post', headers: {}, contentType: 'application/json', body: JSON.stringify(body) };
}

/** The id of an accepted message; without one it is not certain that it was accepted. */
export function sentAs(response: HttpResponse): SendResult {
  const answer = answerOf(response);
  const providerId = text(record(answer, 'data'), 'id') || text(answer, 'id');
  return providerId
    ? { kind: 'sent', providerId }
    : { kind: 'unclear', reason: 'provider-down', error: `HTTP ${response.status} without an id` };
}
