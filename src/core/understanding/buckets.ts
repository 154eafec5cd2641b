/** What the two linear models have in common: pieces of a message hashed into buckets, and weights written as digits. */

/** What a source file holds between quotes as it is. */
export const DIGITS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
  .join('')
  .replace(/["'`$\\]/g, '');
/** Steps of a weight to either side; two digits hold three weights. */
export const STEPS = 9;
export const LEVELS = 2 * STEPS + 2;

const PIECE = 4;
/** A wish is stated at the beginning of a first message; the rest is story. */
const MOST_WORDS = 80;

/** The words of a line, without the marks where its clauses end. */
export function wordsOfLine(line: string): string[] {
  return line
    .split(' ')
    .filter((word) => word !== '' && word !== '.' && word !== ',')
    .slice(0, MOST_WORDS);
}

/** The pieces of four letters of a word. */
export function piecesOf(word: string): string[] {
  const bounded = `<${word}>`;
  return Array.from(
    { length: Math.max(0, bounded.length - PIECE + 1) },
    (_, at) => `#${bounded.slice(at, at + PIECE)}`,
  );
}

/** FNV-1a over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function bucketOf(text: string, buckets: number): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return (hash >>> 0) % buckets;
}

/** In steps, of three that two digits hold. */
export function weightAt(digits: string, at: number): number {
  const [first, second] = [0, 1].map((next) => DIGITS.indexOf(digits.charAt(2 * Math.floor(at / 3) + next)));
  const all = (first ?? 0) * DIGITS.length + (second ?? 0);
  return (Math.floor(all / LEVELS ** (at % 3)) % LEVELS) - STEPS;
}
