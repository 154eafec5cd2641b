/** Decodes base64 from outside with plain strings, since Apps Script has no atob. */
import { parseJson } from '../lib/json.ts';
import type { Json } from './values.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Character code → its six bits; both alphabets. */
const BITS = new Map([
  ...[...ALPHABET].map((character, index) => [character.charCodeAt(0), index] as const),
  ['-'.charCodeAt(0), 62] as const,
  ['_'.charCodeAt(0), 63] as const,
]);

/** The last result, since a mapping decodes the same text once for each field. */
let last: { readonly text: string; readonly value: Json } | null = null;

/** The JSON in a text of base64 (either alphabet), or null when it holds none. */
export function readBase64Json(text: string): Json {
  if (last?.text !== text) last = { text, value: read(text) };
  return last.value;
}

function read(text: string): Json {
  const escaped = escapedBytes(text.replace(/[=\s]+/g, ''));
  if (escaped === null) return null;
  try {
    const parsed = parseJson(decodeURIComponent(escaped));
    return parsed.ok ? (parsed.value as Json) : null;
  } catch {
    return null;
  }
}

/** The bytes percent-encoded for decodeURIComponent; null when the text is not base64. */
function escapedBytes(text: string): string | null {
  let bits = 0;
  let held = 0;
  let escaped = '';
  for (let i = 0; i < text.length; i++) {
    const value = BITS.get(text.charCodeAt(i));
    if (value === undefined) return null;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    escaped += byte < 0x80 && byte !== 0x25 ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`;
  }
  return escaped;
}
