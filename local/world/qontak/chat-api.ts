/**
 * Qontak's chat API as the hub calls it: messages into rooms, direct broadcasts, rooms and their agents. Refuses what the
 * live one refuses: a room whose 24 hours are over, an agent nobody knows, more than 60 broadcasts a minute.
 * https://docs.qontak.com
 */
import { type FetchRequest, type FetchResponse, jsonResponse, requestHeader, requestText } from '../http';
import { type Content, MEDIA_KINDS } from '../meta/content';
import { asFields, asList, asText, type Fields } from '../meta/fields';
import { parseInteractive } from '../meta/interactive';
import { GraphRefusal } from '../meta/refusal';
import { parseTemplate, type Template } from '../meta/templates';
import { parse } from './auth';
import { Refusal } from './refusal';
import { type Agent, type Room, roomJson } from './rooms';

const WINDOW_MS = 24 * 60 * 60 * 1000;
const BROADCASTS_A_MINUTE = 60;

export interface ChatParts {
  readonly channelId: string;
  readonly agents: () => readonly Agent[];
  readonly now: () => number;
  readonly templates: () => readonly Template[];
  readonly rooms: () => readonly Room[];
  /** Posts into the room, as a reply or as part of a campaign; answers the message's id. */
  readonly post: (room: Room, content: Content, as: 'reply' | 'campaign') => string;
  readonly roomOf: (number: string, name: string) => Room;
  readonly changed: (room: Room, event: string) => void;
  /** Whether the service reports success for a removal without carrying it out. */
  readonly keepsStrays: () => boolean;
}

export const templateId = ({ name, language }: Template): string => `tpl-${name}-${language}`;

export class ChatApi {
  readonly #parts: ChatParts;
  #broadcasts: number[] = [];

  constructor(parts: ChatParts) {
    this.#parts = parts;
  }

  answer(request: FetchRequest, path: string, query: URLSearchParams): FetchResponse {
    try {
      return this.#route(request, path, query);
    } catch (error) {
      if (error instanceof Refusal) return failure(error.status, error.message);
      if (error instanceof GraphRefusal) return failure(422, error.message);
      throw error;
    }
  }

  #route(request: FetchRequest, path: string, query: URLSearchParams): FetchResponse {
    const method = request.method.toLowerCase();
    const form = requestHeader(request, 'content-type').startsWith('multipart/form-data');
    const body = form ? {} : asFields(parse(requestText(request)));
    const key = `${method} ${path}`;
    if (key === 'post /messages/whatsapp/bot') return form ? this.#file(request) : this.#text(body);
    if (key === 'post /messages/whatsapp/interactive_message/bot') return this.#interactive(body);
    if (key === 'post /broadcasts/whatsapp/direct') return this.#broadcast(body);
    if (key === 'get /templates/whatsapp') return this.#listTemplates(query.get('query') ?? '');
    if (key === 'get /rooms') return this.#listRooms(query.get('query') ?? '');
    if (key === 'get /users') {
      return success(this.#parts.agents().map(({ id: agent, name }) => ({ id: agent, full_name: name })));
    }
    return this.#aboutRoom(method, path) ?? failure(404, 'Not found');
  }

