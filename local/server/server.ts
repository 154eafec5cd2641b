/**
 * The HTTP server: Google's two addresses (/exec and /macros/echo) answered by the runtime as Google would, the local
 * JSON API under /local/, and the page.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { originOf } from './addresses';
import { activityRoutes } from './api/activity';
import { clockRoutes } from './api/clock';
import type { ApiContext } from './api/context';
import { crmRoutes } from './api/crm';
import { gatewayRoutes, unitRoutes } from './api/gateways';
import { inboxRoutes } from './api/inbox';
import { infoRoutes } from './api/info';
import { leadRoutes } from './api/leads';
import { mailRoutes } from './api/mail';
import { menuRoutes } from './api/menu';
import { pageLinkRoutes } from './api/page-links';
import { phoneRoutes } from './api/phones';
import { sheetEditRoutes, sheetRoutes } from './api/sheets';
import { storyRoutes } from './api/story';
import { workshopRoutes } from './api/workshop';
import { StartError } from './data-folder';
import { readBody } from './http/body';
import { guardLocalCall } from './http/guard';
import { ApiError, sendError, sendJson } from './http/reply';
import { createRouter } from './http/router';
import type { Hub } from './hub';
import { isForRelay } from './relay';

export async function listen(host: string, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer(answerStarting);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFailure(error, host, port)));
    server.listen(port, host, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** The port is opened before anything else is touched; until the hub has started, callers are asked to wait. */
function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
  sendError(response, new ApiError(503, 'The hub is still starting.', 'Try again in a second.'));
}

function listenFailure(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(`Port ${port} is taken. Stop what uses it, or choose another with --port N.`);
  }
  if (error.code === 'EACCES') return new StartError(`Port ${port} needs special rights. Choose one above 1023.`);
  return new StartError(`Cannot listen on ${host}:${port} (${error.message}).`);
}

/** Answers requests from now on. */
export function serve(server: Server, context: ApiContext, page: () => string): void {
  const route = createRouter({
    ...infoRoutes(context),
    ...clockRoutes(context),
    ...leadRoutes(context),
    ...pageLinkRoutes(context),
    ...sheetRoutes(context),
    ...sheetEditRoutes(context),
    ...phoneRoutes(context),
    ...inboxRoutes(context),
    ...crmRoutes(context),
    ...gatewayRoutes(context),
    ...unitRoutes(context),
    ...activityRoutes(context),
    ...mailRoutes(context),
    ...menuRoutes(context),
    ...workshopRoutes(context),
    ...storyRoutes(context),
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://local');
    if (url.pathname.startsWith('/exec') || url.pathname.startsWith('/macros/')) {
      await answerAsGoogle(request, response, context);
      return;
    }
    if (isForRelay(url.pathname) && context.hub.relay) {
      await context.hub.relay.serve(request, response);
      return;
    }
    // Browsers ask for it beside every page that names none.
    if (url.pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    guardLocalCall(request);
    if (url.pathname.startsWith('/local/')) {
      // Open pages keep requesting while the demo is being reset: they are answered when it is done.
      if (!(request.method === 'POST' && STARTS_OVER.includes(url.pathname))) await context.hub.ready();
      const value = await route(request, response, url);
      if (value !== undefined) sendJson(response, 200, value);
      return;
    }
    if (url.pathname === '/' || url.pathname === '/index.html') {
      sendPage(response, page());
      return;
    }
    throw new ApiError(404, `There is nothing at ${url.pathname}.`, 'The page is at /, the API under /local/.');
  };
  server.off('request', answerStarting);
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!(error instanceof ApiError)) console.error(error);
      sendError(response, error);
    });
  });
}

/** Calls that start the hub over, and so must not wait for it. */
const STARTS_OVER = ['/local/reset', '/local/state'];

async function answerAsGoogle(
  request: IncomingMessage,
  response: ServerResponse,
  { hub, origin }: ApiContext,
): Promise<void> {
  const body = await readBody(request);
  if (request.method === 'POST') hearOutsider(request.url ?? '', body, hub);
  const contentType = request.headers['content-type'];
  const userAgent = request.headers['user-agent'];
  const answer = await hub.runtime().request({
    method: request.method ?? 'GET',
    url: request.url ?? '/exec',
    ...(body === '' ? {} : { body }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(userAgent === undefined ? {} : { userAgent }),
  });
  // Redirect to the origin that the caller used: another device cannot reach this machine's 127.0.0.1.
  const here = originOf(request, origin);
  const headers = Object.entries(answer.headers).map(([name, value]) => {
    const isOurs = name.toLowerCase() === 'location' && typeof value === 'string' && value.startsWith(`${origin}/`);
    return [name, isOurs ? here + value.slice(origin.length) : value];
  });
  response.writeHead(answer.status, Object.fromEntries(headers));
  response.end(answer.body);
}

/** When a script posts a webhook as a customer or rep, the local WhatsApp must learn that this person has written. */
function hearOutsider(path: string, body: string, hub: Hub): void {
  const query = new URL(path, 'http://local').searchParams;
  if (query.get('source') !== 'meta' || query.get('key') !== hub.secrets.webhookKey) return;
  try {
    hub.world().hear(JSON.parse(body));
  } catch {
    // Not JSON: the hub will deal with it.
  }
}

function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
  response.end(html);
}
