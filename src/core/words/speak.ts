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

/** `read`: lines as `translator` takes them; '' where there are none, and everything is said in English. */
export function speakFrom(read: () => string): void {
  source = read;
  opened = null;
  turned = new Map();
}

/** What the hub wrote in English, in this language. */
export function inLanguage(text: string, language: Language): string {
  return language === 'en' ? text : kept(`+${text}`, text, ({ toBahasa }) => toBahasa(text));
}

/** What stands in a cell, in whichever of the two languages: in English, in which it is compared. */
export function inEnglish(text: string): string {
  return kept(`-${text}`, text, ({ toEnglish }) => toEnglish(text));
}

/**
 * For a cell that is read again: in Bahasa only what `inEnglish` turns back into the very same, so that nothing ever seems to
 * have changed because of the language in which it is kept.
 */
export function forCell(text: string): string {
  const said = inLanguage(text, 'id');
  return inEnglish(said) === text ? said : text;
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
