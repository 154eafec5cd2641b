/** In which language a message is written, by its small words; mixtures and regional languages are Indonesian. */
import type { Language } from '../../tables/customers.ts';
import type { WordBook } from './word-book.ts';
import type { Word } from './words.ts';

export interface LanguageRead {
  /** '' when the words tell nothing: a name, a number, one word that both languages have. */
  readonly language: Language | '';
  /** It was asked for, or more than a word or two are in it. */
  readonly isSure: boolean;
}

const SURE = 3;

export function readLanguage(words: readonly Word[], book: WordBook): LanguageRead {
  const [english, shared] = [book.list('english'), book.list('english shared')];
  const [indonesian, both, everyday] = [book.list('indonesian'), book.list('both languages'), book.list('everyday')];
  let inEnglish = 0;
  let inIndonesian = 0;
  // "Stop stop stop udah" says one English word.
  for (const raw of new Set(words.map((word) => word.raw))) {
    if (/^(english|inggris)$/.test(raw) && words.length <= 4) return { language: 'en', isSure: true };
    if (/^(indonesia|bahasa)$/.test(raw) && words.length <= 3) return { language: 'id', isSure: true };
    if (english.has(raw)) inEnglish += shared.has(raw) ? 0.5 : 1;
    else if (!both.has(raw) && (indonesian.has(raw) || everyday.has(raw) || book.spellings.has(raw))) inIndonesian += 1;
  }
  if (inEnglish >= 1 && inEnglish > inIndonesian) return { language: 'en', isSure: inEnglish >= SURE };
  return inIndonesian > 0 ? { language: 'id', isSure: inIndonesian >= SURE } : { language: '', isSure: false };
}
