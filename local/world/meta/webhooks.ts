/**
 * The envelopes that Meta posts, in the shape of Graph v24 and later (no `conversation`, no `pricing` in statuses).
 * https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages
 */
import type { Account, ChatMessage } from './accounts';
import { statusError } from './refusal';

export interface Business {
  readonly wabaId: string;
  readonly number: string;
  readonly phoneNumberId: string;
}

export interface Change {
  readonly field: string;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface WebhookBody {
  readonly object: 'whatsapp_business_account';
  readonly entry: readonly { readonly id: string; readonly changes: readonly Change[] }[];
}

export function envelope(business: Business, changes: readonly Change[]): WebhookBody {
  return { object: 'whatsapp_business_account', entry: [{ id: business.wabaId, changes }] };
}

function value(business: Business, parts: Readonly<Record<string, unknown>>): Change {
  const metadata = { display_phone_number: business.number, phone_number_id: business.phoneNumberId };
  return { field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...parts } };
}

/** A message that somebody wrote. `message` holds type and content; sender, id and time are added here. */
export function messageChange(
  business: Business,
  account: Account,
  message: { id: string; at: number; contextId?: string | undefined; body: Readonly<Record<string, unknown>> },
): Change {
  const showNumber = account.number !== undefined && account.username === undefined;
  const context = message.contextId === undefined ? {} : { from: business.number, id: message.contextId };
  const given = (message.body.context ?? {}) as Record<string, unknown>;
  const hasContext = message.contextId !== undefined || message.body.context !== undefined;
  return value(business, {
    contacts: [
      {
        profile: {
          name: account.name,
          ...(account.username === undefined ? {} : { username: account.username }),
        },
        ...(showNumber ? { wa_id: account.number } : {}),
        user_id: account.bsuid,
      },
    ],
    messages: [
      {
        ...(showNumber ? { from: account.number } : {}),
        from_user_id: account.bsuid,
        id: message.id,
        timestamp: seconds(message.at),
        ...message.body,
        ...(hasContext ? { context: { ...context, ...given } } : {}),
      },
    ],
  });
}

export type SentStatus = 'sent' | 'delivered' | 'read' | 'failed';

export function statusChange(
  business: Business,
  account: Account,
  { message, status, at }: { message: ChatMessage; status: SentStatus; at: number },
): Change {
  const { error, opaque } = message;
  const recipient = account.number === undefined ? {} : { recipient_id: account.number };
  return value(business, {
    statuses: [
      {
        id: message.id,
        status,
        timestamp: seconds(at),
        ...recipient,
        recipient_user_id: account.bsuid,
        ...(opaque === undefined ? {} : { biz_opaque_callback_data: opaque }),
        ...(status === 'failed' && error ? { errors: [statusError(error.code, error.details)] } : {}),
      },
    ],
  });
}

/** Webhooks write times as strings of whole seconds: two taps in one second cannot be told apart by it. */
function seconds(at: number): string {
  return String(Math.floor(at / 1000));
}
