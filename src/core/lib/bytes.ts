/** UTF-8 and hashing on plain arrays: Apps Script has neither TextEncoder nor crypto, and its digests default to US_ASCII. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** The text's bytes in UTF-8. */
export function utf8(text: string): Uint8Array {
  return asciiBytes(text) ?? utf8Bytes(text);
}

/** A shortcut: ledgers and deliveries are nearly always ASCII, which needs no conversion. Null for other text. */
function asciiBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return null;
    bytes[i] = code;
  }
  return bytes;
}

function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0xfffd;
    // A lone surrogate has no UTF-8 form; like every encoder, we write U+FFFD.
    pushCodePoint(bytes, code >= 0xd800 && code <= 0xdfff ? 0xfffd : code);
  }
  return Uint8Array.from(bytes);
}

function pushCodePoint(bytes: number[], code: number): void {
  if (code < 0x80) bytes.push(code);
  else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
  else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  else {
    bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Two lower-case digits per byte. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += HEX[byte];
  return hex;
}

/** SHA-256 of the text's UTF-8 form, in lower-case hex. */
export function sha256Hex(text: string): string {
  return toHex(sha256(utf8(text)));
}

/** SHA-256 of the text's UTF-8 form: 32 bytes. */
export function sha256Bytes(text: string): Uint8Array {
  return sha256(utf8(text));
}

/** HMAC-SHA256 over the texts' UTF-8 forms, in base64 with padding. */
export function hmacSha256Base64(secret: string, text: string): string {
  return base64(hmac(sha256, utf8(secret), utf8(text)));
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The standard alphabet, with padding (RFC 4648, section 4). */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let n = 0; n < 4; n++) text += i + n > bytes.length ? '=' : BASE64[(word >> (18 - 6 * n)) & 63];
  }
  return text;
}

/** HMAC-SHA256 over the texts' UTF-8 forms, in lower-case hex. */
export function hmacSha256Hex(secret: string, text: string): string {
  return toHex(hmac(sha256, utf8(secret), utf8(text)));
}

/**
 * Compares in a time that depends only on the lengths, so that a guess learns nothing from how soon it fails. Accepts anything;
 * a value that is not a string equals nothing.
 */
export function equalsInConstantTime(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  let difference = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) difference |= a.charCodeAt(i % (a.length || 1)) ^ b.charCodeAt(i);
  return difference === 0;
}
