/** Where in a message something is named, and whether it is meant: what is denied is not, and the last word counts. */
import type { Word } from './words.ts';

export interface Mention<T> {
  readonly value: T;
  /** The words from the first to before the last. */
  readonly from: number;
  readonly to: number;
  readonly isDenied: boolean;
}

const DENIES = /^(bukan|tidak|jangan|belum|batal|tanpa|kecuali|no|without|instead)$/;
/** Words that may stand between the denial and what is denied. */
const BETWEEN =
  /^(mau|jadi|perlu|usah|yang|untuk|buat|lagi|the|a|an|di|dari|model|tipe|type|varian|motor|listrik|interested|in|need|suka|minat|saya|volta|karena|cari|lihat|ambil)$/;

/** "bukan yang S3", "saya bukan di Jakarta": a denial directly before it, in the same clause. */
export function isDenied(words: readonly Word[], at: number): boolean {
  for (let index = at - 1, steps = 0; index >= 0 && steps < 5; index--, steps++) {
    if (words[index + 1]?.after !== '') return false;
    const { plain } = words[index] ?? { plain: '' };
    const [first = '', rest = ''] = plain.split(' ');
    if (DENIES.test(first)) return rest === '' || BETWEEN.test(rest);
    if (!BETWEEN.test(plain)) return false;
  }
  return false;
}

const TURNS =
  /^(tapi|eh|ganti|tunggu|malah|ternyata|ralat|salah|maksud|sorry|actually|changed|akhirnya|mending|mendingan|rather|meh|batal)$/;

/** Where the writer changes their mind, by words: the last time. -1: nowhere. */
export function lastTurn(words: readonly Word[]): number {
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index];
    if (word && TURNS.test(word.plain.split(' ')[0] ?? '')) return index;
    if (
      word?.plain === 'sekarang' &&
      words.some(({ plain }, before) => before < index && /^(awal|tadi|kemarin)/.test(plain))
    )
      return index;
  }
  return -1;
}

/** What is meant of all that was named, in order: nothing denied, and after a change of mind only what comes then. */
export function meant<M extends Mention<unknown>>(mentions: readonly M[], turn: number): M[] {
  const standing = mentions.filter((mention) => !mention.isDenied);
  const after = standing.filter(({ from }) => from >= turn);
  return turn >= 0 && after.length > 0 ? after : standing;
}
