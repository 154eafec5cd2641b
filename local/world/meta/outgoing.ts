/**
 * The fate of a message that the API has accepted: it is added to the person's chat, and statuses follow. Acceptance proves
 * nothing: a closed 24-hour window or a number without WhatsApp shows only later.
 */
import type { Account, Accounts, ChatMessage, Ticks } from './accounts';
import type { Delivery } from './delivery';
import { errorTitle } from './refusal';
import { type Business, type SentStatus, statusChange } from './webhooks';

/** https://developers.facebook.com/docs/whatsapp/conversation-types#customer-service-windows */
const WINDOW_MS = 24 * 60 * 60 * 1000;

export interface StatusOptions {
  /** Which statuses are sent to the webhook; ticks on the phones change in any case. */
  readonly webhooks: readonly SentStatus[];
  readonly sentMs: number;
  readonly deliveredMs: number;
  /** After how many ms people read by themselves; absent: only when the phone is opened. */
  readonly readMs?: number;
  /** How much later than that each status may come, as a share that is drawn. Default 0: always at the same time. */
  readonly spread?: () => number;
}

export const LIVE_STATUSES: StatusOptions = {
  webhooks: ['sent', 'delivered', 'read', 'failed'],
  sentMs: 300,
  deliveredMs: 900,
};

/** A person who looks at the phone when it rings: of every message all three statuses come. */
export const READING_MS = 1_500;

export interface OutgoingOptions {
  readonly business: Business;
  readonly accounts: Accounts;
  readonly delivery: Delivery;
  readonly now: () => number;
  readonly schedule: (delayMs: number, task: () => void) => void;
  readonly statuses: StatusOptions;
  readonly changed: (account: Account) => void;
}

const RANK: Record<Ticks, number> = { accepted: 0, sent: 1, delivered: 2, read: 3, failed: 4 };

export type Outgoing = ReturnType<typeof createOutgoing>;

export function createOutgoing(options: OutgoingOptions) {
  const { business, accounts, delivery, now, schedule, statuses, changed } = options;

  const advance = (account: Account, message: ChatMessage, status: SentStatus): void => {
    if (RANK[message.ticks] >= RANK[status]) return;
    message.ticks = status;
    if (statuses.webhooks.includes(status)) {
      delivery.push(statusChange(business, account, { message, status, at: now() }));
    }
    changed(account);
  };

  return {
    /** Keeps the message and lets its statuses follow in time. */
    accept(account: Account, message: ChatMessage): void {
      const error = undeliverable(account, message, now());
      if (message.content.type === 'reaction') {
        const target = accounts.message(message.content.messageId);
        if (target) target.message.reaction = message.content.emoji;
      } else {
        accounts.add(account, message);
      }
      changed(account);
      if (error) {
        message.error = { ...error, title: errorTitle(error.code) };
        schedule(statuses.sentMs, () => advance(account, message, 'failed'));
        return;
      }
      const { sentMs, deliveredMs, readMs, spread = () => 0 } = statuses;
      const sent = sentMs * (1 + spread());
      const delivered = sent + (deliveredMs - sentMs) * (1 + spread());
      schedule(sent, () => advance(account, message, 'sent'));
      schedule(delivered, () => advance(account, message, 'delivered'));
      if (readMs === undefined) return;
      schedule(delivered + (readMs - deliveredMs) * (1 + spread()), () => advance(account, message, 'read'));
    },

    /** The person opens the chat: everything delivered so far counts as read. */
    read(account: Account): void {
      for (const message of account.chat) {
        if (message.from === 'business' && message.ticks === 'delivered') advance(account, message, 'read');
      }
    },
  };
}

function undeliverable(account: Account, message: ChatMessage, now: number): { code: number; details: string } | null {
  if (!account.onWhatsApp) {
    return { code: 131026, details: 'Message Undeliverable.' };
  }
  const { content } = message;
  if (content.type === 'template') {
    return content.category === 'MARKETING' && account.marketingStopped
      ? { code: 131050, details: 'User has stopped receipt of marketing messages from your business.' }
      : null;
  }
  const open = account.lastWroteAt !== undefined && now - account.lastWroteAt < WINDOW_MS;
  if (open) return null;
  const details = 'Message failed to send because more than 24 hours have passed since the customer last replied';
  return { code: 131047, details: `${details} to this number.` };
}
