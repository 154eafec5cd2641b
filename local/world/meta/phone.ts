/**
 * One person's phone: what a hand can do on it (write, tap, pick, share a location, quote, react, edit, delete), each
 * turned into the webhook that Meta would post for it.
 */
import type { Account, Accounts, ChatMessage } from './accounts';
import { type Content, contentChoices, type MediaKind } from './content';
import type { Fields } from './fields';
import { type MediaStore, sha256 } from './media';
import type { Outgoing } from './outgoing';
import { type Business, type Change, messageChange } from './webhooks';

/** Something that cannot be done on a phone, said so that the person doing it understands. */
export class PhoneError extends Error {}

export interface WriteOptions {
  /** The message that this one quotes. */
  readonly replyTo?: string | undefined;
  /** The ad that was tapped, as `messages[].referral`. */
  readonly referral?: Fields | undefined;
}

export interface PhoneParts {
  readonly business: Business;
  readonly accounts: Accounts;
  readonly outgoing: Outgoing;
  readonly media: MediaStore;
  readonly now: () => number;
  readonly nextId: () => string;
  readonly push: (change: Change, account: Account, message?: ChatMessage) => void;
}

export class Phone {
  readonly account: Account;
  readonly #parts: PhoneParts;

  constructor(account: Account, parts: PhoneParts) {
    this.account = account;
    this.#parts = parts;
  }

  say(text: string, options?: WriteOptions): string {
    return this.#send({ type: 'text', text: { body: text } }, { type: 'text', text }, options);
  }

  tap(messageId: string, buttonId: string): string {
    return this.#choose(messageId, buttonId, ['buttons', 'template']);
  }

  pick(messageId: string, rowId: string): string {
    return this.#choose(messageId, rowId, ['list']);
  }

  sendLocation(
    latitude: number,
    longitude: number,
    place: { name?: string; address?: string } = {},
    replyTo?: string,
  ): string {
    const location = { latitude, longitude, ...place };
    return this.#send({ type: 'location', location }, { type: 'location', ...location }, { replyTo });
  }

  sendMedia(kind: MediaKind, about: { caption?: string; filename?: string; voice?: boolean } = {}): string {
    const medium = this.#parts.media.add(MIME_TYPES[kind], new TextEncoder().encode(`a local ${kind}`));
    const file = { mime_type: medium.mimeType, sha256: sha256(medium), id: medium.id, ...about };
    const caption = about.caption === undefined ? {} : { caption: about.caption };
    return this.#send({ type: kind, [kind]: file }, { type: 'media', kind, media: medium.id, ...caption });
  }

  /** An empty emoji takes the reaction back. */
  react(messageId: string, emoji: string): string {
    this.#received(messageId).reaction = emoji;
    return this.#send({ type: 'reaction', reaction: { message_id: messageId, emoji } }, null);
  }

  edit(messageId: string, text: string): string {
    const message = this.#own(messageId);
    message.content = { type: 'text', text };
    message.edited = true;
    const edited = { type: 'text', text: { body: text } };
    return this.#send({ type: 'edit', edit: { original_message_id: messageId, message: edited } }, null);
  }

  delete(messageId: string): string {
    this.#own(messageId).deleted = true;
    return this.#send({ type: 'revoke', revoke: { original_message_id: messageId } }, null);
  }

  /** The answer to a request for contact details. */
  shareContact(replyTo?: string): string {
    const { number, name: called } = this.account;
    if (number === undefined) throw new PhoneError('This person has no number to share.');
    const phones = [{ phone: `+${number}`, wa_id: number, type: 'CELL' }];
    const contacts = [{ name: { formatted_name: called }, phones, origin: 'contact_request' }];
    return this.#send({ type: 'contacts', contacts }, { type: 'contacts', names: [called] }, { replyTo });
  }

  /** Any message at all, to try what a receiver makes of it; `body` may overwrite sender, id and time. */
  sendRaw(body: Fields, options?: WriteOptions): string {
    return this.#send(body, { type: 'other', about: String(body.type ?? 'unknown') }, options);
  }

  /** Opens the chat: what was delivered becomes read. */
  open(): void {
    this.#parts.outgoing.read(this.account);
  }

  stopMarketing(): void {
    const { account } = this;
    const { business, now, push } = this.#parts;
    account.marketingStopped = true;
    const preference = {
      ...(account.number === undefined ? {} : { wa_id: account.number }),
      user_id: account.bsuid,
      detail: 'User requested to stop marketing messages',
      category: 'marketing_messages',
      value: 'stop',
      // A number here, unlike everywhere else.
      timestamp: Math.floor(now() / 1000),
    };
    const metadata = { display_phone_number: business.number, phone_number_id: business.phoneNumberId };
    const value = { messaging_product: 'whatsapp', metadata, user_preferences: [preference] };
    push({ field: 'user_preferences', value }, account);
  }

  /** The newest message from the business whose text or choices match; undefined when there is none. */
  lastReceived(match: (message: ChatMessage) => boolean = () => true): ChatMessage | undefined {
    return this.account.chat.filter((message) => message.from === 'business' && match(message)).at(-1);
  }

  /** `content`: what the chat shows; null for what is no message of its own. */
  #send(body: Fields, content: Content | null, { replyTo: contextId, referral }: WriteOptions = {}): string {
    const { account } = this;
    const { business, accounts, now, nextId, push } = this.#parts;
    const id = nextId();
    const at = now();
    account.lastWroteAt = at;
    const message: ChatMessage | undefined = content
      ? { id, at, from: 'user', content, ticks: 'sent', ...(contextId === undefined ? {} : { contextId }) }
      : undefined;
    if (message) accounts.add(account, message);
    const whole = referral === undefined ? body : { ...body, referral };
    push(messageChange(business, account, { id, at, contextId, body: whole }), account, message);
    return id;
  }

  #choose(messageId: string, choiceId: string, kinds: readonly Content['type'][]): string {
    const { content } = this.#received(messageId);
    const choice = contentChoices(content).find(({ id }) => id === choiceId);
    if (!choice || !kinds.includes(content.type)) {
      throw new PhoneError(`Message ${messageId} has no choice "${choiceId}" that could be tapped.`);
    }
    return this.#send(choiceBody(content, choice), { type: 'choice', ...choice }, { replyTo: messageId });
  }

  #received(messageId: string): ChatMessage {
    const message = this.account.chat.find(({ id }) => id === messageId);
    if (!message) throw new PhoneError(`This phone has no message ${messageId}.`);
    return message;
  }

  #own(messageId: string): ChatMessage {
    const message = this.#received(messageId);
    if (message.from !== 'user') throw new PhoneError('Only the phone’s own messages can be edited or deleted.');
    return message;
  }
}

const MIME_TYPES: Record<MediaKind, string> = {
  image: 'image/jpeg',
  audio: 'audio/ogg; codecs=opus',
  video: 'video/mp4',
  document: 'application/pdf',
  sticker: 'image/webp',
};

/** A tap has two wire shapes: a reply button or list row, and a template's quick reply. */
function choiceBody(content: Content, choice: { id: string; title: string }): Fields {
  if (content.type === 'template') return { type: 'button', button: { payload: choice.id, text: choice.title } };
  const reply = { ...choice };
  return content.type === 'list'
    ? { type: 'interactive', interactive: { type: 'list_reply', list_reply: reply } }
    : { type: 'interactive', interactive: { type: 'button_reply', button_reply: reply } };
}
