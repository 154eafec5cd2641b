/** Lead sources as people write them, by one name each. */

export const UNKNOWN = 'UNKNOWN';

const NAMES: readonly (readonly [string, RegExp])[] = [
  ['META_ADS', /^(meta|facebook|fb|instagram|ig)(_?ads?)?$/],
  ['TIKTOK', /^tik_?tok(_?ads?)?$/],
  ['GOOGLE', /^(google|adwords|youtube)(_?ads?)?$/],
  ['WALK_IN', /^(walk_?ins?|datang(_langsung)?|showroom)$/],
  ['REFERRAL', /^(referr?al|referensi|rujukan)$/],
  [UNKNOWN, /^(unknown|tidak_diketahui|lain(nya)?|other|all|semua)?$/],
];

/** 'Meta Ads' → META_ADS; a word of staff's own → itself in capitals; blank → UNKNOWN. */
export function channelName(typed: string): string {
  let name = known.get(typed);
  if (name === undefined) {
    const word = typed.trim().toLowerCase().replace(/[\s.-]+/g, '_'); // biome-ignore format: one line
    name = NAMES.find(([, pattern]) => pattern.test(word))?.[0] ?? word.toUpperCase();
    known.set(typed, name);
  }
  return name;
}

/** Hundred thousand leads come from a dozen sources. */
const known = new Map<string, string>();
