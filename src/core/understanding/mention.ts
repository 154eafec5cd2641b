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
  const before: string[] = [];
  for (let index = at; index > 0 && words[index]?.after === ''; index--) before.unshift(words[index - 1]?.plain ?? '');
  // "Ready ga di Batam?" asks.
  const tag = before.lastIndexOf('tidak');
  const asks = book.list('asked so');
  // "Ada unit demo ga di Serang?" asks, too; "saya ga di Serang" tells.
  const said = before[tag - 1] ?? '';
  const isTag = asks.has(said) || (isIn(before[tag + 1]) && !book.list('tells so').has(said));
  if (tag > 0 && isTag) before.splice(tag, 1);
  return endsInDenial(before, book);
}

function isIn(word: string | undefined): boolean {
  return word === 'di' || word === 'ke';
}

/** A denial with nothing but small words after it: "bukan mau", "tidak jadi". */
export function endsInDenial(before: readonly string[], book: WordBook): boolean {
  const [denials, between] = [book.list('denial'), book.list('denial between')];
  const last = before.filter((word) => !between.has(word) || denials.has(word)).at(-1);
  return last !== undefined && denials.has(last);
}

/** Where the writer changes their mind, by words: the last time. -1: nowhere. */
export function lastTurn(words: readonly Word[], book: WordBook): number {
  const turns = book.list('turn');
  for (let index = words.length - 1; index >= 0; index--) {
    const { plain = '', raw = '' } = words[index] ?? {};
    // "V1 Plus maksudnya" comes after what is meant.
    if (turns.has(plain) && plain !== 'bukan' && raw !== 'maksudnya') return index;
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
