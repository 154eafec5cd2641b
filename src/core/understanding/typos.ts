/** Typing errors: how many letters two words differ by, and which known word a misspelt one is nearest to. */

/** Insertions, deletions, replacements and swapped neighbours; counts no further than `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, previous] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, previous] = [previous, row];
  }
  return previous[b.length] ?? most + 1;
}

const SHORTEST = 4;
const LONGEST = 24;

/** Errors that a word of this length may hold and still be read as another. */
export function errorsAllowed(word: string): number {
  if (word.length < SHORTEST || word.length > LONGEST) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * The one known word that is nearest, with the same first letter; '' when none is near, or two are as near as each other.
 * Words without vowels ("plmbng") are compared by their consonants.
 */
export function nearestWord(word: string, known: Iterable<string>): string {
  const most = errorsAllowed(word);
  const isSkeleton = word.length >= SHORTEST && !/[aeiou]/.test(word);
  if (most === 0) return '';
  let [best, bestErrors, isTied] = ['', most + 1, false];
  for (const each of known) {
    if (each[0] !== word[0] || each === best) continue;
    const limit = Math.min(most, errorsAllowed(each));
    const errors = isSkeleton && consonants(each) === word ? 0 : editDistance(word, each, limit);
    if (errors > limit) continue;
    if (errors === bestErrors) isTied = true;
    if (errors < bestErrors) [best, bestErrors, isTied] = [each, errors, false];
  }
  return isTied ? '' : best;
}

function consonants(word: string): string {
  return word.replace(/[aeiou]/g, '');
}
