/** What is wrong with a row, in the language of the header above it. */
import type { Pages } from '../../ports.ts';
import type { Table } from '../../tables/columns.ts';
import { type Language, labelOf } from '../../tables/labels.ts';

/** The file that holds words which only set-up, and this, need; without its ending. */
export const WORDS_FILE = 'StaffWords';

/** Says a sentence as people of this language read it. */
export type Say = (table: Table, sentence: string) => string;

/** The file is read when there is something to say in Bahasa, and once. */
export function sayIn(pages: Pages): (language: Language) => Say {
  let inBahasa: ((text: string, table: Table) => string) | null = null;
  return (language) => (table, sentence) => {
    if (language === 'en' || sentence === '') return sentence;
    inBahasa ??= translator(problemsIn(pages.read(WORDS_FILE)));
    return inBahasa(sentence, table);
  };
}

function problemsIn(words: string | null): string {
  // Written by the build; without the file, or from a build that had none, sentences stay as they are.
  return words === null ? '' : ((JSON.parse(words) as { readonly problems?: string }).problems ?? '');
}

/** `lines`: English=Bahasa, `{}` for what is taken over; names of columns in it are those of the table. */
export function translator(lines: string): (text: string, table: Table) => string {
  const known = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('=') as [string, string])
    // A longer sentence may hold what a shorter one says.
    .sort(([one], [other]) => other.length - one.length)
    .map(([english, bahasa]) => ({ pattern: patternOf(english), parts: bahasa.split(GAP) }));
  return (text, table) => {
    const label = labelsIn(table);
    // What stands in quotes was typed by people.
    const named = (before = '', text = '') => (/["“]$/.test(before) ? text : label(text));
    return known.reduce(
      (said, { pattern, parts }) =>
        said.replace(pattern, (_, ...found: readonly string[]) =>
          parts.map((part, at) => (at === 0 ? part : named(parts[at - 1], found[at - 1]) + part)).join(''),
        ),
      text,
    );
  };
}

/** `{{{}}}`: the name of a placeholder, in its braces. */
const GAP = /(?<=\{\{)\{\}(?=\}\})|(?<!\{)\{\}(?!\})/;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function patternOf(english: string): RegExp {
  return new RegExp(english.split(GAP).map(escaped).join('(.{0,300}?)'), 'g');
}

/** Names of columns where one stands alone, first, or in a list: "Valid from “kemarin”, Floor (Rp) “murah”". */
function labelsIn(table: Table): (text: string) => string {
  const columns = Object.values(table.columns);
  const labels = new Map(columns.map((column) => [column.header, labelOf(table, column, 'id')]));
  const headers = [...labels.keys()].sort((one, other) => other.length - one.length);
  const named = new RegExp(`(^|, )(${headers.map(escaped).join('|')})(?=$|,| )`, 'g');
  return (text) => text.replace(named, (_, before: string, header: string) => before + (labels.get(header) ?? header));
}
