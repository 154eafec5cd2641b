/** Any JSON object. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** {} for anything that is not an object. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/**
 * Maps the changes of Meta's envelope: `of` returns null to drop a change, the change itself, or another one. Entries without
 * any changes left are dropped; anything else stays as it is. Null when it is not an envelope.
 * https://developers.facebook.com/docs/graph-api/webhooks/reference
 */
export function withChanges(
  parsed: unknown,
  of: (change: unknown) => unknown[],
): (Fields & { entry: unknown[] }) | null {
  if (!isFields(parsed) || !Array.isArray(parsed.entry)) return null;
  const entry = (parsed.entry as unknown[]).flatMap((one) => {
    if (!isFields(one) || !Array.isArray(one.changes)) return [one];
    const changes = (one.changes as unknown[]).flatMap(of);
    return changes.length === 0 && one.changes.length > 0 ? [] : [{ ...one, changes }];
  });
  return { ...parsed, entry };
}
