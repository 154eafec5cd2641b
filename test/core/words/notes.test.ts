/** Notes on headers in Bahasa: every column of the tabs that people work in has one, and says what its words mean. */
import { notesInBahasa } from '../../../src/core/words/notes/notes-in-bahasa';
import { allTables } from '../../../src/tables/index';
import { tabsOfPeople } from '../../../src/tables/looks';
import { isEnglish } from './english';

const notes = notesInBahasa();
const ours = allTables.filter(({ name }) => tabsOfPeople.has(name));
const columns = ours.flatMap(({ name, columns: of }) =>
  Object.values(of).map((column) => ({ ...column, tab: name, bahasa: notes[name]?.[column.header] ?? '' })),
);
const named = ({ tab, header }: (typeof columns)[number]) => `${tab}: ${header}`;

test('every column of a tab that people work in has a note in Bahasa', () => {
  expect(columns.filter(({ bahasa }) => bahasa === '').map(named)).toEqual([]);
});

test('no note is kept for a column that is not there', () => {
  const kept = Object.entries(notes).flatMap(([tab, of]) => Object.keys(of).map((header) => `${tab}: ${header}`));
  expect(kept.filter((name) => !columns.some((column) => named(column) === name))).toEqual([]);
});

test('notes in Bahasa hold no English but the words of a dropdown, and what is quoted', () => {
  const plain = ({ bahasa, choices = [] }: (typeof columns)[number]) =>
    choices.reduce((text, choice) => text.replaceAll(choice, ''), bahasa.replace(/“[^”]*”/g, ''));
  expect(columns.filter((column) => isEnglish(plain(column))).map(named)).toEqual([]);
});

test('what a word of a dropdown means is said in Bahasa where it is said in English', () => {
  const unsaid = columns.flatMap((column) =>
    (column.choices ?? []).filter((choice) => {
      const says = (text: string) => new RegExp(`(^|[ “])${choice}(?=[ ,.:”(]|$)`).test(text);
      return says(column.note) && !says(column.bahasa);
    }),
  );
  expect(unsaid).toEqual([]);
});
