/**
 * Which values can pass between a page and the script through google.script.run. The rules are as measured on the platform
 * (https://tanaikech.github.io/2023/08/28/, and https://developers.google.com/apps-script/guides/html/communication).
 */

/** The index (from 0) of the first argument that contains a value which pages may not send; null when all are fine. */
export function firstIllegalArgument(args: readonly unknown[]): number | null {
  const at = args.findIndex((arg) => !isLegal(arg));
  return at === -1 ? null : at;
}

function isLegal(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return false;
  if (typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isLegal);
  if (kindOf(value) === 'Date') return false;
  return Object.values(value).every(isLegal);
}

/** The value that the page's success handler gets: a date anywhere makes the whole value null, and a Map arrives as {}. */
export function toLegalValue(value: unknown): unknown {
  if (holdsDate(value)) return undefined;
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (part === undefined) return null;
    if (typeof part === 'function') return Function.prototype.toString.call(part);
    if (typeof part === 'bigint' || typeof part === 'symbol') return null;
    return part;
  });
  return text === undefined ? null : (JSON.parse(text) as unknown);
}

function holdsDate(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > 100) return false;
  if (kindOf(value) === 'Date') return true;
  return Object.values(value).some((part) => holdsDate(part, depth + 1));
}

function kindOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
