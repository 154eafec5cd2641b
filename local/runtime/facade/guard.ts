/**
 * Strictness: access to a member that is not emulated throws an error with its name, instead of giving undefined. The guard is
 * at the end of the prototype chain, so it costs nothing for members that exist.
 */

/** Members that libraries and test runners look for on any object, and `isFake`, which tells emulators from the platform. */
const LOOKED_FOR: ReadonlySet<string> = new Set([
  'isFake',
  'then',
  'toJSON',
  'constructor',
  'prototype',
  'name',
  'length',
  'size',
  'inspect',
  'asymmetricMatch',
  'nodeType',
  'tagName',
  'hasAttribute',
  'window',
  'calls',
  'mock',
  'getMockName',
  'callee',
  'message',
  'stack',
  'cause',
  'code',
  'isBuffer',
  'buffer',
  'default',
]);

/** The end of a prototype chain: members of `parent` are found through it, all others throw. */
function refusing(label: string, parent: object = Object.prototype): object {
  return new Proxy(parent, {
    get(target, property, receiver) {
      if (typeof property === 'symbol' || property in target) return Reflect.get(target, property, receiver) as unknown;
      if (LOOKED_FOR.has(property) || /^[_$@0-9]/.test(property)) return undefined;
      throw new Error(`not emulated: ${label}.${property}`);
    },
  });
}

/** Makes instances of a class (and of those derived from it) refuse members they do not have, and show its name as text. */
export function guardClass({ prototype }: { readonly prototype: object }, label: string): void {
  Object.setPrototypeOf(prototype, refusing(label, Object.getPrototypeOf(prototype) as object));
  if (!Object.hasOwn(prototype, 'toString')) nameAs(prototype, label);
}

/** Prototypes by label, created once, since every execution has some sixty guarded objects. */
const prototypes = new Map<string, object>();

/** The same for a plain object of members. */
export function guarded<T extends object>(label: string, members: T): T {
  const prototype = prototypes.get(label) ?? nameAs(Object.create(refusing(label)) as object, label);
  prototypes.set(label, prototype);
  return Object.create(prototype, Object.getOwnPropertyDescriptors(members)) as T;
}

/** A guarded object whose methods take no arguments and return these values. */
export function answering<T extends Readonly<Record<string, unknown>>>(label: string, values: T): Answering<T> {
  const methods = Object.entries(values).map(([name, value]) => [name, () => value]);
  return guarded(label, Object.fromEntries(methods) as Answering<T>);
}

export type Answering<T> = { readonly [name in keyof T]: () => T[name] };

function nameAs(object: object, label: string): object {
  return Object.defineProperty(object, 'toString', { value: () => label, writable: true, configurable: true });
}
