/**
 * Strictness: a member of a service object that is not emulated throws by name, instead of being undefined. The guard sits
 * behind the prototypes, so members that exist are found without it.
 */

/** What libraries and test runners look for on any object, and `isFake`, by which emulators are told from the platform. */
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

function refusing(label: string): object {
  return new Proxy(Object.prototype, {
    get(target, property, receiver) {
      if (typeof property === 'symbol' || property in target) return Reflect.get(target, property, receiver) as unknown;
      if (LOOKED_FOR.has(property) || /^[_$@0-9]/.test(property)) return undefined;
      throw new Error(`not emulated: ${label}.${property}`);
    },
  });
}

/** Makes instances of a class (and of those derived from it) refuse members they do not have. */
export function guardClass(type: { readonly prototype: object }, label: string): void {
  Object.setPrototypeOf(type.prototype, refusing(label));
}

/** The same for a plain object of members. */
export function guarded<T extends object>(label: string, members: T): T {
  const named = { toString: () => label };
  const object = Object.create(Object.setPrototypeOf(named, refusing(label)) as object) as T;
  return Object.defineProperties(object, Object.getOwnPropertyDescriptors(members));
}
