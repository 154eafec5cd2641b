/** Properties, caches and locks. */
import { NOW, openAppsScript, openTwo, thrownBy } from './apps-script';

describe('properties', () => {
  test('are texts; what is missing is null', () => {
    const store = openAppsScript().PropertiesService.getScriptProperties();
    store.setProperty('a', 1 as never).setProperty('b', 'x');
    expect([store.getProperty('a'), store.getProperty('none')]).toEqual(['1', null]);
    expect(store.getProperties()).toEqual({ a: '1', b: 'x' });
    expect(store.getKeys().sort()).toEqual(['a', 'b']);
    expect(store.deleteProperty('a').getProperty('a')).toBeNull();
    store.setProperties({ c: '3' }, true);
    expect(store.getProperties()).toEqual({ c: '3' });
    expect(store.deleteAllProperties().getKeys()).toEqual([]);
  });

  test('of script, user and document are three stores, and a user’s are their own', () => {
    const { host, first } = openTwo();
    first.PropertiesService.getUserProperties().setProperty('k', 'mine');
    expect(first.PropertiesService.getScriptProperties().getProperty('k')).toBeNull();
    const other = openAppsScript({ user: 'other@example.com', host });
    expect(other.PropertiesService.getUserProperties().getProperty('k')).toBeNull();
  });

  test('are seen by other executions at once', () => {
    const { first, second } = openTwo();
    first.PropertiesService.getScriptProperties().setProperty('k', 'v');
    expect(second.PropertiesService.getScriptProperties().getProperty('k')).toBe('v');
  });

  test('fill 524,288 bytes of keys and values in all, whatever one value holds', () => {
    const store = openAppsScript().PropertiesService.getScriptProperties();
    store.setProperty('k', 'x'.repeat(524_287));
    expect(store.getProperty('k')).toHaveLength(524_287);
    expect(thrownBy(() => store.setProperty('l', 'x')).message).toBe(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    );
    store.deleteProperty('k').setProperty('l', 'x');
  });

  test('refuse empty and over-long keys', () => {
    const store = openAppsScript().PropertiesService.getScriptProperties();
    expect(() => store.setProperty('', 'x')).toThrow('the property name must not be null or empty');
    expect(() => store.getProperty(null as never)).toThrow('must not be null or empty');
    expect(() => store.setProperty('k'.repeat(8_067), 'x')).toThrow('Data storage error');
  });
});

describe('the cache', () => {
  test('keeps an item for 600 seconds unless told otherwise, and answers null afterwards', () => {
    let now = NOW;
    const cache = openAppsScript({ now: () => now }).CacheService.getScriptCache();
    expect(cache.put('a', '1')).toBeNull();
    cache.put('b', '2', 2);
    now += 2_000;
    expect([cache.get('a'), cache.get('b')]).toEqual(['1', null]);
    now += 598_000;
    expect(cache.get('a')).toBeNull();
  });

  test('takes and gives several at once, without those that are missing', () => {
    const cache = openAppsScript().CacheService.getScriptCache();
    cache.putAll({ a: '1', b: '2' });
    expect(cache.getAll(['a', 'b', 'c'])).toEqual({ a: '1', b: '2' });
    expect(cache.remove('a')).toBeNull();
    cache.removeAll(['b']);
    expect(cache.getAll(['a', 'b'])).toEqual({});
  });

  test('makes texts of what it is given', () => {
    const cache = openAppsScript().CacheService.getScriptCache();
    cache.put(5 as never, {} as never);
    cache.put('null', null as never);
    expect([cache.get('5'), cache.get('null')]).toEqual(['[object Object]', 'null']);
  });

  test('drops its oldest 101 items when it is full', () => {
    const cache = openAppsScript().CacheService.getScriptCache();
    for (let item = 0; item < 1_000; item += 1) cache.put(`k${item}`, 'v');
    cache.get('k0');
    expect(cache.get('k999')).toBe('v');
    cache.put('new', 'v');
    expect([cache.get('k0'), cache.get('k100'), cache.get('k101'), cache.get('new')]).toEqual([null, null, 'v', 'v']);
  });

  test('refuses keys above 250 characters and values above 100 KB', () => {
    const cache = openAppsScript().CacheService.getScriptCache();
    cache.put('k'.repeat(250), 'x'.repeat(102_400));
    expect(thrownBy(() => cache.put('k'.repeat(251), 'x')).message).toBe('Argument too large: key');
    expect(thrownBy(() => cache.put('k', 'x'.repeat(102_401))).message).toBe('Argument too large: value');
    expect(thrownBy(() => cache.put('', 'x')).message).toBe('Invalid argument: key');
  });
});

describe('a lock', () => {
  test('is taken, taken again without effect, and released once', () => {
    const lock = openAppsScript().LockService.getScriptLock();
    expect(lock.hasLock()).toBe(false);
    expect([lock.tryLock(0), lock.tryLock(10), lock.hasLock()]).toEqual([true, true, true]);
    lock.releaseLock();
    expect(lock.hasLock()).toBe(false);
    lock.releaseLock();
  });

  test('does not wait for less than nothing', () => {
    const lock = openAppsScript().LockService.getScriptLock();
    expect(lock.tryLock(-100)).toBe(false);
    expect(String(thrownBy(() => lock.waitLock(-100)))).toBe(
      'Exception: Lock timeout: another process was holding the lock for too long.',
    );
    expect(() => lock.tryLock('x' as never)).toThrow("don't match the method signature for LockService.Lock.tryLock");
  });
});
