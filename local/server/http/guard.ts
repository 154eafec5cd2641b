/**
 * Keeps other web sites out of the local API. A page elsewhere can make a browser call localhost, directly or by pointing its
 * own name at 127.0.0.1 (DNS rebinding). The Origin header reveals the first, the Host header the second.
 * https://developer.mozilla.org/docs/Web/Security/Attacks/CSRF
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { ApiError } from './reply';

export function guardLocalCall(request: IncomingMessage): void {
  const host = request.headers.host ?? '';
  if (!isLocalName(host)) {
    throw new ApiError(403, `The local API does not answer under the name "${host}".`, 'Use http://127.0.0.1 instead.');
  }
  const { origin } = request.headers;
  const crossSite = request.headers['sec-fetch-site'] === 'cross-site';
  const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
  if ((origin !== undefined && origin !== `http://${host}`) || (isWrite && crossSite)) {
    throw new ApiError(403, 'The call comes from another web site.', 'Call from the local page or from a script.');
  }
}

/** Names that no other site can own: localhost, and addresses written as numbers. */
function isLocalName(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === 'localhost' || isIP(name) !== 0;
}
