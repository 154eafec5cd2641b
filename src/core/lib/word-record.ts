/**
 * A record whose keys are words from outside (a gateway's ID, a number, a tab). It has no prototype, so that "constructor" and
 * "__proto__" are ordinary keys, found only if they were set.
 */
export function wordRecord<T>(from: Readonly<Record<string, T>> = {}): Record<string, T> {
  return Object.assign(Object.create(null), from);
}
