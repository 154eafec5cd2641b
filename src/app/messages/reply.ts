/** An answer to the rep who has just tapped or written. */
import type { MessageEvent } from '../../core/events.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { Language } from '../../tables/customers.ts';
import type { Rep } from '../../tables/network.ts';
import { type Round, say } from '../round/round.ts';
import { postMessage } from './post-message.ts';

/** Answers the person who tapped or wrote; their 24-hour window is open because they did. */
export function replyTo(
  round: Round,
  { event, rep }: { readonly event: MessageEvent; readonly rep: Rep | null },
  key: MessageKey,
  values: Readonly<Record<string, string | number>> = {},
): void {
  const language: Language = rep?.language || 'id';
  postMessage(round, {
    key,
    to: event.from.phone || event.from.userId,
    party: 'rep',
    partyId: rep?.id ?? '',
    leadId: String(values.lead ?? ''),
    content: { type: 'text', body: say(round, key, language, values) },
    lastHeardMs: round.nowMs,
  });
}
