/** Under which addresses the local hub can be reached, here and from other devices. */
import type { IncomingMessage } from 'node:http';
import type { NetworkInterfaceInfo } from 'node:os';

/** Of a server that listens on all addresses: those of this machine in its networks. */
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

/** As the caller wrote it, so that what it is told works where it stands; `origin` when it does not say. */
export function originOf(request: IncomingMessage, origin: string): string {
  const { host } = request.headers;
  return host ? `http://${host}` : origin;
}
