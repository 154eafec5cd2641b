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
  // "Ada unit demo ga di Serang?" and "bisa langsung bawa ga V1 nya?" ask, too; "saya ga di Serang" tells.
  const said = before[tag - 1] ?? '';
  const isAsked =
    isIn(before[tag + 1]) || (tag === before.length - 1 && before.slice(0, tag).some((word) => asks.has(word)));
  const isTag = asks.has(said) || (isAsked && !book.list('tells so').has(said));
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

/** "V1 Plus maksudnya", "di Bogor maksud saya" come after what is meant. */
function isMeaning(words: readonly Word[], at: number): boolean {
  if (words[at]?.plain !== 'maksud') return false;
  return /^maksud(?:nya|ku|e)$/.test(words[at].raw) || words.slice(at + 1).every(({ plain }) => plain === 'saya');
}

/** Where the writer changes their mind, by words: the last time. -1: nowhere. */
export function lastTurn(words: readonly Word[], book: WordBook): number {
  const turns = book.list('turn');
  for (let index = words.length - 1; index >= 0; index--) {
    const { plain = '' } = words[index] ?? {};
    if (turns.has(plain) && plain !== 'bukan' && !isMeaning(words, index)) return index;
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
