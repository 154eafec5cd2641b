/** Headers in two languages: every column is found by either, at its place, and no two columns are one. */
import fc from 'fast-check';
import { headersOf } from '../../src/store/archive/raw-rows';
import { HeaderFault, Layout } from '../../src/store/session/layout';
import type { Columns, Table } from '../../src/tables/columns';
import { allTables, tables } from '../../src/tables/index';
import { keyNamed, type Language, labelOf } from '../../src/tables/labels';
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

/** Columns, the tab's language, and for each column whether it stands in the other one. */
const mixedTab = fc
  .constantFrom(...allTables)
  .chain((table) =>
    fc.tuple(
      fc.constant(table),
      fc.shuffledSubarray(columnsOf(table), { minLength: columnsOf(table).length }),
      fc.constantFrom(...LANGUAGES),
      fc.infiniteStream(fc.tuple(fc.boolean(), fc.constantFrom('', ' ', '  '))),
    ),
  );

test('whatever order, columns of people and odd headers are mixed, every column is found where it stands', () => {
  fc.assert(
    fc.property(mixedTab, ([table, columns, language, ways]) => {
      const telling = columns.filter(([, column]) => labelOf(table, column, 'en') !== labelOf(table, column, 'id'));
      const other: Language = language === 'en' ? 'id' : 'en';
      // Fewer than half: the tab stays one of its language.
      const odd = new Set(
        telling
          .filter(([key]) => !table.appended?.includes(key))
          .slice(0, Math.ceil(telling.length / 2) - 1)
          .map(([key]) => key),
      );
      const header: string[] = [];
      const wanted = new Map<string, number>();
      for (const [key, column] of columns) {
        const [isShouted, space] = ways.next().value;
        if (isShouted) header.push(`Kolom kami ${header.length}`);
        const label = labelOf(table, column, odd.has(key) ? other : language);
        header.push(space + (isShouted ? label.toUpperCase() : label));
        wanted.set(key, header.length);
      }
      const layout = new Layout(table, header);
      for (const [key, at] of wanted) expect(layout.columnNumber(key)).toBe(at);
    }),
    { numRuns: 300 },
  );
});

test('a column of people that bears the word of the other language stays theirs, wherever it stands', () => {
  for (const table of allTables)
    for (const language of LANGUAGES) {
      const other: Language = language === 'en' ? 'id' : 'en';
      const ours = columnsOf(table).map(([, column]) => labelOf(table, column, language));
      for (const [, column] of columnsOf(table)) {
        const theirs = labelOf(table, column, other);
        if (ours.includes(theirs)) continue;
        const layout = new Layout(table, [theirs, ...ours]);
        columnsOf(table).forEach(([key], at) => {
          expect([table.name, theirs, layout.columnNumber(key)]).toEqual([table.name, theirs, at + 2]);
        });
      }
    }
});

test('a column that older workbooks lack is not taken for one of people’s that has its name in the other language', () => {
  for (const table of allTables)
    for (const key of table.appended ?? []) {
      const column = table.columns[key];
      if (!column || labelOf(table, column, 'id') === column.header) continue;
      const old = columnsOf(table).filter(([each]) => each !== key);
      const layout = new Layout(table, [...old.map(([, each]) => each.header), labelOf(table, column, 'id')]);
      expect([table.name, key, layout.has(key)]).toEqual([table.name, key, false]);
    }
});

test('no header of a tab, in either language, is that of another column', () => {
  for (const table of allTables)
    for (const [key, column] of columnsOf(table))
      for (const language of LANGUAGES)
        expect([table.name, keyNamed(table, labelOf(table, column, language))]).toEqual([table.name, key]);
});

test('an archive has English headers, and people’s columns under their own, told apart from ours', () => {
  const names = headersOf(tables.leads as unknown as Table<Columns>, [
    'ID lead',
    'Status',
    'status',
    'Catatan kami',
    'Lead ID',
  ]);
  expect(names).toEqual(['ID lead', 'Status', 'Status (column 3)', 'Catatan kami', 'Lead ID']);
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

test('two columns with one header of ours are refused by name', () => {
  const header = columnsOf(tables.leads).map(([, column]) => column.header);
  const twice = (own: string) => () => new Layout(tables.leads, [...header, own]);
  expect(twice('Catatan kami')).not.toThrow();
  expect(twice('Catatan staf')).not.toThrow();
  expect(twice('staff note ')).toThrow(
    'Tab "Leads": the headers "Staff note" and "staff note" in row 1 name one and the same column. ' +
      'Give the column that is yours another header.',
  );
});
