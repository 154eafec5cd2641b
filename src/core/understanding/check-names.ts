/**
 * What staff typed under names, aliases and words and cannot be used as typed: a text per row, '' where all is well. The
 * rest of the row stays in use.
 */
import type { Product, WordRow } from '../../tables/catalogue.ts';
import { isPoint } from '../lib/geo.ts';
import { plain, sentences } from '../lib/text.ts';
import { aliasesOf, isEveryday, type Knowledge } from './knowledge.ts';
import { isPhrase, openWordBook, wordsOf } from './word-book.ts';

/** Longer ones are never found in a message: see `LONGEST_NAME` in models.ts. */
const MOST_WORDS = 4;

interface Named {
  /** As staff know the row. */
  readonly label: string;
  readonly names: readonly string[];
  readonly aliases: readonly string[];
}

export function productProblems(
  products: readonly Product[],
  { places, words }: Pick<Knowledge, 'places' | 'words'>,
): string[] {
  const placeNames = new Set(places.map(({ place }) => plain(place)));
  const rows = products.map(({ id, name, aliases, active }) =>
    named(id, active ? [id, name] : [], active ? aliases : ''),
  );
  return rows.map((row, index) =>
    sentences([
      ...twinProblems(row, rows, index),
      ...everydayProblems(row, words),
      ...aliasProblems(row, rows),
      ...[...row.names, ...row.aliases]
        .filter((each) => placeNames.has(each))
        .map((each) => `"${each}" is a place, too: the model is meant after “tipe” or “yang” only.`),
    ]),
  );
}

/** Of two rows with one ID the first is in use; of two with one name, customers see two rows that look the same. */
function twinProblems({ names: [id, name] }: Named, rows: readonly Named[], index: number): string[] {
  const twin = (at: 0 | 1, text: string | undefined) =>
    text !== undefined && rows.findIndex((each) => each.names[at] === text) < index;
  if (twin(0, id)) return ['The ID stands in a row above, too: that one is in use.'];
  return twin(1, name) ? ['A row above has the same name: customers cannot tell the two apart.'] : [];
}

export function placeProblems({ places, words }: Pick<Knowledge, 'places' | 'words'>): string[] {
  const rows = places.map(({ place, aliases }) => named(place, [place], aliases));
  return rows.map((row, index) => {
    const { place = '', postcode = '', latitude = null, longitude = null } = places[index] ?? {};
    if (place === '' && postcode === '') return '';
    const isTwice = place !== '' && rows.findIndex(({ names }) => names[0] === row.names[0]) < index;
    return sentences([
      isPoint(latitude, longitude) ? '' : 'No place on Earth: the row is not in use.',
      isTwice ? 'It stands in a row above, too: write “Kota” or “Kabupaten” before.' : '',
      ...everydayProblems(row, words),
      ...aliasProblems(row, rows),
    ]);
  });
}

function everydayProblems({ names, aliases }: Named, words: readonly WordRow[]): string[] {
  const book = openWordBook(words);
  return [...new Set([...names, ...aliases])]
    .filter((name) => isEveryday(name, book))
    .map((name) => `"${name}" is what people say whatever they want: not in use as a name.`);
}

/** Words of staff's own that the hub cannot use. */
export function wordProblems(rows: readonly WordRow[]): string[] {
  return rows.map(({ entry, ours, own }) => {
    const unused = wordsOf(own).filter((word) => ours === '' || (entry.startsWith('rule ') && !isPhrase(word)));
    return unused.length > 0 ? `Not in use: ${unused.join(', ')}.` : '';
  });
}

function named(label: string, names: readonly string[], aliases: string): Named {
  return { label, names: names.map(plain).filter((name) => name !== ''), aliases: aliasesOf(aliases) };
}

function aliasProblems(row: Named, rows: readonly Named[]): string[] {
  return row.aliases.map((alias) => {
    if (alias.split(' ').length > MOST_WORDS) return `"${alias}" has more than ${MOST_WORDS} words: never found.`;
    const other = rows.find((each) => each !== row && [...each.names, ...each.aliases].includes(alias));
    return other ? `"${alias}" names ${other.label}, too: customers are asked which.` : '';
  });
}
