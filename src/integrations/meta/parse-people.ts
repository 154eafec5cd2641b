/**
 * What Meta reports about people outside their messages: a user ID that was replaced (`user_id_update`), marketing messages
 * switched off or on (`user_preferences`). Both are treated as messages of that person, so that they are ordered and logged
 * with them. https://developers.facebook.com/docs/whatsapp/business-management-api/webhooks/components
 */
import type { Content, MessageEvent } from '../../core/events.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { type JsonRecord, record, records, text } from '../../core/lib/json.ts';
import { asUserId, waIdDigits } from '../../core/lib/phone.ts';
import type { Allowance } from '../allowance.ts';

/** Empty for a change that is not about people. */
export function parsePeople(value: JsonRecord, allowance: Allowance, receivedAtMs: number): MessageEvent[] {
  const updates = allowance.take('user IDs', records(value, 'user_id_update')).flatMap((update) => {
    const ids = 'previous' in update ? update : record(update, 'user_id');
    const [previous, current] = [asUserId(text(ids, 'previous')), asUserId(text(ids, 'current'))];
    if (previous === '' || current === '') return [];
    const content: Content = { type: 'number-change', newPhone: '', newUserId: current };
    return [said(update, previous, content, receivedAtMs)];
  });
  const preferences = allowance.take('preferences', records(value, 'user_preferences')).flatMap((preference) => {
    const wants = text(preference, 'value');
    if (wants !== 'stop' && wants !== 'resume') return [];
    return [
      said(
        preference,
        asUserId(text(preference, 'user_id')),
        { type: 'preference', wants: wants === 'resume' },
        receivedAtMs,
      ),
    ];
  });
  return [...updates, ...preferences].filter(({ from }) => from.phone !== '' || from.userId !== '');
}

function said(part: JsonRecord, userId: string, content: Content, receivedAtMs: number): MessageEvent {
  return {
    kind: 'message',
    id: `person.${fingerprint(JSON.stringify(part))}`,
    source: 'meta',
    from: { phone: waIdDigits(text(part, 'wa_id')) ?? '', userId },
    name: '',
    contextId: '',
    content,
    referral: null,
    receivedAtMs,
  };
}
