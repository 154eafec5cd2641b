/** Creates signatures and keys, and compares them in constant time. */
import type { Bytes, Host } from './host';

export const utf8 = new TextEncoder();

export async function hmacHex(host: Pick<Host, 'hmac'>, secret: string, text: string): Promise<string> {
  return hex(await host.hmac(utf8.encode(secret), utf8.encode(text)));
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Compares in a time that depends only on the length. */
export function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let i = 0; i < expected.length; i++) difference |= given.charCodeAt(i) ^ expected.charCodeAt(i);
  return difference === 0;
}

/** Every secret is compared, so that the time does not tell which one it was. */
export function isOneOf(given: string, secrets: readonly string[]): boolean {
  return secrets.filter((secret) => isSame(given, secret)).length > 0;
}

/**
 * `X-Hub-Signature-256: sha256=…` over the raw bytes.
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export async function isSignedByMeta(
  host: Pick<Host, 'hmac'>,
  { header, body }: { readonly header: string; readonly body: Bytes },
  secrets: readonly string[],
): Promise<boolean> {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header)?.[1]?.toLowerCase();
  if (given === undefined) return false;
  const expected = await Promise.all(secrets.map(async (secret) => hex(await host.hmac(utf8.encode(secret), body))));
  return isOneOf(given, expected);
}
