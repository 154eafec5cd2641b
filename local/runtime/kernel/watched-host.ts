/** The host as given to users: every change made through it is persisted and announced at once, like a script's. */
import type { Host } from '../host/types';

export function watchedHost(host: Host, settle: () => void): Host {
  const people = settling(host.people, settle);
  const properties = settling(host.properties, settle);
  return new Proxy(settling(host, settle), {
    get(target, name) {
      if (name === 'people') return people;
      if (name === 'properties') return properties;
      return Reflect.get(target, name);
    },
  });
}

function settling<T extends object>(object: T, settle: () => void): T {
  return new Proxy(object, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        try {
          return Reflect.apply(member, target, args);
        } finally {
          settle();
        }
      };
    },
  });
}
