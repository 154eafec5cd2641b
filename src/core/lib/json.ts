/** Careful reading of JSON from outside: a wrong kind reads as absent, never throws. */

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Null for anything but an object; an array is none. */
export function asRecord(value: unknown): JsonRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null;
}

/** The object under a key; {} when it is absent or of another kind. */
export function record(parent: JsonRecord, key: string): JsonRecord {
  return asRecord(parent[key]) ?? {};
}

/** The objects in the array under a key. */
export function records(parent: JsonRecord, key: string): JsonRecord[] {
  const value = parent[key];
  return Array.isArray(value) ? value.map(asRecord).filter((item) => item !== null) : [];
}

/** Text under a key; numbers become text, since senders are not of one mind about ids. */
export function text(parent: JsonRecord, key: string): string {
  const value = parent[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A number under a key, or a text that is one; null otherwise. */
export function number(parent: JsonRecord, key: string): number | null {
  const value = parent[key];
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : null;
}

/** Never throws; `reason` is the parser's own message. */
export function parseJson(body: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
