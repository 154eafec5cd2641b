/** Finds the handler of an API call: a method and a path whose `:parts` become parameters. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './reply';

export interface ApiCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
}

/** What a handler answers is sent as JSON; undefined means that the handler has already answered. */
type Handler = (call: ApiCall) => unknown;
export type Routes = Readonly<Record<string, Handler>>;

export function createRouter(routes: Routes) {
  const entries = Object.entries(routes).map(([key, handler]) => {
    const [method = '', path = ''] = key.split(' ');
    return { method, path, parts: path.split('/').slice(1), handler };
  });

  return (request: IncomingMessage, response: ServerResponse, url: URL): unknown => {
    const asked = url.pathname.split('/').slice(1).map(decode);
    const onPath = entries.flatMap((entry) => {
      const params = match(entry.parts, asked);
      return params ? [{ ...entry, params }] : [];
    });
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
    const found = onPath.find((entry) => entry.method === method);
    if (found) return found.handler({ request, response, url, params: found.params });
    if (onPath.length > 0) {
      const methods = onPath.map((entry) => entry.method).join(' or ');
      throw new ApiError(405, `${url.pathname} does not answer ${method}.`, `Use ${methods}.`);
    }
    const known = entries.map((entry) => `${entry.method} ${entry.path}`).join(', ');
    throw new ApiError(404, `There is no ${url.pathname} in the local API.`, `Known: ${known}.`);
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function match(parts: readonly string[], asked: readonly string[]): Record<string, string> | null {
  if (parts.length !== asked.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = asked[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part !== value) return null;
  }
  return params;
}
