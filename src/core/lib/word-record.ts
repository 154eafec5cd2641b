/**
 * A record whose keys are words from outside (a gateway's ID, a number, a tab). It inherits nothing, so that "constructor"
 * and "__proto__" are keys like others, found only when they were put there.
 */
export function wordRecord<T>(from: Readonly<Record<string, T>> = {}): Record<string, T> {
  return Object.assign(Object.create(null), from);
}
