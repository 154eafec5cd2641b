/**
 * What cannot be made here (images, drawings, pivot tables …) is never there: the methods that list it answer truthfully
 * with an empty list, while those that would make it are refused by name.
 */
import type { Bridge } from './bridge';

interface Holder {
  readonly bridge: Bridge;
}

/** `methods`: names, separated by blanks. */
export function defineEmptyLists(type: { readonly prototype: Holder }, methods: string): void {
  for (const method of methods.split(' ')) {
    Object.defineProperty(type.prototype, method, {
      value(this: Holder) {
        return this.bridge.array([]);
      },
      writable: true,
      configurable: true,
    });
  }
}
