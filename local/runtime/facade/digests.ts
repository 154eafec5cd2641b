/**
 * Utilities' digests, signatures and base64. Strings count as US-ASCII unless a charset is given, and each code point
 * outside it as one "?": https://developers.google.com/apps-script/reference/utilities/utilities#computedigestalgorithm,-value.
 */
import { createHash, createHmac, createSign } from 'node:crypto';
import { Blob, blobOf } from './blob';
import type { Bridge } from './bridge';
import { asciiBytes, fromSigned, toSigned, utf8Bytes } from './bytes';
import { type Enum, EnumMember, makeEnum } from './enum';

export const CHARSET = makeEnum('Utilities.Charset', ['US_ASCII', 'UTF_8']);
export const DIGEST = makeEnum('Utilities.DigestAlgorithm', ['MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']);
export const MAC = makeEnum('Utilities.MacAlgorithm', [
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
]);
export const RSA = makeEnum('Utilities.RsaAlgorithm', ['RSA_SHA_1', 'RSA_SHA_256']);

/** Node's name of a hash: SHA_256 → sha256. */
const hashName = (member: string): string =>
  member
    .replace(/^(HMAC|RSA)_/, '')
    .replace('_', '')
    .toLowerCase();

function memberOf<Name extends string>(members: Enum<Name>, value: unknown): string | null {
  return value instanceof EnumMember && Object.values(members).includes(value) ? value.toString() : null;
}

function encode(text: string, charset: string | null): Uint8Array {
  return charset === 'UTF_8' ? utf8Bytes(text) : asciiBytes(text);
}

export function createDigests(bridge: Bridge): Record<string, unknown> {
  const mismatch = (method: string, args: ArrayLike<unknown>): never => bridge.mismatch(`Utilities.${method}`, args);

  /** String with optional charset, or bytes without one. */
  const bytesOf = (
    method: string,
    args: readonly unknown[],
    value: unknown,
    charset: unknown,
    given: boolean,
  ): Uint8Array => {
    const name = given ? memberOf(CHARSET, charset) : null;
    if (typeof value === 'string' && (!given || name)) return encode(value, name);
    if (Array.isArray(value) && !given) return fromSigned(bridge, value);
    return mismatch(method, args);
  };

  const computeDigest = (...args: unknown[]): number[] => {
    const [algorithm, value, charset] = args;
    const name = memberOf(DIGEST, algorithm);
    if (!name || args.length < 2 || args.length > 3) return mismatch('computeDigest', args);
    if (name === 'MD2') throw new Error('not emulated: Utilities.DigestAlgorithm.MD2');
    const bytes = bytesOf('computeDigest', args, value, charset, args.length > 2);
    return toSigned(bridge, createHash(hashName(name)).update(bytes).digest());
  };

  const hmac = (method: string, hash: string, args: readonly unknown[], own: readonly unknown[]): number[] => {
    const [value, key, charset] = own;
    if (own.length < 2 || own.length > 3 || typeof value !== typeof key) return mismatch(method, args);
    const given = own.length > 2;
    const bytes = bytesOf(method, args, value, charset, given);
    const secret = bytesOf(method, args, key, charset, given);
    return toSigned(bridge, createHmac(hash, secret).update(bytes).digest());
  };

  const rsa = (method: string, hash: string, args: readonly unknown[], own: readonly unknown[]): number[] => {
    const [value, key, charset] = own;
    if (own.length < 2 || own.length > 3 || typeof key !== 'string') return mismatch(method, args);
    const bytes = bytesOf(method, args, value, charset, own.length > 2);
    try {
      return toSigned(bridge, createSign(hash).update(bytes).sign(key));
    } catch {
      return bridge.fail('invalidArgument', 'key');
    }
  };

  const withAlgorithm =
    <Name extends string>(method: string, members: Enum<Name>, sign: typeof hmac) =>
    (...args: unknown[]): number[] => {
      const name = memberOf(members, args[0]);
      return name ? sign(method, hashName(name), args, args.slice(1)) : mismatch(method, args);
    };

  return {
    computeDigest,
    computeHmacSignature: withAlgorithm('computeHmacSignature', MAC, hmac),
    computeHmacSha256Signature: (...args: unknown[]) => hmac('computeHmacSha256Signature', 'sha256', args, args),
    computeRsaSignature: withAlgorithm('computeRsaSignature', RSA, rsa),
    computeRsaSha1Signature: (...args: unknown[]) => rsa('computeRsaSha1Signature', 'sha1', args, args),
    computeRsaSha256Signature: (...args: unknown[]) => rsa('computeRsaSha256Signature', 'sha256', args, args),
    ...createBase64(bridge, mismatch),
  };
}

function createBase64(
  bridge: Bridge,
  mismatch: (method: string, args: ArrayLike<unknown>) => never,
): Record<string, unknown> {
  const encoder =
    (method: string, webSafe: boolean) =>
    (...args: unknown[]): string => {
      const [value, charset] = args;
      const given = args.length > 1;
      const name = given ? memberOf(CHARSET, charset) : null;
      const blob = blobOf(value);
      let bytes: Uint8Array;
      // Unlike digests, base64Encode reads a string as UTF-8 when no charset is given.
      if (typeof value === 'string' && args.length <= 2 && (!given || name))
        bytes = name === 'US_ASCII' ? asciiBytes(value) : utf8Bytes(value);
      else if (Array.isArray(value) && !given) bytes = fromSigned(bridge, value);
      else if (blob && !given) bytes = Blob.raw(blob);
      else return mismatch(method, args);
      const text = Buffer.from(bytes).toString('base64');
      return webSafe ? text.replace(/\+/g, '-').replace(/\//g, '_') : text;
    };
  const decoder =
    (method: string) =>
    (...args: unknown[]): number[] => {
      const [value] = args;
      if (typeof value !== 'string' || args.length > 2) return mismatch(method, args);
      const text = value.replace(/\s/g, '').replace(/-/g, '+').replace(/_/g, '/');
      if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return bridge.fail('couldNotDecode');
      return toSigned(bridge, new Uint8Array(Buffer.from(text, 'base64')));
    };
  return {
    base64Encode: encoder('base64Encode', false),
    base64EncodeWebSafe: encoder('base64EncodeWebSafe', true),
    base64Decode: decoder('base64Decode'),
    base64DecodeWebSafe: decoder('base64DecodeWebSafe'),
  };
}
