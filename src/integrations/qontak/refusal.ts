/** Qontak's refusals as the hub's reasons. */
import { asRecord, type JsonRecord, parseJson, record, text } from '../../core/lib/json.ts';
import { needsStaff, type SendFailure } from '../../core/send-failure.ts';
import type { HttpResponse } from '../../ports.ts';
import type { SendResult } from '../message-gateway.ts';

const FIRST_DELAY_MS = 15_000;
const LONGEST_DELAY_MS = 30 * 60_000;

/** Status 2xx. */
export function isFine({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300;
}

/** The body as an object; {} when it is not one. */
export function answerOf({ body }: HttpResponse): JsonRecord {
  const parsed = parseJson(body);
  return (parsed.ok ? asRecord(parsed.value) : null) ?? {};
}

/** What Qontak says went wrong, or ''. */
export function wordsOf(response: HttpResponse): string {
  const answer = answerOf(response);
  const { messages } = record(answer, 'error');
  return Array.isArray(messages) ? messages.map(String).join('; ') : text(answer, 'message');
}

/** Meanings of error texts of a 422. The first match counts. */
const MEANINGS: readonly (readonly [RegExp, SendFailure])[] = [
  [/session|window|24 ?h|expired/i, 'window-closed'],
  [/template|hsm/i, 'template'],
  [/(number|phone|contact).*(invalid|not valid|not registered|whatsapp)|invalid.*(number|phone)/i, 'not-on-whatsapp'],
];

/** `attempt` counts from 1: pauses double from 30 s up to 30 min. */
export function refusal(response: HttpResponse, attempt: number): SendResult {
  const { status } = response;
  const words = wordsOf(response).slice(0, 250);
  const error = `${status} ${words}`.trim();
  // No answer, or one from a proxy: the message may have been sent.
  if (status === 0 || status >= 500)
    return { kind: 'unclear', reason: 'provider-down', error: status === 0 ? 'no answer' : error };
  const afterMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
  if (status === 429) return { kind: 'retry', reason: 'rate-limited', afterMs, error };
  // The token was already renewed, if possible: a person must look, and waiting messages are sent after that.
  if (status === 401) return { kind: 'retry', reason: 'account', afterMs, error, alert: attempt === 1 };
  const reason = status === 422 ? MEANINGS.find(([pattern]) => pattern.test(words))?.[1] : undefined;
  if (reason) return { kind: 'failed', reason, error, alert: needsStaff(reason) };
  return { kind: 'failed', reason: 'unknown', error, alert: status !== 404 && status !== 424 };
}
