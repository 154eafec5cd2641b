/** Careful reading of JSON from outside: a wrong kind reads as absent, never throws. */

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Null for anything but an object; an array is none. */
export function asRecord(value: unknown): JsonRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null;
}

/** What stands under a key, which may be any word from outside: own fields only, so that none reaches Object.prototype. */
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

/** Text under a key; numbers become text, since senders are not of one mind about ids. */
export function text(parent: JsonRecord, key: string): string {
  const value = own(parent, key);
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A number under a key, or a text that is one; null otherwise. */
export function number(parent: JsonRecord, key: string): number | null {
  const value = own(parent, key);
  const parsed = typeof value === 'string' ? decimal(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : null;
}

/** No number is longer, and longer texts are not looked through. */
const LONGEST_NUMBER = 64;

/** The finite number that a text is, in decimal digits: 0x10 and 0b11 are numbers to JavaScript, and words to everybody else. */
export function decimal(text: string): number | null {
  const isDecimal = text.length <= LONGEST_NUMBER && /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(text);
  return isDecimal && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** What senders write for nothing. */
const NOTHING = /^(null|nil|nan|undefined|none|unknown|unavailable|n\/?a|#n\/a|-+|\?+)?$/i;
/** No word for nothing is longer. */
const LONGEST_NOTHING = 16;

export function isNothing(value: unknown): boolean {
  return (
    typeof value === 'string' && (value.length <= LONGEST_NOTHING ? NOTHING.test(value.trim()) : value.trim() === '')
  );
}

/** Whatever walks through a value may recurse so far; nobody's JSON has a quarter of it. */
const MAX_DEPTH = 60;
/** A full delivery of Meta's (1,000 updates) has some 60,000 fields; more of them cost more to read than they can say. */
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

/** What there is too much of, found in one pass before anything is made of the text; what stands inside strings does not count. */
function excessOf(body: string): string | null {
  // Every level needs a character.
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

/** Integers that a number cannot hold exactly become texts: an ID of nineteen digits must not become its neighbour. */
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

/** Where the string that begins at `from` ends. */
function endOfString(body: string, from: number): number {
  for (let i = from + 1; i < body.length; i++) {
    const code = body.charCodeAt(i);
    if (code === BACKSLASH) i++;
    else if (code === QUOTE) return i;
  }
  return body.length;
}
