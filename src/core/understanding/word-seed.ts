/**
 * The words of the Words tab, as a new workbook has them. Setup writes them; Code.js does not carry them. How phrases are
 * written stands in word-book.ts.
 */
import type { WordRow } from '../../tables/catalogue.ts';
import { PHRASES } from './phrase-seed.ts';
import { PLACES } from './place-seed.ts';
import { SPELLINGS } from './spelling-seed.ts';

/** One row per entry; columns that staff added are in `own`. */
export function wordSeed(): WordRow[] {
  return [SPELLINGS, PLACES, PHRASES]
    .flatMap((text) => text.trim().split('\n'))
    .map((line) => {
      const end = line.indexOf(': ');
      return { entry: line.slice(0, end), ours: line.slice(end + 2), own: '', problem: '' };
    });
}
