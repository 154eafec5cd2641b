/**
 * The Graph API's front: host, version, token and path are checked here; then the request goes to messages, media or the
 * description of the phone number.
 */
import { type FetchRequest, type FetchResponse, jsonResponse, requestHeader, requestText } from '../http';
import type { Accounts } from './accounts';
import type { MediaStore } from './media';
import type { Outgoing } from './outgoing';
import { parseSend, type Send } from './parse-send';
import type { createRates } from './rates';
import { GraphRefusal, refusalResponse } from './refusal';
import type { Template } from './templates';
import type { Business } from './webhooks';

export interface GraphParts {
  readonly business: Business;
  readonly accounts: Accounts;
  readonly outgoing: Outgoing;
  readonly media: MediaStore;
  readonly rates: ReturnType<typeof createRates>;
  readonly templates: () => readonly Template[];
  readonly token: () => { readonly value: string; readonly state: 'valid' | 'expired' };
  readonly now: () => number;
  readonly nextId: (recipient: string) => string;
  readonly traceId: () => string;
}

/** https://developers.facebook.com/docs/graph-api/changelog/versions */
const NEWEST_VERSION = 26;

export function answerGraph(request: FetchRequest, parts: GraphParts): FetchResponse | null {
  const isDownload = parts.media.isDownload(request.url);
  const match = /^https:\/\/graph\.facebook\.com(\/[^?#]*)?/.exec(request.url);
  if (!match && !isDownload) return null;
  try {
    checkToken(request, parts);
    if (isDownload) return parts.media.download(request.url);
    return route(request, (match?.[1] ?? '/').split('/').filter(Boolean), parts);
  } catch (error) {
    if (error instanceof GraphRefusal) return refusalResponse(error, parts.traceId());
    throw error;
  }
}

function checkToken(request: FetchRequest, parts: GraphParts): void {
  const header = requestHeader(request, 'authorization');
  const inQuery = /[?&]access_token=([^&#]+)/.exec(request.url)?.[1];
  const given = /^(?:Bearer|OAuth) +(.+)$/i.exec(header)?.[1] ?? inQuery;
  const { value, state } = parts.token();
  if (given === undefined) {
    throw new GraphRefusal(190, 'An access token is required to request this resource.');
  }
  if (given !== value) throw new GraphRefusal(190, 'Invalid OAuth access token - Cannot parse access token');
  if (state === 'expired') {
    const expired = new Date(parts.now()).toUTCString();
    throw new GraphRefusal(
      190,
      `Error validating access token: Session has expired on ${expired}. The current time is ${expired}.`,
      401,
      463,
    );
  }
}

function route(request: FetchRequest, path: readonly string[], parts: GraphParts): FetchResponse {
  const version = /^v(\d+)\.0$/.exec(path[0] ?? '');
  const [id = '', edge, ...rest] = version ? path.slice(1) : path;
  const method = request.method.toLowerCase();
  if ((version && Number(version[1]) > NEWEST_VERSION) || rest.length > 0) {
    throw new GraphRefusal(2500, `Unknown path components: /${path.join('/')}`);
  }
  if (id !== parts.business.phoneNumberId) {
    const medium = edge === undefined && method === 'get' ? parts.media.describe(id) : null;
    if (medium) return medium;
    throw unsupported(method, id);
  }
  if (method === 'post' && edge === 'messages') return postMessage(request, parts);
  if (method === 'post' && edge === 'media') return parts.media.upload(request);
  if (method === 'get' && edge === undefined) {
    return jsonResponse(200, {
      id,
      display_phone_number: `+${parts.business.number}`,
      verified_name: 'Local test number',
      quality_rating: 'GREEN',
      status: 'CONNECTED',
    });
  }
  throw unsupported(method, edge === undefined ? id : `${id}/${edge}`);
}

function unsupported(method: string, id: string): GraphRefusal {
  const details = `Unsupported ${method} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`;
  return new GraphRefusal(100, details, 400, 33);
}

function postMessage(request: FetchRequest, parts: GraphParts): FetchResponse {
  const type = requestHeader(request, 'content-type');
  // A JSON text sent as a form is not JSON to the API: it finds none of the parameters.
  const text = /^application\/json\b/i.test(type) ? requestText(request) : '{}';
  const send = parseSend(text, parts.templates());
  return send.kind === 'read' ? markRead(send.messageId, parts) : acceptMessage(send, parts);
}

function markRead(messageId: string, parts: GraphParts): FetchResponse {
  const found = parts.accounts.message(messageId);
  if (found?.message.from !== 'user') {
    throw new GraphRefusal(100, `Invalid parameter: message_id ${messageId} was not found`);
  }
  // Marking one message as read marks those before it, too.
  for (const message of found.account.chat) {
    if (message.from === 'user') message.ticks = 'read';
    if (message === found.message) break;
  }
  return jsonResponse(200, { success: true });
}

function acceptMessage(send: Extract<Send, { kind: 'message' }>, parts: GraphParts): FetchResponse {
  const { content, recipient, byUserId, contextId, opaque } = send;
  if (content.type === 'media' && /^\d+$/.test(content.media) && !parts.media.has(content.media)) {
    const details = `Param ${content.kind}['id'] is not a valid whatsapp business account media attachment ID`;
    throw new GraphRefusal(131009, details);
  }
  const account = parts.accounts.open(recipient);
  parts.rates.spend(account.id);
  const id = parts.nextId(account.id);
  parts.outgoing.accept(account, {
    id,
    at: parts.now(),
    from: 'business',
    content,
    ticks: 'accepted',
    request: send.body,
    ...(contextId === undefined ? {} : { contextId }),
    ...(opaque === undefined ? {} : { opaque }),
  });
  const who = byUserId ? { user_id: account.bsuid } : { wa_id: recipient };
  return jsonResponse(200, {
    messaging_product: 'whatsapp',
    contacts: [{ input: send.input, ...who }],
    messages: [{ id, ...(content.type === 'template' ? { message_status: 'accepted' } : {}) }],
  });
}
