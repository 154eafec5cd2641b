/** How the platform names the types of arguments in "The parameters (…) don't match the method signature". */

/** Classes of the emulation whose instances are named, e.g. SpreadsheetApp.Range. */
const NAMES = new WeakMap<object, string>();

/** Gives a class the name under which its instances appear in messages. */
export function nameType(type: { readonly prototype: object }, name: string): void {
  NAMES.set(type.prototype, name);
}

export function typeNames(args: ArrayLike<unknown>): string {
  return Array.from(args, typeName).join(',');
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return Number.isNaN(value) ? 'NaN' : 'number';
  if (typeof value === 'boolean') return 'Boolean';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `${typeName(value[0])}[]`;
  if (typeof value === 'function') return 'function';
  const prototype: unknown = Object.getPrototypeOf(value);
  return (typeof prototype === 'object' && prototype !== null ? NAMES.get(prototype) : undefined) ?? '(class)';
}
