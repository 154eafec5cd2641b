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
 * The known words that are nearest, with the same first letter: none when none is near, several when they are as near as
 * each other. Words without vowels but for their end ("plmbng", "jkrta") are compared by their consonants.
 */
export function nearestWords(word: string, known: Iterable<string>, errors = errorsAllowed(word)): string[] {
  const most = Math.min(errors, errorsAllowed(word));
  const bones = consonants(word);
  const isSkeleton = bones.length >= SHORTEST && /^[^aeiou]+[aeiou]?$/.test(word);
  if (most === 0) return [];
  let best = new Set<string>();
  let bestErrors = most + 1;
  for (const each of known) {
    if (each[0] !== word[0]) continue;
    const limit = Math.min(most, errorsAllowed(each));
    const errors = isSkeleton && consonants(each) === bones ? 0 : editDistance(word, each, limit);
    if (errors > limit || errors > bestErrors) continue;
    if (errors < bestErrors) best = new Set();
    best.add(each);
    bestErrors = errors;
  }
  const dropped = [...best].filter((each) => isWithin(word, each));
  return dropped.length === 1 ? dropped : [...best];
}

/** Only letters are missing, which is what happens most. */
export function isWithin(word: string, whole: string): boolean {
  let at = 0;
  for (const letter of whole) if (letter === word[at]) at++;
  return at === word.length;
}

/** The one known word that is nearest; '' when there is none, or several. */
export function nearestWord(word: string, known: Iterable<string>): string {
  const [one = '', other] = nearestWords(word, known);
  return other === undefined ? one : '';
}

function consonants(word: string): string {
  return word.replace(/[aeiou]/g, '');
}
