/**
 * What cannot be created here (images, drawings, pivot tables …) never exists: methods that list it return an empty list, and
 * methods that would create it throw with their name.
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
