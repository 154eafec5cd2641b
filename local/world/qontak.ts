/**
 * A local Qontak beside the local WhatsApp: the same people's phones, served by Qontak's API and webhooks instead of Meta's,
 * with rooms, and agents who answer in its inbox. It plays the real one's refusals: 401, 422, 429, tokens that expire.
 */
import type { FetchRequest, FetchResponse, NetworkError } from './http';
import { jsonResponse } from './http';
import type { Account, Accounts, ChatMessage } from './meta/accounts';
import type { Content } from './meta/content';
import type { Fields } from './meta/fields';
import { READING_MS } from './meta/outgoing';
import type { Template } from './meta/templates';
import type { Change } from './meta/webhooks';
import { type Credentials, createAuth } from './qontak/auth';
import { ChatApi, failure } from './qontak/chat-api';
import { type Agent, type Author, interaction, type Room, roomJson } from './qontak/rooms';

export interface QontakOptions {
  readonly channelId: string;
  readonly credentials: Credentials;
  readonly agents: () => readonly Agent[];
  readonly accounts: Accounts;
  readonly templates: readonly Template[];
  readonly now: () => number;
  readonly deliver: (body: unknown) => unknown;
  readonly schedule: (delayMs: number, task: () => void) => void;
  readonly onChange?: (account: Account) => void;
  /** Leaves out Meta's own message, as older accounts do: texts only. */
  readonly flat?: boolean;
  readonly saved?: QontakSnapshot;
}

export interface QontakSnapshot {
  readonly rooms: readonly {
    id: string;
    person: string;
    status: Room['status'];
    agents: string[];
    updatedAt: number;
  }[];
  /** People who write to the number at Qontak. */
  readonly served: readonly string[];
  readonly messages: number;
}

/** A fault for the next request: this status, a lost answer although it was carried out, or no connection. */
export type QontakFault = number | 'answer lost' | 'unreachable';

