/** Every column that can hold something of a customer is either erased or spoken of; every spelling of a number is found. */
import fc from 'fast-check';
import { markOf, NOBODY, readWhom, wholePerson } from '../../../src/core/privacy/person';
import { PERSONAL_TABLES } from '../../../src/core/privacy/personal-data';
import { type TableName, tables } from '../../../src/tables/index';

/** Of staff, of dealers, of units and of money. */
const OF_OTHERS: readonly TableName[] = [
  // Of customers by their IDs alone: the ledger proves, offers say which rep was asked, archives are named.
  'ledger', 'offers', 'archives', 'adImport', 'dashboardData',
  'silences', 'alertRules', 'digests', 'commissions', 'rules', 'serials', 'imports', 'prices', 'activities', 'adSpend', 'dealerCosts', 'quotas',
  'closedMonths', 'metricsMonthly', 'metricsDaily', 'channelRoi', 'scorecard', 'funnel', 'metricChecks', 'metricChanges', 'dealers',
  'regions', 'people', 'products', 'places', 'campaigns', 'holidays', 'numbers', 'messages', 'answers', 'words', 'settings', 'units',
  'unitEvents', 'telemetryDays', 'gateways', 'devices', 'feishuRows', 'rawTelemetry',
]; // biome-ignore format: one list

test('every tab was thought of: a new one is put into one of the lists', () => {
  const named = [...PERSONAL_TABLES.map(({ table }) => table), ...OF_OTHERS];
  expect(named.sort()).toEqual(Object.keys(tables).sort());
});

test('columns that are named exist, and those with a customer’s name or number are emptied', () => {
  for (const { table, links, erased, erasedOfCustomer = [], searched = [], instead = {} } of PERSONAL_TABLES) {
    const columns = tables[table].columns as Readonly<Record<string, { header: string; kind: string }>>;
    const gone = [...erased, ...erasedOfCustomer, ...Object.keys(instead)];
    for (const key of [...links, ...gone, ...searched])
      expect([table, key, key in columns]).toEqual([table, key, true]);
    if (table === 'reps') continue;
    for (const [key, { header, kind }] of Object.entries(columns))
      if (kind === 'phone' || /^customer name$|user id|latitude|longitude/i.test(header))
        expect([table, key, gone.includes(key)]).toEqual([table, key, true]);
  }
});

const separators = fc.constantFrom('', ' ', '-', '.', ' - ', '\u2011', ') ');

test('a number is found however it is written, and no other', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^8[1-9]\d{8,9}$/), fc.array(separators, { minLength: 11, maxLength: 11 }), fc.constantFrom('', '0', '62', '+62'), fc.constantFrom('', 'call ', '"', 'wa.me/'),
      (national, between, front, before) => {
        const written = `${before}${front}${[...national].map((digit, at) => digit + (at === national.length - 1 ? '' : (between[at] ?? ''))).join('')}`;
        const mark = markOf({ ...NOBODY, phones: [`62${national}`] });
        expect(written.replace(mark ?? /$^/, '…')).not.toMatch(/\d{4}/);
        for (const other of [`62${national}1`, `62${national.slice(0, -1)}`, `1${national}`])
          expect(other.search(markOf({ ...NOBODY, phones: [`62${national}`] }) ?? /$^/)).toBe(-1);
      },
    ),
    { numRuns: 2000 },
  ); // biome-ignore format: arguments
});

test('whom staff type is read as what it is', () => {
  expect(readWhom(' c-000012 ')?.ids).toEqual(['C-000012']);
  expect(readWhom('0812-3456-7890')?.phones).toEqual(['6281234567890']);
  expect(readWhom('ID.a1b2c3')?.userIds).toEqual(['ID.a1b2c3']);
  for (const other of ['', 'Budi', 'L-000001', '12']) expect(readWhom(other)).toBeNull();
});

test('rows that were joined are one person; a namesake is somebody else', () => {
  const row = { name: 'Budi', phone: '', userId: '', mergedInto: '' };
  const customers = [
    { ...row, id: 'C-000001', phone: '628111' },
    { ...row, id: 'C-000002', userId: 'ID.x', mergedInto: 'C-000001' },
    { ...row, id: 'C-000003', phone: '628333' },
  ];
  const found = wholePerson({ ...NOBODY, userIds: ['ID.x'] }, { customers, leads: [], offers: [], sales: [] });
  expect(found.ids).toEqual(['C-000002', 'C-000001']);
  expect(found.phones).toEqual(['628111']);
});
