/**
 * What the hub wrote, as this reader reads it: it answers in English, and shows cells of a workbook in its language. A page has
 * the words inside.
 */
import { translator } from '../../core/words/translator.ts';
import { language } from './format.ts';

/** `lines`: as `translator` takes them. */
export function saying(lines: string): (text: string) => string {
  const { toBahasa, toEnglish } = translator(lines);
  // A list is drawn many times over.
  const known = new Map<string, string>();
  return (text) => {
    if (text === '') return '';
    const key = `${language.value}${text}`;
    const said = known.get(key) ?? (language.value === 'id' ? toBahasa : toEnglish)(text);
    known.set(key, said);
    return said;
  };
}
