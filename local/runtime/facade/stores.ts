/** PropertiesService, CacheService and LockService. */
import { type Bridge, isRecord } from './bridge';
import { guardClass, guarded } from './guard';
import { nameType } from './type-names';

type Scope = 'script' | 'user' | 'document';

/** A name is a text, and numbers are converted. Objects match no signature of the method. */
const isPlain = (value: unknown): boolean => value === null || value === undefined || typeof value !== 'object';

/** An object's values as texts for storing; null when it is not an object. */
function textsIn(values: unknown): Readonly<Record<string, string>> | null {
  if (!isRecord(values)) return null;
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

/** A store of one scope. */
class Scoped {
  readonly bridge: Bridge;
  readonly scope: Scope;

  constructor(bridge: Bridge, scope: Scope) {
    this.bridge = bridge;
    this.scope = scope;
  }
}

export class Properties extends Scoped {
  getProperty(key: unknown): unknown {
    return this.bridge.call('Properties.getProperty', this.scope, String(key ?? ''));
  }

  getProperties(): unknown {
    return this.bridge.call('Properties.getProperties', this.scope);
  }

  getKeys(): unknown {
    return this.bridge.call('Properties.getKeys', this.scope);
  }

  setProperty(...args: unknown[]): this {
    const [key, value] = args;
    if (args.length !== 2 || !isPlain(key)) this.#mismatch('setProperty', args);
    this.bridge.ask('Properties.setProperty', this.scope, String(key ?? ''), String(value));
    return this;
  }

  setProperties(properties: unknown, deleteAllOthers?: unknown): this {
    const texts = textsIn(properties) ?? this.#mismatch('setProperties', [properties]);
    this.bridge.ask('Properties.setProperties', this.scope, texts, deleteAllOthers === true);
    return this;
  }

  deleteProperty(key: unknown): this {
    this.bridge.ask('Properties.deleteProperty', this.scope, String(key ?? ''));
    return this;
  }

  deleteAllProperties(): this {
    this.bridge.ask('Properties.deleteAllProperties', this.scope);
    return this;
  }

  #mismatch(method: string, args: ArrayLike<unknown>): never {
    return this.bridge.mismatch(`PropertiesService.Properties.${method}`, args);
  }
}

export class Cache extends Scoped {
  get(key: unknown): unknown {
    return this.bridge.call('Cache.get', this.scope, String(key ?? ''));
  }

  getAll(keys: unknown): unknown {
    if (!Array.isArray(keys)) this.#mismatch('getAll', [keys]);
    return this.bridge.call('Cache.getAll', this.scope, (keys as unknown[]).map(String));
  }

  put(...args: unknown[]): null {
    const [key, value, expirationInSeconds] = args;
    if (args.length < 2 || args.length > 3) this.#mismatch('put', args);
    this.bridge.ask('Cache.put', this.scope, String(key ?? ''), String(value), this.#seconds(expirationInSeconds));
    return null;
  }

  putAll(values: unknown, expirationInSeconds?: unknown): null {
    const texts = textsIn(values) ?? this.#mismatch('putAll', [values]);
    this.bridge.ask('Cache.putAll', this.scope, texts, this.#seconds(expirationInSeconds));
    return null;
  }

  remove(key: unknown): null {
    this.bridge.ask('Cache.remove', this.scope, String(key ?? ''));
    return null;
  }

  removeAll(keys: unknown): null {
    if (!Array.isArray(keys)) this.#mismatch('removeAll', [keys]);
    this.bridge.ask('Cache.removeAll', this.scope, (keys as unknown[]).map(String));
    return null;
  }

  #seconds(value: unknown): number | null {
    if (value === undefined || value === null) return null;
    const seconds = Number(value);
    return Number.isFinite(seconds) ? Math.trunc(seconds) : this.bridge.cannotConvert(value, 'int');
  }

  #mismatch(method: string, args: ArrayLike<unknown>): never {
    return this.bridge.mismatch(`CacheService.Cache.${method}`, args);
  }
}

export class Lock extends Scoped {
  readonly #id: number;

  constructor(bridge: Bridge, scope: Scope, id: number) {
    super(bridge, scope);
    this.#id = id;
  }

  tryLock(...args: unknown[]): boolean {
    const ms = this.#ms('tryLock', args);
    return ms >= 0 && this.bridge.ask('Lock.tryLock', this.scope, ms, this.#id) === true;
  }

  waitLock(...args: unknown[]): void {
    const ms = this.#ms('waitLock', args);
    if (ms < 0) this.bridge.fail('lockTimeout');
    this.bridge.ask('Lock.waitLock', this.scope, ms, this.#id);
  }

  hasLock(): boolean {
    return this.bridge.ask('Lock.hasLock', this.scope, this.#id) === true;
  }

  releaseLock(): void {
    this.bridge.ask('Lock.releaseLock', this.scope, this.#id);
  }

  #ms(method: string, args: readonly unknown[]): number {
    const [value] = args;
    if (args.length !== 1 || typeof value !== 'number' || Number.isNaN(value)) {
      return this.bridge.mismatch(`LockService.Lock.${method}`, args);
    }
    return value;
  }
}

for (const [type, name] of [
  [Properties, 'PropertiesService.Properties'],
  [Cache, 'CacheService.Cache'],
  [Lock, 'LockService.Lock'],
] as const) {
  guardClass(type, name.split('.')[1] ?? name);
  nameType(type, name);
}

/** Document scope exists only in a script that is bound to a document. */
export function createStores(bridge: Bridge): Record<'PropertiesService' | 'CacheService' | 'LockService', object> {
  const bound = (): boolean => bridge.ask('SpreadsheetApp.isBound') === true;
  let locks = 0;
  const lock = (scope: Scope): Lock => {
    locks += 1;
    return new Lock(bridge, scope, locks);
  };
  return {
    PropertiesService: guarded('PropertiesService', {
      getScriptProperties: () => new Properties(bridge, 'script'),
      getUserProperties: () => new Properties(bridge, 'user'),
      getDocumentProperties: () => (bound() ? new Properties(bridge, 'document') : null),
    }),
    CacheService: guarded('CacheService', {
      getScriptCache: () => new Cache(bridge, 'script'),
      getUserCache: () => new Cache(bridge, 'user'),
      getDocumentCache: () => (bound() ? new Cache(bridge, 'document') : null),
    }),
    LockService: guarded('LockService', {
      getScriptLock: () => lock('script'),
      getUserLock: () => lock('user'),
      getDocumentLock: () => (bound() ? lock('document') : null),
    }),
  };
}
