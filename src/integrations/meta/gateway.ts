/** Sending through Meta's Cloud API: one request a message, and what its answer means. */
import { asRecord, number, parseJson, record, records, text } from '../../core/lib/json.ts';
import type { HttpRequest, HttpResponse } from '../../ports.ts';
import type { SendResult } from '../message-gateway.ts';
import { buildMessage, type MetaMessage } from './build-message.ts';
import { limitProblem } from './check-limits.ts';
import { classifyError } from './classify-error.ts';

export interface MetaAccount {
  readonly apiVersion: string;
  readonly phoneNumberId: string;
  readonly accessToken: string;
}

/** One message to one person may follow another after 6 s: https://developers.facebook.com/docs/whatsapp/cloud-api/overview (131056). */
const PAIR_DELAY_MS = 6_000;
const FIRST_DELAY_MS = 15_000;
const LONGEST_DELAY_MS = 30 * 60_000;

export interface MetaGateway {
  buildRequest(message: MetaMessage): HttpRequest | { problem: string };
  readAnswer(response: HttpResponse, attempt: number): SendResult;
}

export function createMetaGateway(account: MetaAccount): MetaGateway {
  return {
    buildRequest(message: MetaMessage): HttpRequest | { problem: string } {
      const problem =
        limitProblem(message.content) ?? (account.accessToken === '' ? 'META_ACCESS_TOKEN is not set' : null);
      if (problem) return { problem };
      return {
        url: `https://graph.facebook.com/${account.apiVersion}/${account.phoneNumberId}/messages`,
        method: 'post',
        headers: { Authorization: `Bearer ${account.accessToken}` },
        contentType: 'application/json',
        body: JSON.stringify(buildMessage(message)),
      };
    },

    readAnswer(response: HttpResponse, attempt: number): SendResult {
      const parsed = parseJson(response.body);
      const answer = (parsed.ok ? asRecord(parsed.value) : null) ?? {};
      const providerId = text(records(answer, 'messages')[0] ?? {}, 'id');
      if (response.status >= 200 && response.status < 300 && providerId !== '') return { kind: 'sent', providerId };
      const error = asRecord(answer.error);
      if (!error) return { kind: 'unclear', error: `HTTP ${response.status || 'no answer'}` };
      const code = number(error, 'code') ?? -1;
      const words = text(record(error, 'error_data'), 'details') || text(error, 'message');
      return resultOf(code, `${code} ${words}`.slice(0, 300), attempt);
    },
  };
}

function resultOf(code: number, error: string, attempt: number): SendResult {
  switch (classifyError(code)) {
    case 'retry':
      return { kind: 'retry', afterMs: Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt), error };
    case 'retry-later':
      return { kind: 'retry', afterMs: PAIR_DELAY_MS * (attempt + 1), error };
    case 'unclear':
      return { kind: 'unclear', error };
    case 'tell-someone':
      return { kind: 'failed', error, alert: true };
    default:
      return { kind: 'failed', error, alert: false };
  }
}
