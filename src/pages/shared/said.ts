/**
 * Translates the hub's sentences into the reader's language: the hub answers in English, and shows cells in the workbook's
 * language. The dictionary is part of the page.
 */
import { translator } from '../../core/words/translator.ts';
import { language } from './format.ts';

/** `lines`: the dictionary, in the form that `translator` takes. */
export function saying(lines: string): (text: string) => string {
  const { toBahasa, toEnglish } = translator(lines);
  // Cached, since lists are drawn many times.
  const known = new Map<string, string>();
  return (text) => {
    if (text === '') return '';
    const key = `${language.value}${text}`;
    const said = known.get(key) ?? (language.value === 'id' ? toBahasa : toEnglish)(text);
    known.set(key, said);
    return said;
  };
}
