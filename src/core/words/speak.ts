/**
 * The Bahasa Indonesia translations of this build's sentences. They are stored beside Code.js, since every kilobyte of it costs
 * time in each execution: the composition root says how to read them, and they are read when first needed.
 */
import type { Language } from '../../tables/customers.ts';
import { type Translator, translator } from './translator.ts';

let source: () => string = () => '';
let opened: Translator | null = null;
/** A cache, since findings and reasons repeat the same few sentences in many rows. */
let turned = new Map<string, string>();
const MOST_KEPT = 5_000;

/**
 * An invisible mark before text that people typed and that must not be translated back, though it looks like one of our Bahasa
 * sentences.
 */
const VERBATIM = '\u2060';

/** `read`: returns the lines that `translator` takes; throws while they cannot be read. */
export function speakFrom(read: () => string): void {
  source = read;
  opened = null;
  turned = new Map();
}

/**
 * Translates a sentence that the hub wrote in English. Returns the English text while the translations cannot be read. Never
 * throws.
 */
export function translateTo(text: string, language: Language): string {
  if (language === 'en') return text;
  try {
    return kept(`+${text}`, text, ({ toBahasa }) => toBahasa(text));
  } catch {
    return text;
  }
}

/**
 * The text of a cell, in either language, as the English in which the code compares it. Throws what `read` throws, since Bahasa
 * taken for English would look like changed facts.
 */
export function inEnglish(text: string): string {
  if (text.startsWith(VERBATIM)) return text.slice(VERBATIM.length);
  return kept(`-${text}`, text, ({ toEnglish }) => toEnglish(text));
}

/** The same, but null instead of throwing while the translations cannot be read. */
export function inEnglishIfKnown(text: string): string | null {
  try {
    return inEnglish(text);
  } catch {
    return null;
  }
}

/**
 * The Bahasa text for a cell that the hub reads back later: `inEnglish` returns exactly the original, so that nothing seems to
 * have changed because of the cell's language.
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
