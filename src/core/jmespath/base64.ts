/** Base64 from outside, read on plain strings: Apps Script has no atob. */
import type { Json } from './values.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The JSON in a text of base64 (either alphabet), or null when it holds none. */
export function readBase64Json(text: string): Json {
  let bits = 0;
  let held = 0;
  let escaped = '';
  for (const character of text
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/[=\s]+/g, '')) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    bits = (bits << 6) | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    escaped += `%${((bits >> held) & 0xff).toString(16).padStart(2, '0')}`;
  }
  try {
    return JSON.parse(decodeURIComponent(escaped)) as Json;
  } catch {
    return null;
  }
}
