/**
 * What staff typed under names, aliases and words and cannot be used as typed: a text per row, '' where all is well. The
 * rest of the row stays in use.
 */
import type { Place, Product, WordRow } from '../../tables/catalogue.ts';
import { isPoint } from '../lib/geo.ts';
import { plain } from '../lib/text.ts';
import { aliasesOf } from './knowledge.ts';
import { isPhrase, wordsOf } from './word-book.ts';

/** Longer ones are never found in a message: see `LONGEST_NAME` in models.ts. */
const MOST_WORDS = 4;

export function productProblems(products: readonly Product[], places: readonly Place[]): string[] {
  const active = products.map((product) => (product.active ? product : { ...product, name: '', aliases: '', id: '' }));
  const own = active.map(({ id, name }) => [id, name].map(plain));
  const placeNames = new Set(places.map(({ place }) => plain(place)));
  return active.map(({ name, aliases }, index) => {
    const named = aliasesOf(aliases);
    const taken = named.flatMap((alias) => {
      const other = active.find(
        (each, at) => at !== index && [...(own[at] ?? []), ...aliasesOf(each.aliases)].includes(alias),
      );
      return other ? [`"${alias}" names ${other.id}, too: customers are asked which.`] : [];
    });
    const cities = [plain(name), ...named].filter((each) => each !== '' && placeNames.has(each));
    const isCity = cities.map((each) => `"${each}" is a place, too: the model is meant after “tipe” or “yang” only.`);
    return sentences([...tooLong(named), ...taken, ...isCity]);
  });
}

export function placeProblems(places: readonly Place[]): string[] {
  const names = places.map(({ place }) => plain(place));
  return places.map(({ place, postcode, latitude, longitude, aliases }, index) => {
    if (place === '' && postcode === '' && aliases === '') return '';
    const named = aliasesOf(aliases);
    const taken = named.flatMap((alias) => {
      const at = places.findIndex(
        (each, other) => other !== index && (names[other] === alias || aliasesOf(each.aliases).includes(alias)),
      );
      return at < 0 ? [] : [`"${alias}" names ${places[at]?.place}, too: customers are asked which.`];
    });
    const isTwice = place !== '' && names.indexOf(plain(place)) !== index;
    return sentences([
      isPoint(latitude, longitude) ? '' : 'No place on Earth: the row is not in use.',
      isTwice ? 'It stands in a row above, too: write “Kota” or “Kabupaten” before.' : '',
      ...tooLong(named),
      ...taken,
    ]);
  });
}

/** Words of staff's own that the hub cannot use. */
export function wordProblems(rows: readonly WordRow[]): string[] {
  return rows.map(({ entry, ours, own }) => {
    const unused = wordsOf(own).filter((word) => ours === '' || (entry.startsWith('rule ') && !isPhrase(word)));
    return unused.length > 0 ? `Not in use: ${unused.join(', ')}.` : '';
  });
}

function tooLong(aliases: readonly string[]): string[] {
  return aliases.flatMap((alias) =>
    alias.split(' ').length > MOST_WORDS ? [`"${alias}" has more than ${MOST_WORDS} words: never found.`] : [],
  );
}

function sentences(all: readonly string[]): string {
  return all.filter((each) => each !== '').join(' ');
}
