/** Where in a message something is named, and whether it is meant: what is denied is not, and the last word counts. */
import type { WordBook } from './word-book.ts';
import type { Word } from './words.ts';

export interface Mention<T> {
  readonly value: T;
  /** The words from the first to before the last. */
  readonly from: number;
  readonly to: number;
  readonly isDenied: boolean;
}

/** "bukan yang S3", "saya bukan di Jakarta": a denial directly before it, in the same clause. */
export function isDenied(words: readonly Word[], at: number, book: WordBook): boolean {
  const [denials, between] = [book.list('denial'), book.list('denial between')];
  for (let index = at - 1, steps = 0; index >= 0 && steps < 5; index--, steps++) {
    if (words[index + 1]?.after !== '') return false;
    const { plain } = words[index] ?? { plain: '' };
    if (denials.has(plain)) return true;
    if (!between.has(plain)) return false;
  }
  return false;
}

/** Where the writer changes their mind, by words: the last time. -1: nowhere. */
export function lastTurn(words: readonly Word[], book: WordBook): number {
  const turns = book.list('turn');
  for (let index = words.length - 1; index >= 0; index--) {
    const { plain = '' } = words[index] ?? {};
    if (turns.has(plain) && plain !== 'bukan') return index;
    const isNow =
      plain === 'sekarang' && words.some(({ plain: other }, at) => at < index && /^(awal|tadi|kemarin)/.test(other));
    if (isNow) return index;
  }
  return -1;
}

/** What is meant of all that was named, in order: nothing denied, and after a change of mind only what comes then. */
export function meant<M extends Mention<unknown>>(mentions: readonly M[], turn: number): M[] {
  const standing = mentions.filter((mention) => !mention.isDenied);
  const after = standing.filter(({ from }) => from >= turn);
  return turn >= 0 && after.length > 0 ? after : standing;
}
