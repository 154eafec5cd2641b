/** An object of JSON, whatever is in it. */
export type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Empty for what is no object. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/**
 * Meta's envelope with each change as `of` makes it: none, itself or another. An entry that loses all goes; what is no
 * entry with changes stays as it is. Null for what is no envelope.
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
