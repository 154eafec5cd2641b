/** Careful reading of JSON from outside: a wrong kind reads as absent, never throws. */

export type JsonRecord = Readonly<Record<string, unknown>>;

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

export function number(parent: JsonRecord, key: string): number | null {
  const value = own(parent, key);
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : null;
}

/** Nothing that anybody sends has a tenth of it; whatever walks through a value may recurse so far. */
const MAX_DEPTH = 60;

export function parseJson(body: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  if (isDeeperThan(body, MAX_DEPTH)) return { ok: false, reason: `It is nested deeper than ${MAX_DEPTH} levels.` };
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** One pass over the text; brackets inside strings do not count. */
function isDeeperThan(body: string, most: number): boolean {
  let depth = 0;
  let isInString = false;
  // Every level needs a character.
  for (let i = 0; i < body.length && body.length > most; i++) {
    const code = body.charCodeAt(i);
    if (isInString) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) isInString = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth++;
      if (depth > most) return true;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
  }
  return false;
}
