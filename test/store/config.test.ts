/** The configuration is read and validated once, and kept in the cache in its validated form. */
import { dropConfig, readConfig } from '../../src/store/config';
import { MemoryClock, memoryCache } from '../../tools/dry-hub/memory-ports';
import { furnishedTabs, NOON_MS, openFurnished } from '../support/furnished-hub';

function openConfig() {
  const tabs = furnishedTabs();
  tabs.Settings = [
    ['brandName', 'Zap', '', '', ''],
    ['claimWindowMinutes', 'soon', '', '', ''],
  ];
  tabs.Messages = [
    ['customer.optedOut', 'Baik, {{nobody}}.', 'All right.', '', '', ''],
    ['screen.greeting', '', '', '', '', ''],
  ];
  tabs.Holidays = [[46_000, 'Nyepi', '', '']];
  const { hub } = openFurnished(tabs);
  const kept = memoryCache(new MemoryClock(NOON_MS));
  const calls: string[] = [];
  const cache = {
    ...kept,
    getMany: (keys: readonly string[]) => {
      calls.push('cache');
      return kept.getMany(keys);
    },
  };
  const workbook = {
    read: (ranges: Parameters<typeof hub.workbook.read>[0]) => {
      calls.push('workbook');
      return hub.workbook.read(ranges);
    },
  };
  return { calls, kept, read: () => readConfig(cache, workbook), drop: () => dropConfig(kept) };
}

const firstPart = (cache: ReturnType<typeof memoryCache>) => cache.getMany(['config.0'])['config.0'] ?? '';

test('from the cache it is what it was when it was read from the workbook', () => {
  const { read, calls } = openConfig();
  const fromWorkbook = read();
  expect(read()).toEqual(fromWorkbook);
  expect(calls).toEqual(['cache', 'workbook', 'cache']);
  expect(fromWorkbook.settings).toMatchObject({ brandName: 'Zap', claimWindowMinutes: 10 });
  expect(fromWorkbook.catalogue.get('customer.optedOut')?.en).toBe('All right.');
  expect(fromWorkbook.catalogue.get('customer.optedOut')?.id).not.toContain('nobody');
});

test('what the cache holds is validated already, and of the copy only what staff changed', () => {
  const { read, kept } = openConfig();
  read();
  expect(firstPart(kept)).toContain('"claimWindowMinutes":10');
  expect(firstPart(kept)).toContain('All right.');
  expect(firstPart(kept)).not.toContain('screen.');
});

test('what another build left in the cache, what is cut off and what cannot be read is read again', () => {
  const { read, kept, calls } = openConfig();
  const fromWorkbook = read();
  const spoilt: Readonly<Record<string, (text: string) => string>> = {
    'of another build': (text) => text.replace('|unbundled ', '|0.0.9+1234abcd '),
    'cut off': (text) => text.slice(0, -5),
    'of two readings': (text) => text.replace(/\.(\w+)\|/, '.$1x|').slice(0, -1),
    unreadable: (text) => text.replace('"Zap"', '"Zap_'),
    empty: () => '',
  };
  for (const [name, spoil] of Object.entries(spoilt)) {
    kept.putMany({ 'config.0': spoil(firstPart(kept)) }, 600);
    calls.length = 0;
    expect([name, read()]).toEqual([name, fromWorkbook]);
    expect([name, calls]).toEqual([name, ['cache', 'workbook']]);
  }
});

test('after an edit the workbook is read', () => {
  const { read, drop, calls } = openConfig();
  read();
  drop();
  calls.length = 0;
  read();
  expect(calls).toEqual(['cache', 'workbook']);
});
