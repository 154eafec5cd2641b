/** Sending through Meta's Cloud API: one request per message, and what its answer means. */

import { asRecord, number, parseJson, record, records, text } from '../../core/lib/json.ts';
import { needsStaff } from '../../core/send-failure.ts';
import type { HttpRequest, HttpResponse } from '../../ports.ts';
import type { SendResult, Unsendable } from '../message-gateway.ts';
import { buildMessage, type MetaMessage } from './build-message.ts';
import { limitProblem, withDistinctOptions } from './check-limits.ts';
import { classifyError } from './classify-error.ts';

export interface MetaAccount {
  readonly apiVersion: string;
  readonly phoneNumberId: string;
  readonly accessToken: string;
}

/**
 * WhatsApp accepts one message to one person every 6 s: https://developers.facebook.com/docs/whatsapp/cloud-api/overview
 * (131056).
 */
const PAIR_DELAY_MS = 6_000;
const FIRST_DELAY_MS = 15_000;
const LONGEST_DELAY_MS = 30 * 60_000;

export interface MetaGateway {
  buildRequest(message: MetaMessage): HttpRequest | Unsendable;
  readAnswer(response: HttpResponse, attempt: number): SendResult;
}

/** A gateway for one number of the account. */
export function createMetaGateway(account: MetaAccount): MetaGateway {
  return {
    buildRequest(given: MetaMessage): HttpRequest | Unsendable {
      const message = { ...given, content: withDistinctOptions(given.content) };
      const problem = limitProblem(message.content);
      if (problem) return { reason: 'content', problem };
      if (account.accessToken === '') return { reason: 'account', problem: 'META_ACCESS_TOKEN is not set' };
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
      if (!error) return { kind: 'unclear', reason: 'provider-down', error: `HTTP ${response.status || 'no answer'}` };
      const code = number(error, 'code') ?? -1;
      const words = text(record(error, 'error_data'), 'details') || text(error, 'message');
      return resultOf(code, `${code} ${words}`.slice(0, 300), attempt);
    },
  };
}

function resultOf(code: number, error: string, attempt: number): SendResult {
  const reason = classifyError(code, error);
  switch (reason) {
    case 'rate-limited':
      return { kind: 'retry', reason, afterMs: Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt), error };
    case 'pair-rate':
      return { kind: 'retry', reason, afterMs: PAIR_DELAY_MS * (attempt + 1), error };
    case 'provider-down':
      return { kind: 'unclear', reason, error };
    default:
      return { kind: 'failed', reason, error, alert: needsStaff(reason) };
  }
}