  #aboutRoom(method: string, path: string): FetchResponse | null {
    const [, first, id = '', third, fourth = ''] = path.split('/');
    if (first !== 'rooms' || id === '') return null;
    if (method === 'get' && third === undefined) return success(roomJson(this.#find(id), this.#parts.channelId));
    if (method === 'put' && third === 'resolve') return this.#resolve(id);
    if (third !== 'agents' || fourth === '') return null;
    if (method === 'post') return this.#addAgent(id, fourth);
    return method === 'delete' ? this.#removeAgent(id, fourth) : null;
  }

  #text(body: Fields): FetchResponse {
    const room = this.#into(body.room_id);
    const text = asText(body.text) ?? '';
    if (body.type !== 'text') throw new Refusal(422, `Type ${String(body.type)} needs a file`);
    if (text.trim() === '' || [...text].length > 4096) throw new Refusal(422, "Text can't be blank or too long");
    return success({ id: this.#parts.post(room, { type: 'text', text }, 'reply') });
  }

  #file(request: FetchRequest): FetchResponse {
    const form = requestText(request);
    const field = (name: string) => new RegExp(`name="${name}"\\r\\n\\r\\n([\\s\\S]*?)\\r\\n--`).exec(form)?.[1] ?? '';
    const room = this.#into(field('room_id'));
    const kind = MEDIA_KINDS.find((each) => each === field('type'));
    if (!kind || !/name="file"; filename="/.test(form)) throw new Refusal(422, "File can't be blank");
    const media = `upload-${form.length}`;
    return success({ id: this.#parts.post(room, { type: 'media', kind, media, caption: field('text') }, 'reply') });
  }

  #interactive(body: Fields): FetchResponse {
    const room = this.#into(body.room_id);
    const given = asFields(body.interactive);
    const lists = asFields(given.lists);
    const action =
      body.type === 'button'
        ? { buttons: asList(given.buttons).map((reply) => ({ type: 'reply', reply })) }
        : { button: lists.button, sections: lists.sections };
    const content = parseInteractive({ type: body.type, body: { text: given.body }, action });
    return success({ id: this.#parts.post(room, content, 'reply') });
  }

  #broadcast(body: Fields): FetchResponse {
    const { now, channelId, templates, post, roomOf } = this.#parts;
    const at = now();
    this.#broadcasts = this.#broadcasts.filter((earlier) => earlier > at - 60_000);
    if (this.#broadcasts.length >= BROADCASTS_A_MINUTE) throw new Refusal(429, 'Too many requests');
    const [number, name] = [asText(body.to_number) ?? '', asText(body.to_name) ?? ''];
    if (!/^\d{8,15}$/.test(number)) throw new Refusal(422, 'Phone number is invalid');
    if (name === '') throw new Refusal(422, "To name can't be blank");
    if (body.channel_integration_id !== channelId) throw new Refusal(422, 'Channel integration not found');
    const content = this.#templateOf(body, templates());
    this.#broadcasts.push(at);
    const id = post(roomOf(number, name), content, 'campaign');
    return success({ id: `broadcast-${id}`, name, channel_integration_id: channelId }, 201);
  }

  #templateOf(body: Fields, templates: readonly Template[]): Content {
    const template = templates.find((each) => templateId(each) === body.message_template_id);
    if (!template || asFields(body.language).code !== template.language)
      throw new Refusal(422, 'Message template not found');
    const values = asList(asFields(body.parameters).body).map((each) => asText(asFields(each).value_text));
    const parameters = values.map((value) => ({ type: 'text', text: value }));
    const { name, language } = template;
    return parseTemplate({ name, language: { code: language }, components: [{ type: 'body', parameters }] }, templates);
  }

  #listRooms(query: string): FetchResponse {
    const { rooms, channelId } = this.#parts;
    const found = rooms().filter(({ account }) => [account.number, account.bsuid, account.name].includes(query));
    return success(found.map((room) => roomJson(room, channelId)));
  }

  #listTemplates(query: string): FetchResponse {
    const found = this.#parts.templates().filter(({ name }) => name.includes(query));
    return success(
      found.map((each) => ({ id: templateId(each), name: each.name, language: each.language, status: 'APPROVED' })),
    );
  }

  #addAgent(roomId: string, agentId: string): FetchResponse {
    const { agents, changed, channelId } = this.#parts;
    const room = this.#find(roomId);
    if (!agents().some(({ id }) => id === agentId)) {
      throw new Refusal(422, 'User who determined as agent was not found');
    }
    // A second one is added, not put in the first one's place.
    if (!room.agents.includes(agentId)) room.agents.push(agentId);
    room.status = 'assigned';
    changed(room, 'add_agent');
    return success(roomJson(room, channelId), 201);
  }

  #removeAgent(roomId: string, agentId: string): FetchResponse {
    const room = this.#find(roomId);
    if (room.status !== 'assigned') throw new Refusal(422, 'Cannot remove agent, this room status is not assigned');
    if (!this.#parts.keepsStrays()) room.agents = room.agents.filter((id) => id !== agentId);
    if (room.agents.length === 0) room.status = 'unassigned';
    this.#parts.changed(room, 'remove_agent');
    return success({});
  }

  #resolve(roomId: string): FetchResponse {
    const room = this.#find(roomId);
    room.status = 'resolved';
    room.agents = [];
    this.#parts.changed(room, 'room_resolved');
    return success({});
  }

  #find(id: string): Room {
    const room = this.#parts.rooms().find((each) => each.id === id);
    if (!room) throw new Refusal(404, 'Room not found');
    return room;
  }

  /** The room, if its customer wrote within a day. */
  #into(roomId: unknown): Room {
    const room = this.#find(asText(roomId) ?? '');
    const { lastWroteAt } = room.account;
    if (lastWroteAt === undefined || this.#parts.now() - lastWroteAt >= WINDOW_MS) {
      throw new Refusal(422, 'Room session is expired, please send message template');
    }
    return room;
  }
}

function success(data: unknown, status = 200): FetchResponse {
  return jsonResponse(status, { status: 'success', data });
}

export function failure(code: number, message: string): FetchResponse {
  return jsonResponse(code, { status: 'error', error: { code, messages: [message] } });
}
