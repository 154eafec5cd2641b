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
import { type Agent, type Room, roomJson } from './rooms';

const WINDOW_MS = 24 * 60 * 60 * 1000;
const BROADCASTS_A_MINUTE = 60;

export interface ChatParts {
  readonly channelId: string;
  readonly agents: () => readonly Agent[];
  readonly now: () => number;
  readonly templates: () => readonly Template[];
  readonly rooms: () => readonly Room[];
  /** Files by address, as the rest of the world has them. */
  readonly post: (room: Room, content: Content, campaign: boolean) => string;
  readonly roomOf: (number: string, name: string) => Room;
  readonly changed: (room: Room, event: string) => void;
  /** A removal that the service answers well and does not carry out. */
  readonly keepsStrays: () => boolean;
}

export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const templateId = ({ name, language }: Template): string => `tpl-${name}-${language}`;

export function createChatApi(parts: ChatParts) {
  let broadcasts: number[] = [];

  const find = (id: string): Room => {
    const room = parts.rooms().find((each) => each.id === id);
    if (!room) throw new Refusal(404, 'Room not found');
    return room;
  };

  const into = (roomId: unknown): Room => {
    const room = find(asText(roomId) ?? '');
    const { lastWroteAt } = room.account;
    if (lastWroteAt === undefined || parts.now() - lastWroteAt >= WINDOW_MS) {
      throw new Refusal(422, 'Room session is expired, please send message template');
    }
    return room;
  };

  const sent = (id: string, more: Fields = {}) => success({ id, ...more });

  const text = (body: Fields): FetchResponse => {
    const room = into(body.room_id);
    const words = asText(body.text) ?? '';
    if (body.type !== 'text') throw new Refusal(422, `Type ${String(body.type)} needs a file`);
    if (words.trim() === '' || [...words].length > 4096) throw new Refusal(422, "Text can't be blank or too long");
    return sent(parts.post(room, { type: 'text', text: words }, false));
  };

  const file = (request: FetchRequest): FetchResponse => {
    const form = requestText(request);
    const field = (name: string) => new RegExp(`name="${name}"\\r\\n\\r\\n([\\s\\S]*?)\\r\\n--`).exec(form)?.[1] ?? '';
    const room = into(field('room_id'));
    const kind = MEDIA_KINDS.find((each) => each === field('type'));
    if (!kind || !/name="file"; filename="/.test(form)) throw new Refusal(422, "File can't be blank");
    const media = `upload-${form.length}`;
    return sent(parts.post(room, { type: 'media', kind, media, caption: field('text') }, false));
  };

  const interactive = (body: Fields): FetchResponse => {
    const room = into(body.room_id);
    const given = asFields(body.interactive);
    const lists = asFields(given.lists);
    const action =
      body.type === 'button'
        ? { buttons: asList(given.buttons).map((reply) => ({ type: 'reply', reply })) }
        : { button: lists.button, sections: lists.sections };
    const content = parseInteractive({ type: body.type, body: { text: given.body }, action });
    return sent(parts.post(room, content, false));
  };

  const broadcast = (body: Fields): FetchResponse => {
    const now = parts.now();
    broadcasts = broadcasts.filter((at) => at > now - 60_000);
    if (broadcasts.length >= BROADCASTS_A_MINUTE) throw new Refusal(429, 'Too many requests');
    const [number, name] = [asText(body.to_number) ?? '', asText(body.to_name) ?? ''];
    if (!/^\d{8,15}$/.test(number)) throw new Refusal(422, 'Phone number is invalid');
    if (name === '') throw new Refusal(422, "To name can't be blank");
    if (body.channel_integration_id !== parts.channelId) throw new Refusal(422, 'Channel integration not found');
    const template = parts.templates().find((each) => templateId(each) === body.message_template_id);
    if (!template || asFields(body.language).code !== template.language)
      throw new Refusal(422, 'Message template not found');
    const values = asList(asFields(body.parameters).body).map((each) => asText(asFields(each).value_text));
    const parameters = values.map((value) => ({ type: 'text', text: value }));
    const { name: called, language } = template;
    const components = [{ type: 'body', parameters }];
    const content = parseTemplate({ name: called, language: { code: language }, components }, parts.templates());
    broadcasts.push(now);
    const id = parts.post(parts.roomOf(number, name), content, true);
    return success({ id: `broadcast-${id}`, name, channel_integration_id: parts.channelId }, 201);
  };

  const listRooms = (query: string) =>
    success(
      parts
        .rooms()
        .filter(({ account }) => [account.number, account.bsuid, account.name].includes(query))
        .map((room) => roomJson(room, parts.channelId)),
    );

  const listTemplates = (query: string) =>
    success(
      parts
        .templates()
        .filter(({ name }) => name.includes(query))
        .map((each) => ({ id: templateId(each), name: each.name, language: each.language, status: 'APPROVED' })),
    );

  const setAgent = (roomId: string, agentId: string, method: string): FetchResponse => {
    const room = find(roomId);
    if (method === 'post') {
      if (!parts.agents().some(({ id }) => id === agentId)) {
        throw new Refusal(422, 'User who determined as agent was not found');
      }
      // A second one is added, not put in the first one's place.
      if (!room.agents.includes(agentId)) room.agents.push(agentId);
      room.status = 'assigned';
      parts.changed(room, 'add_agent');
      return success(roomJson(room, parts.channelId), 201);
    }
    if (room.status !== 'assigned') throw new Refusal(422, 'Cannot remove agent, this room status is not assigned');
    if (!parts.keepsStrays()) room.agents = room.agents.filter((id) => id !== agentId);
    if (room.agents.length === 0) room.status = 'unassigned';
    parts.changed(room, 'remove_agent');
    return success({});
  };

  const resolve = (roomId: string): FetchResponse => {
    const room = find(roomId);
    room.status = 'resolved';
    room.agents = [];
    parts.changed(room, 'room_resolved');
    return success({});
  };

  const route = (request: FetchRequest, path: string, query: URLSearchParams): FetchResponse => {
    const method = request.method.toLowerCase();
    const form = requestHeader(request, 'content-type').startsWith('multipart/form-data');
    const body = form ? {} : asFields(parse(requestText(request)));
    const [, first, id = '', third, fourth = ''] = path.split('/');
    const key = `${method} ${path}`;
    if (key === 'post /messages/whatsapp/bot') return form ? file(request) : text(body);
    if (key === 'post /messages/whatsapp/interactive_message/bot') return interactive(body);
    if (key === 'post /broadcasts/whatsapp/direct') return broadcast(body);
    if (key === 'get /templates/whatsapp') return listTemplates(query.get('query') ?? '');
    if (key === 'get /rooms') return listRooms(query.get('query') ?? '');
    if (key === 'get /users')
      return success(parts.agents().map(({ id: agent, name }) => ({ id: agent, full_name: name })));
    if (first === 'rooms' && id !== '') {
      if (method === 'get' && third === undefined) return success(roomJson(find(id), parts.channelId));
      if (method === 'put' && third === 'resolve') return resolve(id);
      if (third === 'agents' && fourth !== '' && /post|delete/.test(method)) return setAgent(id, fourth, method);
    }
    return failure(404, 'Not found');
  };

  return (request: FetchRequest, path: string, query: URLSearchParams): FetchResponse => {
    try {
      return route(request, path, query);
    } catch (error) {
      if (error instanceof Refusal) return failure(error.status, error.message);
      if (error instanceof GraphRefusal) return failure(422, error.message);
      throw error;
    }
  };
}

function success(data: unknown, status = 200): FetchResponse {
  return jsonResponse(status, { status: 'success', data });
}

export function failure(code: number, message: string): FetchResponse {
  return jsonResponse(code, { status: 'error', error: { code, messages: [message] } });
}
