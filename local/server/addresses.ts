/** Under which addresses the local hub can be reached, here and from other devices. */
import type { IncomingMessage } from 'node:http';
import type { NetworkInterfaceInfo } from 'node:os';

/** The addresses of this machine in its networks, for a server that listens on all of them. */
export function addressesElsewhere(
  host: string,
  port: number,
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [];
  return Object.values(interfaces)
    .flatMap((each) => each ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => `http://${address}:${port}/`);
}

/** The origin as the caller wrote it, so that URLs in answers work for the caller; `origin` when the request does not say. */
export function originOf(request: IncomingMessage, origin: string): string {
  const { host } = request.headers;
  return host ? `http://${host}` : origin;
}
