/** Clock, lock, properties, cache and log on Apps Script's services. */
import type { Cache, Clock, Lock, Log, LogFacts, Packer, Properties } from '../ports.ts';

export const systemClock: Clock = { nowMs: () => Date.now(), sleep: (ms) => Utilities.sleep(ms) };

/**
 * Both calls throw at times under load ("too many LockService operations"). A failed attempt counts as a lock held by another
 * execution, whose round takes the waiting work; a lock that is not released ends with the execution.
 */
export function scriptLock(log: Log): Lock {
  let lock: GoogleAppsScript.Lock.Lock | null = null;
  return {
    tryAcquire(waitMs: number): boolean {
      try {
        lock ??= LockService.getScriptLock();
        return lock.tryLock(waitMs);
      } catch (error) {
        log.warn('lock-not-asked', { error: String(error) });
        return false;
      }
    },
    release(): void {
      try {
        lock?.releaseLock();
      } catch (error) {
        log.warn('lock-not-released', { error: String(error) });
      }
    },
  };
}

/** Between tries. */
const PAUSES_MS = [400, 2_000];

/** Remembers what it last read, so that an adapter that needs one value costs no further call. */
export interface RememberingProperties extends Properties {
  lastSeen(key: string): string | null;
}

/**
 * Script Properties. Reads and writes fail for a moment now and then (“server error … INTERNAL”) and may succeed on the next
 * try; all of them can be repeated without harm. Limits: 9 KB per value, 500 KB in all (https://developers.google.com/apps-
 * script/guides/services/quotas).
 */
export function scriptProperties(): RememberingProperties {
  let seen: Record<string, string> = {};
  const patiently = <T>(call: (store: GoogleAppsScript.Properties.Properties) => T): T => {
    for (const pauseMs of PAUSES_MS) {
      try {
        return call(PropertiesService.getScriptProperties());
      } catch {
        Utilities.sleep(pauseMs);
      }
    }
    return call(PropertiesService.getScriptProperties());
  };
  return {
    getAll(): Record<string, string> {
      seen = patiently((store) => store.getProperties());
      return { ...seen };
    },
    get(key): string | null {
      const value = patiently((store) => store.getProperty(key));
      if (value !== null) seen[key] = value;
      return value;
    },
    setMany(values): void {
      patiently((store) => store.setProperties(values));
      Object.assign(seen, values);
    },
    delete: (key) => {
      patiently((store) => store.deleteProperty(key));
    },
    lastSeen: (key) => seen[key] ?? null,
  };
}

/** The script's cache; a value that cannot be stored is simply absent later. */
export function scriptCache(): Cache {
  return {
    getMany: (keys) => CacheService.getScriptCache().getAll([...keys]) as Record<string, string>,
    putMany: (values, ttlSeconds) => CacheService.getScriptCache().putAll(values, ttlSeconds),
    removeMany: (keys) => CacheService.getScriptCache().removeAll([...keys]),
  };
}

/**
 * Only Logger keeps an object's fields (jsonPayload), and only console has a severity, so warnings and errors go to both.
 * https://developers.google.com/apps-script/reference/base/logger
 */
export function writeLog(level: 'info' | 'warn' | 'error', line: LogFacts): void {
  Logger.log(line);
  if (level !== 'info') console[level](JSON.stringify(line));
}

/** 32 random hexadecimal characters. */
export const randomHex = (): string => Utilities.getUuid().replace(/-/g, '');

/** Blobs hold bytes, and text is converted as UTF-8 explicitly, since that is not the services' default for strings. */
export const gzipPacker: Packer = {
  pack: (text) => Utilities.base64Encode(Utilities.gzip(Utilities.newBlob(text)).getBytes()),
  unpack: (packed) => {
    const blob = Utilities.newBlob(Utilities.base64Decode(packed), 'application/x-gzip', 'body.gz');
    return Utilities.ungzip(blob).getDataAsString('UTF-8');
  },
};
