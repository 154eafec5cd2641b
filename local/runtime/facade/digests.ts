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

type Args = readonly unknown[];

/** The input of a signature: a value, a key, and a charset for both if given. */
interface Signing {
  readonly method: string;
  readonly hash: string;
  /** The call's arguments, for the error message. */
  readonly args: Args;
  readonly own: Args;
}

class Digests {
  readonly #bridge: Bridge;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  digest(args: Args): number[] {
    const [algorithm, value, ...charset] = args;
    const name = memberOf(DIGEST, algorithm);
    if (!name || args.length < 2 || args.length > 3) return this.#mismatch('computeDigest', args);
    if (name === 'MD2') throw new Error('not emulated: Utilities.DigestAlgorithm.MD2');
    const bytes = this.#bytesOf(value, charset) ?? this.#mismatch('computeDigest', args);
    return toSigned(this.#bridge, createHash(hashName(name)).update(bytes).digest());
  }

  readonly hmac = ({ method, hash, args, own }: Signing): number[] => {
    const [value, key, ...charset] = own;
    if (own.length < 2 || own.length > 3 || typeof value !== typeof key) return this.#mismatch(method, args);
    const bytes = this.#bytesOf(value, charset) ?? this.#mismatch(method, args);
    const secret = this.#bytesOf(key, charset) ?? this.#mismatch(method, args);
    return toSigned(this.#bridge, createHmac(hash, secret).update(bytes).digest());
  };

  readonly rsa = ({ method, hash, args, own }: Signing): number[] => {
    const [value, key, ...charset] = own;
    if (own.length < 2 || own.length > 3 || typeof key !== 'string') return this.#mismatch(method, args);
    const bytes = this.#bytesOf(value, charset) ?? this.#mismatch(method, args);
    try {
      return toSigned(this.#bridge, createSign(hash).update(bytes).sign(key));
    } catch {
      return this.#bridge.fail('invalidArgument', 'key');
    }
  };

  withAlgorithm<Name extends string>(method: string, members: Enum<Name>, sign: (signing: Signing) => number[]) {
    return (...args: unknown[]): number[] => {
      const name = memberOf(members, args[0]);
      return name ? sign({ method, hash: hashName(name), args, own: args.slice(1) }) : this.#mismatch(method, args);
    };
  }

  /** A string with a charset or without one, or bytes without one; null for anything else. */
  #bytesOf(value: unknown, charset: Args): Uint8Array | null {
    const given = charset.length > 0;
    const name = given ? memberOf(CHARSET, charset[0]) : null;
    if (typeof value === 'string' && (!given || name)) return encode(value, name);
    return Array.isArray(value) && !given ? fromSigned(this.#bridge, value) : null;
  }

  #mismatch(method: string, args: Args): never {
    return this.#bridge.mismatch(`Utilities.${method}`, args);
  }
}

export function createDigests(bridge: Bridge): Record<string, unknown> {
  const digests = new Digests(bridge);
  const { hmac, rsa } = digests;
  const fixed =
    (method: string, hash: string, sign: typeof hmac) =>
    (...args: unknown[]): number[] =>
      sign({ method, hash, args, own: args });
  return {
    computeDigest: (...args: unknown[]) => digests.digest(args),
    computeHmacSignature: digests.withAlgorithm('computeHmacSignature', MAC, hmac),
    computeHmacSha256Signature: fixed('computeHmacSha256Signature', 'sha256', hmac),
    computeRsaSignature: digests.withAlgorithm('computeRsaSignature', RSA, rsa),
    computeRsaSha1Signature: fixed('computeRsaSha1Signature', 'sha1', rsa),
    computeRsaSha256Signature: fixed('computeRsaSha256Signature', 'sha256', rsa),
    ...createBase64(bridge, (method, args) => bridge.mismatch(`Utilities.${method}`, args)),
  };
}

function createBase64(
  bridge: Bridge,
  mismatch: (method: string, args: ArrayLike<unknown>) => never,
): Record<string, unknown> {
  const encoder =
    (method: string, alphabet: 'standard' | 'web-safe') =>
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
      return alphabet === 'web-safe' ? text.replace(/\+/g, '-').replace(/\//g, '_') : text;
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
    base64Encode: encoder('base64Encode', 'standard'),
    base64EncodeWebSafe: encoder('base64EncodeWebSafe', 'web-safe'),
    base64Decode: decoder('base64Decode'),
    base64DecodeWebSafe: decoder('base64DecodeWebSafe'),
  };
}
