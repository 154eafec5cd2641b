/** States of leads and units that have the same names on both pages. */
import { type InBoth, inPageLanguage } from './words.ts';

export const SHARED_STATES: Readonly<Record<string, InBoth>> = {
  TEST_RIDE: ['test ride', 'test ride'],
  ABANDONED: ['ditinggalkan', 'abandoned'],
  WON: ['terjual', 'sold'],
  LOST: ['tidak jadi', 'lost'],
  HANDED_ON: ['dipindah', 'handed on'],
  NOTE: ['catatan', 'note'],
  'WALK-IN': ['datang ke dealer', 'walked in'],
  MANUFACTURED: ['dibuat', 'manufactured'],
  SHIPPED: ['dikirim', 'shipped'],
  IN_STOCK: ['tersedia', 'in stock'],
  SOLD: ['terjual', 'sold'],
  ACTIVATED: ['diaktifkan', 'activated'],
  IN_SERVICE: ['dipakai', 'in service'],
  RETURNED: ['dikembalikan', 'returned'],
  SCRAPPED: ['dibesituakan', 'scrapped'],
  STOLEN: ['hilang', 'stolen'],
  shipped: ['dikirim', 'shipped'],
  returned: ['dikembalikan', 'returned'],
  blocked: ['diblokir', 'blocked'],
};

/** Returns a function from a state to the page's word; without one, the state in lower case. */
export function stateWordsOf(words: Readonly<Record<string, InBoth>>): (state: string) => string {
  return (state) => {
    const said = words[state];
    return said ? inPageLanguage(said) : state.toLowerCase().replaceAll('_', ' ');
  };
}
