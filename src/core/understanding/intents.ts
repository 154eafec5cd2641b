/** What a customer wants to do: rules over the message as one line of plain words, the last word and the nearest step. */
import type { Intent } from '../../tables/customers.ts';
import { endsInDenial } from './mention.ts';
import { fits, type WordBook } from './word-book.ts';

export interface IntentRead {
  readonly intent: Intent | '';
  /** The words by which it was known. */
  readonly reason: string;
}

const RULES: readonly (readonly [rule: string, intent: Intent])[] = [
  ['test ride', 'TEST_RIDE'],
  ['service', 'SERVICE'],
  // A trouble that is only feared or imagined ("takut rusak", "kalau mogok") is none.
  ['trouble', 'SERVICE'],
  ['buy', 'BUY'],
];

interface Found {
  readonly intent: Intent;
  readonly at: number;
  readonly words: string;
  /** A place or price of service is asked for, which need not be a wish. */
  readonly isWeak: boolean;
}

export function readIntent(line: string, book: WordBook): IntentRead {
  const found = RULES.flatMap(([rule, intent]) => matches(line, rule, intent, book)).sort((a, b) => a.at - b.at);
  const turn = lastTurn(line, book);
  // "Eh, sekalian ganti baru aja" turns in the middle of the words that tell.
  const after = found.filter(({ at, words }) => at + words.length >= turn);
  const chosen = choose(turn >= 0 && after.length > 0 ? after : found);
  return chosen ? { intent: chosen.intent, reason: chosen.words } : { intent: '', reason: '' };
}

function matches(line: string, rule: string, intent: Intent, book: WordBook): Found[] {
  if (line.search(book.rule(rule)) < 0) return [];
  // What is no wish is written over, so that everything stays where it stands.
  const said = line.replace(book.rule(`${rule} not`), (words) => ' '.padEnd(words.length, '~'));
  return [...said.matchAll(book.rule(rule))].flatMap((match) => {
    const before = wordsBefore(line, match.index);
    const after = line
      .slice(match.index + match[0].length)
      .trim()
      .split(' ');
    if (endsInDenial(before, book)) return [];
    if (rule === 'trouble' && fits(book, ` ${before.join(' ')} `, 'imagined')) return [];
    if (rule === 'buy' && isOver(before, book)) return [];
    const isWeak =
      rule === 'service' &&
      (endsWith(before, book.list('asked before')) || book.list('asked after').has(after[0] ?? ''));
    return [{ intent, at: match.index, words: match[0].trim(), isWeak }];
  });
}

const LOOK_BACK = 120;

/** What stands before it in the same clause. */
function wordsBefore(line: string, at: number): string[] {
  const before = line.slice(Math.max(0, at - LOOK_BACK), at + 1);
  const clause = before.slice(Math.max(before.lastIndexOf(' . '), before.lastIndexOf(' , ')) + 1);
  return clause.split(' ').filter((word) => word !== '' && word !== '.' && word !== ',');
}

function endsWith(words: readonly string[], list: ReadonlySet<string>): boolean {
  return list.has(words.at(-1) ?? '') || list.has(words.slice(-2).join(' '));
}

/** A purchase that is over, or elsewhere: "sudah beli", "yang saya beli kemarin". */
function isOver(before: readonly string[], book: WordBook): boolean {
  return endsWith(before, book.list('over'));
}

function lastTurn(line: string, book: WordBook): number {
  let at = -1;
  let place = 0;
  const turns = book.list('turn');
  const words = line.split(' ');
  for (const [index, word] of words.entries()) {
    if (turns.has(word) || turns.has(`${word} ${words[index + 1] ?? ''}`)) at = place - 1;
    place += word.length + 1;
  }
  return at;
}

/** Trouble first; else the nearest step: who wants to ride before buying rides. */
function choose(found: readonly Found[]): Found | undefined {
  const first = (intent: Intent) => found.find((each) => each.intent === intent);
  // "mau beli, servisnya di mana?" asks; "mau servis, sekalian lihat S3" wants.
  const strong = found.find(({ isWeak }) => !isWeak);
  const service = strong?.intent === 'SERVICE' ? strong : undefined;
  return service ?? first('TEST_RIDE') ?? first('BUY') ?? first('SERVICE');
}
