/** Qontak's refusals, in the hub's terms; where one means the same as a code of Meta's, it carries that code. */
import { asRecord, type JsonRecord, parseJson, record, text } from '../../core/lib/json.ts';
import type { HttpResponse } from '../../ports.ts';
import type { SendResult } from '../message-gateway.ts';

const FIRST_DELAY_MS = 15_000;
const LONGEST_DELAY_MS = 30 * 60_000;

export function isFine({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300;
}

export function answerOf({ body }: HttpResponse): JsonRecord {
  const parsed = parseJson(body);
  return (parsed.ok ? asRecord(parsed.value) : null) ?? {};
}

export function wordsOf(response: HttpResponse): string {
  const answer = answerOf(response);
  const { messages } = record(answer, 'error');
  return Array.isArray(messages) ? messages.map(String).join('; ') : text(answer, 'message');
}

/** What 422 says, as the codes that the hub acts on: WhatsApp's window, a number without WhatsApp, a template. */
const MEANINGS: readonly (readonly [RegExp, code: number, alert: boolean])[] = [
  [/session|window|24 ?h|expired/i, 131047, false],
  [/template|hsm/i, 132001, true],
  [/(number|phone|contact).*(invalid|not valid|not registered|whatsapp)|invalid.*(number|phone)/i, 131026, false],
];

export function refusal(response: HttpResponse, attempt: number): SendResult {
  const { status } = response;
  const words = wordsOf(response).slice(0, 250);
  const error = `${status} ${words}`.trim();
  // No answer, or a gateway's: it may have gone out.
  if (status === 0 || status >= 500) return { kind: 'unclear', error: status === 0 ? 'no answer' : error };
  const afterMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
  if (status === 429) return { kind: 'retry', afterMs, error };
  // The token was renewed already, if that could be: somebody must look, and what waits goes out after that.
  if (status === 401) return { kind: 'retry', afterMs, error, alert: attempt === 1 };
  const meaning = status === 422 ? MEANINGS.find(([pattern]) => pattern.test(words)) : undefined;
  if (meaning) return { kind: 'failed', error: `${meaning[1]} ${words}`, alert: meaning[2] };
  return { kind: 'failed', error, alert: status !== 404 && status !== 424 };
}
