/** What a customer asks. */
import { fits, type WordBook } from './word-book.ts';

export const TOPICS = [
  'price',
  'credit',
  'promo',
  'range',
  'warranty',
  'stock',
  'hours',
  'location',
  'documents',
  'trade_in',
  'delivery',
  'other',
] as const;
export type Topic = (typeof TOPICS)[number];

/** "Kalau bisa hari ini ya" wishes, and asks nothing. */
const IF_POSSIBLE = / (?:kalau|jika|if) (?:bisa|boleh)(?= )/g;

/** `asked`: the words as they were written, for the sign of a question. */
export function readTopics(line: string, asked: string, book: WordBook): Topic[] {
  const topics = TOPICS.filter((topic) => fits(book, line, `topic ${topic}`));
  // "Top speed S3 berapa" asks for no price.
  if (fits(book, line, 'figures')) return ['other', ...topics.filter((topic) => topic !== 'price')];
  if (topics.length > 0) return topics;
  if (fits(book, line, 'vague price')) return ['price'];
  return asked.includes('?') || fits(book, line.replace(IF_POSSIBLE, ' '), 'asks') ? ['other'] : [];
}
