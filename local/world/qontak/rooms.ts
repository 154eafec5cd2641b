/** The rooms behind a number at Qontak: one per person, with its agents, and what Qontak's webhooks say about them. */
import type { Account, ChatMessage } from '../meta/accounts';
import { contentText } from '../meta/content';
import type { Fields } from '../meta/fields';

export interface Agent {
  readonly id: string;
  readonly name: string;
}

export interface Room {
  readonly id: string;
  readonly account: Account;
  status: 'unassigned' | 'assigned' | 'resolved';
  agents: string[];
  updatedAt: number;
}

export interface Author {
  readonly party: 'customer' | 'agent' | 'bot';
  readonly id: string;
  readonly name: string;
}

const SENDER = { customer: 'Models::Contact', agent: 'Models::User', bot: 'Models::SystemAccount' } as const;
export const ORGANISATION = '859438e6-10ac-48ac-8d8c-d9d20bba8382';

export function roomJson(room: Room, channelId: string): Fields {
  const at = new Date(room.updatedAt).toISOString();
  return {
    id: room.id,
    name: room.account.name,
    description: '',
    status: room.status,
    type: 'Models::CustomerServiceRoom',
    tags: [],
    channel: 'wa_cloud',
    channel_account: 'Dealer Hub',
    organization_id: ORGANISATION,
    // The number (or user id) of the customer, not of the brand.
    account_uniq_id: room.account.number ?? room.account.bsuid,
    channel_integration_id: channelId,
    session: 'open',
    session_at: new Date(room.account.lastWroteAt ?? room.updatedAt).toISOString(),
    unread_count: 0,
    created_at: at,
    updated_at: at,
    avatar: null,
    resolved_at: room.status === 'resolved' ? at : null,
    external_id: null,
    resolved_by_id: null,
    resolved_by_type: null,
    agent_ids: [...room.agents],
  };
}

export interface Interaction {
  readonly room: Room;
  readonly channelId: string;
  readonly author: Author;
  readonly event: string;
  readonly message: {
    readonly id: string;
    readonly wamid: string | null;
    readonly at: number;
    readonly chat: ChatMessage;
    readonly status: string;
    readonly campaign?: boolean;
  };
  /** Meta's own value, which newer accounts pass on. */
  readonly raw?: Fields | undefined;
}

/** A message interaction, flat, as its webhook has it. */
export function interaction({ room, channelId, author, event, message, raw }: Interaction): Fields {
  const { content } = message.chat;
  const isMedia = content.type === 'media';
  return {
    webhook_event: 'message_interaction',
    data_event: event,
    id: message.id,
    type: isMedia ? content.kind : content.type === 'location' ? 'location' : 'text',
    room_id: room.id,
    is_campaign: message.campaign === true,
    sender_id: author.id,
    sender_type: SENDER[author.party],
    sender: { name: author.name, avatar: null },
    participant_id: `p-${room.id}`,
    organization_id: ORGANISATION,
    text: isMedia ? (content.caption ?? '') : contentText(content),
    ...(isMedia ? { file: { url: `https://qontak-hub-local.s3.amazonaws.com/${content.media}`, filename: null } } : {}),
    status: message.status,
    participant_type: author.party,
    external_id: message.wamid,
    local_id: null,
    created_at: new Date(message.at).toISOString(),
    reply: null,
    room: roomJson(room, channelId),
    ...(raw === undefined ? {} : { raw_message: raw }),
  };
}
