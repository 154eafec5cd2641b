/** Webhooks of Meta, as it sends them, and how they are read. */
import type { HubEvent, MessageEvent } from '../../../src/core/events';
import { parseWebhook } from '../../../src/integrations/meta/parse-webhook';

export const NOW = 1_795_230_000_000;
export const contact = { profile: { name: 'Pablo' }, wa_id: '6281234567890', user_id: 'ID.13491208655302741918' };
export const envelope = (value: Record<string, unknown>, field: string | undefined = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes: [{ ...(field ? { field } : {}), value }] }],
});
export const incoming = (message: Record<string, unknown>, contacts: unknown[] = [contact]) =>
  envelope({ contacts, messages: [{ from: '6281234567890', id: 'wamid.A', timestamp: '1698266730', ...message }] });

export function events(body: unknown): readonly HubEvent[] {
  const outcome = parseWebhook(body, NOW);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.webhook.events;
}
export const only = (body: unknown) => events(body)[0] as MessageEvent;
