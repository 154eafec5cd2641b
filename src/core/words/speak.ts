/**
 * The words of this build for whoever reads Bahasa Indonesia. They travel beside Code.js, since every kilobyte of it is paid at
 * each execution: whoever composes the hub says where they are, and they are read when there is first something to say.
 */
import type { Language } from '../../tables/customers.ts';
import { type Translator, translator } from './translator.ts';

let source: () => string = () => '';
let opened: Translator | null = null;
/** Findings and reasons say the same few things of many rows. */
let turned = new Map<string, string>();
const MOST_KEPT = 5_000;

/** In front of what is the same in both languages, though it reads as if it were Bahasa: typed by people. Nobody sees it. */
const VERBATIM = '\u2060';

/** `read`: lines as `translator` takes them; it throws while they cannot be read. */
export function speakFrom(read: () => string): void {
  source = read;
  opened = null;
  turned = new Map();
}

/** What the hub wrote in English, in this language; while there are no words in English, since that is better than nothing. */
export function translateTo(text: string, language: Language): string {
  if (language === 'en') return text;
  try {
    return kept(`+${text}`, text, ({ toBahasa }) => toBahasa(text));
  } catch {
    return text;
  }
}

/**
 * What stands in a cell, in whichever of the two languages: in English, in which it is compared. Throws what `read` throws,
 * since Bahasa taken for English would be other facts.
 */
export function inEnglish(text: string): string {
  if (text.startsWith(VERBATIM)) return text.slice(VERBATIM.length);
  return kept(`-${text}`, text, ({ toEnglish }) => toEnglish(text));
}

/** The same for whoever can do without: null while there are no words. */
export function inEnglishIfKnown(text: string): string | null {
  try {
    return inEnglish(text);
  } catch {
    return null;
  }
}

/**
 * For a cell that is read again: `inEnglish` turns it back into the very same, so that nothing ever seems to have changed
 * because of the language in which it is kept.
 */
export function forCell(text: string): string {
  return [translateTo(text, 'id'), text].find((each) => inEnglishIfKnown(each) === text) ?? VERBATIM + text;
}

function kept(key: string, text: string, turn: (words: Translator) => string): string {
  if (text === '') return '';
  const known = turned.get(key);
  if (known !== undefined) return known;
  opened ??= translator(source());
  const said = turn(opened);
  if (turned.size >= MOST_KEPT) turned.clear();
  turned.set(key, said);
  return said;
}
