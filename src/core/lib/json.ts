/** Careful reading of JSON from outside: a value of the wrong type counts as absent. Nothing here throws. */

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Null for anything but an object; an array does not count as one. */
export function asRecord(value: unknown): JsonRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null;
}

/** The value under a key, which may be any word from outside: own fields only, so that none reaches Object.prototype. */
function own(parent: JsonRecord, key: string): unknown {
  return Object.hasOwn(parent, key) ? parent[key] : undefined;
}

/** The object under a key; {} when it is absent or of another kind. */
export function record(parent: JsonRecord, key: string): JsonRecord {
  return asRecord(own(parent, key)) ?? {};
}

/** The objects in the array under a key. */
export function records(parent: JsonRecord, key: string): JsonRecord[] {
  const value = own(parent, key);
  return Array.isArray(value) ? value.map(asRecord).filter((item) => item !== null) : [];
}

/** The text under a key, '' when absent; numbers become text, since some senders write IDs as numbers. */
export function text(parent: JsonRecord, key: string): string {
  const value = own(parent, key);
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The number under a key, also when written as a text; null otherwise. */
export function number(parent: JsonRecord, key: string): number | null {
  const value = own(parent, key);
  const parsed = typeof value === 'string' ? decimal(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : null;
}

/** No number is longer, so longer texts are not examined. */
const LONGEST_NUMBER = 64;

/** The finite decimal number in a text, or null. 0x10 and 0b11 are numbers only to JavaScript, so they do not count. */
export function decimal(text: string): number | null {
  const isDecimal = text.length <= LONGEST_NUMBER && /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(text);
  return isDecimal && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** What senders write for "no value". */
const NOTHING = /^(null|nil|nan|undefined|none|unknown|unavailable|n\/?a|#n\/a|-+|\?+)?$/i;
/** None of these words is longer. */
const LONGEST_NOTHING = 16;

/** Whether a value is one of the texts that senders write for "no value", such as "null", "n/a" or "-". */
export function isNothing(value: unknown): boolean {
  return (
    typeof value === 'string' && (value.length <= LONGEST_NOTHING ? NOTHING.test(value.trim()) : value.trim() === '')
  );
}

/** The deepest nesting accepted, so that recursive code is safe; real JSON has less than a quarter of it. */
const MAX_DEPTH = 60;
/**
 * A full delivery from Meta (1,000 updates) has some 60,000 fields; a delivery with more than this limit is not worth reading.
 */
const MAX_FIELDS = 100_000;
const MAX_PARTS = 200_000;

/** Never throws. `reason`: what is wrong, for people. */
export function parseJson(body: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  const excess = excessOf(body);
  if (excess !== null) return { ok: false, reason: excess };
  try {
    return { ok: true, value: JSON.parse(/\d{16}/.test(body) ? withLongIntegersQuoted(body) : body) };
  } catch (error) {
    return { ok: false, reason: `Not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a];
const [MINUS, ZERO, NINE] = [0x2d, 0x30, 0x39];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Says which limit the text exceeds, or null. One pass before parsing; the content of strings does not count. */
function excessOf(body: string): string | null {
  // Every level needs at least one character.
  if (body.length <= MAX_DEPTH) return null;
  let [depth, fields, parts] = [0, 0, 0];
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i);
    if (code === QUOTE) i = endOfString(body, i);
    else if (code === COLON) fields++;
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      parts++;
      if (++depth > MAX_DEPTH) return `It is nested deeper than ${MAX_DEPTH} levels.`;
    }
  }
  if (fields > MAX_FIELDS) return `It has ${fields} fields; ${MAX_FIELDS} are read.`;
  return parts > MAX_PARTS ? `It has ${parts} lists and objects; ${MAX_PARTS} are read.` : null;
}

/** Quotes integers that a number cannot hold exactly, so that an ID of nineteen digits does not turn into another one. */
function withLongIntegersQuoted(body: string): string {
  let [quoted, done] = ['', 0];
  for (let i = 0; i < body.length; i++) {
    const code = body.charCodeAt(i);
    if (code === QUOTE) i = endOfString(body, i);
    if (code !== MINUS && (code < ZERO || code > NINE)) continue;
    const end = endOfNumber(body, i);
    const literal = body.slice(i, end);
    if (literal.length > 15 && /^-?\d+$/.test(literal) && !Number.isSafeInteger(Number(literal))) {
      quoted += `${body.slice(done, i)}"${literal}"`;
      done = end;
    }
    i = end - 1;
  }
  return quoted + body.slice(done);
}

function endOfNumber(body: string, from: number): number {
  let end = from + 1;
  while (end < body.length && /[\d.eE+-]/.test(body.charAt(end))) end++;
  return end;
}

/** The index at which the string that begins at `from` ends. */
function endOfString(body: string, from: number): number {
  for (let i = from + 1; i < body.length; i++) {
    const code = body.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === QUOTE) return i;
  }
  return body.length;
}