const HOSTS = /^https:\/\/(?:service-chat\.qontak\.com\/api\/open\/v1|api\.mekari\.com\/qontak\/chat\/v1)(\/[^?#]*)/;
const TOKEN = 'https://service-chat.qontak.com/api/open/v1/oauth/token';
const FAILED_MS = 300;
/** What its status webhooks say of a message that arrives, and when. */
const STATUSES = [
  ['sent', 300],
  ['delivered', 900],
  ['read', READING_MS],
] as const;

export function createQontakWorld(options: QontakOptions): QontakWorld {
  return new QontakWorld(options);
}

type SpokenBy = Author & { readonly party: 'bot' | 'agent' };

const BOT = { party: 'bot', id: 'bot-1', name: 'Bot' } as const;

export class QontakWorld {
  readonly channelId: string;
  readonly agents: () => readonly Agent[];
  readonly auth: ReturnType<typeof createAuth>;
  readonly #options: QontakOptions;
  readonly #chat: ChatApi;
  readonly #rooms: Room[];
  readonly #served: Set<string>;
  readonly #faults: QontakFault[] = [];
  readonly #seen: { method: string; path: string }[] = [];
  #count: number;
  #refused: { path: RegExp; status: number } | null = null;
  #keepsStrays = false;

  constructor(options: QontakOptions) {
    const { accounts, channelId, now, saved } = options;
    this.#options = options;
    this.channelId = channelId;
    this.agents = options.agents;
    this.auth = createAuth(options.credentials, now);
    this.#served = new Set(saved?.served ?? []);
    this.#count = saved?.messages ?? 0;
    this.#rooms = (saved?.rooms ?? []).map(({ person, ...room }) => ({ ...room, account: accounts.open(person) }));
    this.#chat = new ChatApi({
      ...{ channelId, now, agents: options.agents },
      templates: () => options.templates,
      rooms: () => this.#rooms,
      post: (room, content, as) => this.#post(room, content, BOT, as),
      roomOf: (number, name) => this.#roomOf(accounts.find(number) ?? accounts.open(number, { name })),
      changed: (room, event) => this.#changed(room, event),
      keepsStrays: () => this.#keepsStrays,
    });
  }

  readonly handle = (request: FetchRequest): FetchResponse | NetworkError | null => {
    if (request.url === TOKEN) return this.auth.renew(request);
    if (request.url.startsWith('https://qontak-hub-local.s3.amazonaws.com/')) {
      const body = new TextEncoder().encode('a local file');
      return { status: 200, headers: { 'Content-Type': 'image/jpeg' }, body };
    }
    const path = HOSTS.exec(request.url)?.[1];
    if (path === undefined) return null;
    this.#seen.push({ method: request.method.toLowerCase(), path });
    const fault = this.#faults.shift();
    if (fault === 'unreachable') return { networkError: `Address unavailable: ${request.url}` };
    if (typeof fault === 'number') return failure(fault, 'As the test asked');
    if (this.#refused?.path.test(path)) return failure(this.#refused.status, 'As the test asked');
    if (!this.auth.allows(request)) return jsonResponse(401, { message: 'Unauthorized' });
    const answer = this.#chat.answer(request, path, new URL(request.url).searchParams);
    return fault === 'answer lost' ? { networkError: `Address unavailable: ${request.url}` } : answer;
  };

  rooms(): readonly Room[] {
    return this.#rooms;
  }

  room(id: string): Room {
    const found = this.#rooms.find((each) => each.id === id || each.account.id === id);
    if (!found) throw new Error(`There is no room ${id}.`);
    return found;
  }

  requests(): readonly { method: string; path: string }[] {
    return this.#seen;
  }

  /** Which number this person writes to from now on. */
  serve(person: string, byQontak: boolean): void {
    if (byQontak) this.#served.add(person);
    else this.#served.delete(person);
  }

  serves(person: string): boolean {
    return this.#served.has(person);
  }

  /** Takes what a person did on the phone, if the number they write to is here. */
  take(change: Change, account: Account, message?: ChatMessage): boolean {
    if (!this.#served.has(account.id)) return false;
    const room = this.#roomOf(account);
    if (room.status === 'resolved') room.status = 'unassigned';
    const [first] = (change.value as { messages?: Fields[] }).messages ?? [];
    if (!first) return true;
    const { channelId } = this;
    const [id, at] = [this.#uuid(), this.#options.now()];
    const unknown = { type: 'other', about: String(first.type) } as const;
    const chat = message ?? { id: String(first.id), at, from: 'user', content: unknown, ticks: 'sent' };
    this.#send(
      interaction({
        ...{ room, channelId, event: 'receive_message_from_customer' },
        author: { party: 'customer', id: `contact-${account.id}`, name: account.name },
        message: { id, wamid: String(first.id), at, chat, status: 'created' },
        raw: this.#options.flat ? undefined : change.value,
      }),
    );
    return true;
  }

  agentSays(roomId: string, agentId: string, text: string): string {
    const name = this.agents().find(({ id }) => id === agentId)?.name ?? agentId;
    return this.#post(this.room(roomId), { type: 'text', text }, { party: 'agent', id: agentId, name }, 'reply');
  }

  /** An agent presses “Get new chat”, or is added by a colleague. */
  join(roomId: string, agentId: string): void {
    const room = this.room(roomId);
    if (!room.agents.includes(agentId)) room.agents.push(agentId);
    room.status = 'assigned';
    this.#changed(room, 'add_agent');
  }

  resolve(roomId: string): void {
    const room = this.room(roomId);
    room.status = 'resolved';
    room.agents = [];
    this.#changed(room, 'room_resolved');
  }

  /** Whether the API reports success for removing an agent and does nothing. */
  keepStrays(keeps: boolean): void {
    this.#keepsStrays = keeps;
  }

  /** Answers every request to such a path with this status, until told otherwise. */
  refuse(path: RegExp | null, status = 429): void {
    this.#refused = path ? { path, status } : null;
  }

  failNext(...next: readonly QontakFault[]): void {
    this.#faults.push(...next);
  }

  snapshot(): QontakSnapshot {
    return {
      rooms: this.#rooms.map(({ account, ...rest }) => structuredClone({ ...rest, person: account.id })),
      served: [...this.#served],
      messages: this.#count,
    };
  }

  /** A message of the bot or an agent: on the phone, and back by webhook as every message is. */
  #post(room: Room, content: Content, author: SpokenBy, as: 'reply' | 'campaign'): string {
    const { accounts, now, schedule } = this.#options;
    const { channelId } = this;
    const [id, at] = [this.#uuid(), now()];
    const wamid = `wamid.${Buffer.from(`qontak ${id}`).toString('base64')}`;
    const chat: ChatMessage = { id: wamid, at, from: 'business', content, ticks: 'accepted' };
    accounts.add(room.account, chat);
    room.updatedAt = at;
    const message = { id, at, chat, campaign: as === 'campaign' };
    const event = author.party === 'agent' ? 'receive_message_from_agent' : 'receive_message_from_bot';
    const created = { ...message, wamid: null, status: 'created' };
    this.#send(interaction({ room, channelId, author, event, message: created }));
    const tell = (status: 'sent' | 'delivered' | 'read' | 'failed', more: Fields = {}): void => {
      chat.ticks = status;
      const moved = { ...message, wamid, status };
      this.#send({ ...interaction({ room, channelId, author, event: 'status_message', message: moved }), ...more });
      this.#options.onChange?.(room.account);
    };
    if (room.account.onWhatsApp) for (const [status, ms] of STATUSES) schedule(ms, () => tell(status));
    else schedule(FAILED_MS, () => tell('failed', { whatsapp_error_message: '131026 Message undeliverable' }));
    this.#options.onChange?.(room.account);
    return id;
  }

  #roomOf(account: Account): Room {
    const known = this.#rooms.find((room) => room.account === account);
    if (known) return known;
    const updatedAt = this.#options.now();
    const room: Room = { id: this.#uuid(), account, status: 'unassigned', agents: [], updatedAt };
    this.#rooms.push(room);
    return room;
  }

  #changed(room: Room, event: string): void {
    room.updatedAt = this.#options.now();
    this.#send({ ...roomJson(room, this.channelId), data_event: event });
  }

  #send(body: unknown): void {
    void Promise.resolve(this.#options.deliver(structuredClone(body)));
  }

  #uuid(): string {
    this.#count += 1;
    return `${this.#count.toString(16).padStart(8, '0')}-7a1c-4c39-9d55-0c6ff1d7d1b2`;
  }
}
