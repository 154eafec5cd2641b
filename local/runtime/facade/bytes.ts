/** Bytes as scripts see them: signed numbers in an array; and texts in the platform's two charsets. */
import type { Bridge } from './bridge';

/** As scripts see bytes: -128 to 127. */
export function toSigned(bridge: Bridge, bytes: Uint8Array): number[] {
  return bridge.array(Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
}

/** Reads a script's byte array; throws for an item that is not a number. */
export function fromSigned(bridge: Bridge, values: readonly unknown[]): Uint8Array {
  const bytes = new Uint8Array(values.length);
  values.forEach((value, index) => {
    if (typeof value !== 'number' || Number.isNaN(value)) bridge.cannotConvert('Array', 'byte[]');
    bytes[index] = Number(value) & 0xff;
  });
  return bytes;
}

/** US-ASCII: every code point outside it becomes one "?". */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text), (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code > 127 ? 63 : code;
  });
}

export const utf8Bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));

export function decode(bytes: Uint8Array, charset?: string): string {
  const name = (charset ?? 'utf-8').toLowerCase().replace('_', '-');
  if (name === 'us-ascii')
    return Array.from(bytes, (byte) => (byte > 127 ? '\ufffd' : String.fromCharCode(byte))).join('');
  return new TextDecoder(name === 'utf-8' ? 'utf-8' : name, { ignoreBOM: true }).decode(bytes);
}
