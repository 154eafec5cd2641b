/** A script that requests its own web app: the request becomes another execution of this runtime. */

import type { FetchResponse } from '../fetch-answer';
import type { FetchRequest } from '../port';
import { answerRequest, type FrontDeps, type WebRequest } from './web-front';

const USER_AGENT = 'Mozilla/5.0 (compatible; Google-Apps-Script)';

/** Null when the URL is not this web app's. */
export function loopBack(front: FrontDeps, webAppUrl: string, request: FetchRequest): Promise<FetchResponse> | null {
  const path = ownPath(front, new URL(webAppUrl), new URL(request.url));
  if (path === null) return null;
  const contentType = request.contentType ?? headerOf(request, 'content-type');
  const asked: WebRequest = {
    method: request.method.toUpperCase(),
    url: path,
    userAgent: headerOf(request, 'user-agent') ?? USER_AGENT,
    ...(request.payload === undefined ? {} : { body: request.payload }),
    ...(contentType === undefined ? {} : { contentType }),
  };
  return answerRequest(front, asked).then(({ status, headers, body }) => ({
    status,
    headers: { ...headers },
    body: Buffer.from(body),
  }));
}

function ownPath(front: FrontDeps, own: URL, url: URL): string | null {
  if (url.origin === front.echoOrigin && url.pathname === '/macros/echo') return url.pathname + url.search;
  const isApp = url.origin === own.origin && `${url.pathname}/`.startsWith(`${own.pathname}/`);
  return isApp ? `/exec${url.pathname.slice(own.pathname.length)}${url.search}` : null;
}

function headerOf({ headers }: FetchRequest, wanted: string): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** A web app on this machine echoes from this machine; a Google address from Google's own second host. */
export function echoOriginOf(webAppUrl: string): string {
  const { origin, host } = new URL(webAppUrl);
  return host === 'script.google.com' ? 'https://script.googleusercontent.com' : origin;
}
