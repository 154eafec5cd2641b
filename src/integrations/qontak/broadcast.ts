/** A template as a direct broadcast. Qontak has its own IDs for templates, so the ID is looked up by name first. */
import { readCarrier } from '../../core/carrier.ts';
import type { Outgoing } from '../../core/events.ts';
import { type JsonRecord, record, records, text } from '../../core/lib/json.ts';
import type { HttpRequest } from '../../ports.ts';
import type { Exchange, OutgoingMessage, SendResult } from '../message-gateway.ts';
import { answerOf, isFine, refusal } from './refusal.ts';
import { get, type Next, post, sentAs } from './requests.ts';

type Template = Extract<Outgoing, { type: 'template' }>;

/**
 * `base`: base URL of the chat API. `attempt` counts from 1. Fails with 'template' when no template of that name is approved.
 */
export function broadcast(
  base: string,
  message: OutgoingMessage,
  content: Template,
  attempt: number,
): Exchange<SendResult> {
  return {
    request: get(`${base}/templates/whatsapp?query=${encodeURIComponent(content.name)}&limit=100`),
    read: (response): Next => {
      if (!isFine(response)) return refusal(response, attempt);
      const id = templateId(records(answerOf(response), 'data'), content);
      const error = `Qontak has no approved template ${content.name} (${content.language})`;
      if (id === '') return { kind: 'failed', reason: 'template', error, alert: true };
      return {
        request: broadcastRequest(base, message, content, id),
        read: (answer) => (isFine(answer) ? sentAs(answer) : refusal(answer, attempt)),
      };
    },
  };
}

function broadcastRequest(
  base: string,
  { to, name, carrier }: OutgoingMessage,
  { language, parameters }: Template,
  id: string,
): HttpRequest {
  return post(`${base}/broadcasts/whatsapp/direct`, {
    to_name: name || to,
    to_number: to,
    message_template_id: id,
    channel_integration_id: readCarrier(carrier).account,
    language: { code: language },
    parameters: {
      body: parameters.map((value, i) => ({ key: `${i + 1}`, value: `p${i + 1}`, value_text: value })),
    },
  });
}

/** '' when none matches. A template without a status or language counts as matching. */
function templateId(templates: readonly JsonRecord[], { name, language }: Template): string {
  const named = templates.filter((each) => text(each, 'name') === name && /^(approved)?$/i.test(text(each, 'status')));
  const languageOf = (each: JsonRecord) => text(each, 'language') || text(record(each, 'language'), 'code');
  return text(named.find((each) => languageOf(each) === language || languageOf(each) === '') ?? {}, 'id');
}
