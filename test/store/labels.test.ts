/** Headers in two languages: every column is found by either, at its place, and no two columns are one. */
import fc from 'fast-check';
import { HeaderFault, Layout } from '../../src/store/session/layout';
import { allTables, tables } from '../../src/tables/index';
import { englishHeader, keysByHeader, type Language, labelOf } from '../../src/tables/labels';
import { isHidden, tabsOfPeople } from '../../src/tables/looks';

const LANGUAGES: readonly Language[] = ['id', 'en'];
const columnsOf = (table: (typeof allTables)[number]) => Object.entries(table.columns);

test.each(LANGUAGES)('every column of every tab is found by its header in %s', (language) => {
  for (const table of allTables) {
    const layout = new Layout(
      table,
      columnsOf(table).map(([, column]) => labelOf(table, column, language)),
    );
    columnsOf(table).forEach(([key], index) => {
      expect([table.name, key, layout.columnNumber(key)]).toEqual([table.name, key, index + 1]);
    });
  }
});

test('whatever languages, order and columns of people are mixed, every column is found where it stands', () => {
  const table = fc.constantFrom(...allTables);
  const mixed = table.chain((each) =>
    fc.tuple(
      fc.constant(each),
      fc.shuffledSubarray(columnsOf(each), { minLength: columnsOf(each).length }),
      fc.infiniteStream(fc.tuple(fc.constantFrom(...LANGUAGES), fc.boolean(), fc.constantFrom('', ' ', '  '))),
    ),
  );
  fc.assert(
    fc.property(mixed, ([each, columns, ways]) => {
      const header: string[] = [];
      const wanted = new Map<string, number>();
      for (const [key, column] of columns) {
        const [language, isShouted, space] = ways.next().value;
        if (isShouted) header.push(`Kolom kami ${header.length}`);
        const label = labelOf(each, column, language);
        header.push(space + (isShouted ? label.toUpperCase() : label));
        wanted.set(key, header.length);
      }
      const layout = new Layout(each, header);
      for (const [key, at] of wanted) expect(layout.columnNumber(key)).toBe(at);
    }),
    { numRuns: 300 },
  );
});

test('no header of a tab, in either language, is that of another column', () => {
  for (const table of allTables)
    for (const [key, column] of columnsOf(table))
      for (const language of LANGUAGES) {
        const label = labelOf(table, column, language);
        expect([table.name, label, keysByHeader(table).get(label.toLowerCase())]).toEqual([table.name, label, key]);
        expect(englishHeader(table, label)).toBe(column.header);
      }
});

test('what people see on their tabs has a header of its own in Bahasa, but for words that are the same', () => {
  const same = new Set<string>();
  for (const table of allTables.filter(({ name }) => tabsOfPeople.has(name)))
    for (const [, column] of columnsOf(table))
      if (!isHidden(table, column) && labelOf(table, column, 'id') === column.header) same.add(column.header);
  expect([...same].sort()).toEqual(
    ['Status', 'Model', 'Odometer (km)', 'Bahasa Indonesia', 'Gateway', 'Format', 'Unit', 'E-mail'].sort(),
  );
});

test('tabs that programs read, and the hub’s own, have English headers alone', () => {
  for (const table of [tables.metricsMonthly, tables.scorecard, tables.ledger, tables.outbox, tables.timeline])
    for (const column of Object.values(table.columns)) expect(labelOf(table, column, 'id')).toBe(column.header);
  expect(() => new Layout(tables.metricsMonthly, ['Bulan'])).toThrow(HeaderFault);
});

test('a column of people that bears the header of one of ours, in either language, is refused by name', () => {
  const header = columnsOf(tables.leads).map(([, column]) => column.header);
  const twice = (own: string) => () => new Layout(tables.leads, [...header, own]);
  expect(twice('Catatan kami')).not.toThrow();
  expect(twice('Catatan staf')).toThrow(
    'Tab "Leads": the headers "Staff note" and "Catatan staf" in row 1 name one and the same column. ' +
      'Give the column that is yours another header.',
  );
  expect(twice('status')).toThrow(HeaderFault);
});

test('a layout knows in which language a column stands', () => {
  const header = (language: Language) =>
    Object.values(tables.dealers.columns).map((column) => labelOf(tables.dealers, column, language));
  expect(new Layout(tables.dealers, header('id')).languageOf('problem')).toBe('id');
  expect(new Layout(tables.dealers, header('en')).languageOf('problem')).toBe('en');
});
