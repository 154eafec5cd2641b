/**
 * A local Qontak beside the local WhatsApp: the same people's phones, served by Qontak's API and webhooks instead of Meta's,
 * with rooms, and agents who answer in its inbox. It plays the real one's refusals: 401, 422, 429, tokens that expire.
 */
import type { FetchRequest, FetchResponse, NetworkError } from './http';
import { jsonResponse } from './http';
import type { Account, Accounts, ChatMessage } from './meta/accounts';
import type { Content } from './meta/content';
import type { Fields } from './meta/fields';
import type { Template } from './meta/templates';
import type { Change } from './meta/webhooks';
import { type Credentials, createAuth } from './qontak/auth';
import { createChatApi, failure } from './qontak/chat-api';
import { type Agent, interaction, type Room, roomJson } from './qontak/rooms';

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

/** What may befall the next request: an answer of this status, or none although it was carried out. */
export type QontakFault = number | 'answer lost' | 'unreachable';

const HOSTS = /^https:\/\/(?:service-chat\.qontak\.com\/api\/open\/v1|api\.mekari\.com\/qontak\/chat\/v1)(\/[^?#]*)/;
const TOKEN = 'https://service-chat.qontak.com/api/open/v1/oauth/token';
const STATUS_MS = 300;

export type QontakWorld = ReturnType<typeof createQontakWorld>;

export function createQontakWorld(options: QontakOptions) {
  const { accounts, channelId, now } = options;
  const changedChat = options.onChange ?? (() => undefined);
  const auth = createAuth(options.credentials, now);
  const served = new Set(options.saved?.served ?? []);
  let count = options.saved?.messages ?? 0;
  let strays = false;
  let refused: { path: RegExp; status: number } | null = null;
  const faults: QontakFault[] = [];
  const seen: { method: string; path: string }[] = [];
  const rooms: Room[] = (options.saved?.rooms ?? []).map(({ person, ...room }) => ({
    ...room,
    account: accounts.open(person),
  }));

  const uuid = (): string => `${(++count).toString(16).padStart(8, '0')}-7a1c-4c39-9d55-0c6ff1d7d1b2`;
  const wamid = (id: string): string => `wamid.${Buffer.from(`qontak ${id}`).toString('base64')}`;
  const send = (body: unknown): void => void Promise.resolve(options.deliver(structuredClone(body)));

  const roomOf = (account: Account): Room => {
    const known = rooms.find((room) => room.account === account);
    if (known) return known;
    const room: Room = { id: uuid(), account, status: 'unassigned', agents: [], updatedAt: now() };
    rooms.push(room);
    return room;
  };

  /** A message of the bot or an agent: on the phone, and back by webhook as every message is. */
  const post = (
    room: Room,
    content: Content,
    author: { party: 'bot' | 'agent'; id: string; name: string },
    campaign = false,
  ): string => {
    const id = uuid();
    const at = now();
    const chat: ChatMessage = { id: wamid(id), at, from: 'business', content, ticks: 'accepted' };
    accounts.add(room.account, chat);
    room.updatedAt = at;
    const event = author.party === 'agent' ? 'receive_message_from_agent' : 'receive_message_from_bot';
    const about = (status: string, name: string) =>
      interaction(
        room,
        channelId,
        { id, wamid: status === 'created' ? null : chat.id, at, chat, status, campaign },
        author,
        name,
      );
    send(about('created', event));
    const reached = room.account.onWhatsApp;
    options.schedule(STATUS_MS, () => {
      chat.ticks = reached ? 'delivered' : 'failed';
      const words = '131026 Message undeliverable';
      const status = about(reached ? 'sent' : 'failed', 'status_message');
      send(reached ? status : { ...status, whatsapp_error_message: words });
      changedChat(room.account);
    });
    changedChat(room.account);
    return id;
  };

  const changed = (room: Room, event: string): void => {
    room.updatedAt = now();
    send({ ...roomJson(room, channelId), data_event: event });
  };

  const chat = createChatApi({
    channelId,
    agents: options.agents,
    now,
    templates: () => options.templates,
    rooms: () => rooms,
    post: (room, content, campaign) => post(room, content, { party: 'bot', id: 'bot-1', name: 'Bot' }, campaign),
    roomOf: (number, name) => roomOf(accounts.find(number) ?? accounts.open(number, { name })),
    changed,
    keepsStrays: () => strays,
  });

  const room = (id: string): Room => {
    const found = rooms.find((each) => each.id === id || each.account.id === id);
    if (!found) throw new Error(`There is no room ${id}.`);
    return found;
  };

  return {
    channelId,
    auth,
    rooms: (): readonly Room[] => rooms,
    room,
    agents: options.agents,
    requests: (): readonly { method: string; path: string }[] => seen,

    /** Which number this person writes to from now on. */
    serve(person: string, byQontak: boolean): void {
      if (byQontak) served.add(person);
      else served.delete(person);
    },
    serves: (person: string): boolean => served.has(person),

    /** Takes what a person did on the phone, if the number they write to is here. */
    take(change: Change, account: Account, message?: ChatMessage): boolean {
      if (!served.has(account.id)) return false;
      const theirs = roomOf(account);
      if (theirs.status === 'resolved') theirs.status = 'unassigned';
      const value = change.value as { messages?: Fields[] };
      const [first] = value.messages ?? [];
      if (!first) return true;
      const id = uuid();
      const at = now();
      const text: ChatMessage = message ?? {
        id: String(first.id),
        at,
        from: 'user',
        content: { type: 'other', about: String(first.type) },
        ticks: 'sent',
      };
      const author = { party: 'customer', id: `contact-${account.id}`, name: account.name } as const;
      const about = { id, wamid: String(first.id), at, chat: text, status: 'created' };
      const raw = options.flat ? undefined : change.value;
      send(interaction(theirs, channelId, about, author, 'receive_message_from_customer', raw));
      return true;
    },

    agentSays(roomId: string, agentId: string, text: string): string {
      const name = options.agents().find(({ id }) => id === agentId)?.name ?? agentId;
      return post(room(roomId), { type: 'text', text }, { party: 'agent', id: agentId, name });
    },

    /** An agent presses “Get new chat”, or is added by a colleague. */
    join(roomId: string, agentId: string): void {
      const theirs = room(roomId);
      if (!theirs.agents.includes(agentId)) theirs.agents.push(agentId);
      theirs.status = 'assigned';
      changed(theirs, 'add_agent');
    },

    resolve(roomId: string): void {
      const theirs = room(roomId);
      theirs.status = 'resolved';
      theirs.agents = [];
      changed(theirs, 'room_resolved');
    },

    /** Removing an agent is answered well and does nothing. */
    keepStrays(keeps: boolean): void {
      strays = keeps;
    },
    /** Answers every request to such a path with this status, until told otherwise. */
    refuse(path: RegExp | null, status = 429): void {
      refused = path ? { path, status } : null;
    },
    failNext(...next: readonly QontakFault[]): void {
      faults.push(...next);
    },

    handle(request: FetchRequest): FetchResponse | NetworkError | null {
      if (request.url === TOKEN) return auth.renew(request);
      if (request.url.startsWith('https://qontak-hub-local.s3.amazonaws.com/')) {
        return {
          status: 200,
          headers: { 'Content-Type': 'image/jpeg' },
          body: new TextEncoder().encode('a local file'),
        };
      }
      const path = HOSTS.exec(request.url)?.[1];
      if (path === undefined) return null;
      seen.push({ method: request.method.toLowerCase(), path });
      const fault = faults.shift();
      if (fault === 'unreachable') return { networkError: `Address unavailable: ${request.url}` };
      if (typeof fault === 'number') return failure(fault, 'As the test asked');
      if (refused?.path.test(path)) return failure(refused.status, 'As the test asked');
      if (!auth.allows(request)) return jsonResponse(401, { message: 'Unauthorized' });
      const answer = chat(request, path, new URL(request.url).searchParams);
      return fault === 'answer lost' ? { networkError: `Address unavailable: ${request.url}` } : answer;
    },

    snapshot: (): QontakSnapshot => ({
      rooms: rooms.map(({ account, ...rest }) => structuredClone({ ...rest, person: account.id })),
      served: [...served],
      messages: count,
    }),
  };
}
