/** What is wrong with a row, in the language of the header above it. */
import { type Turn, translator } from '../../core/words/translator.ts';
import { type Pages, WorkbookFault } from '../../ports.ts';
import type { Table } from '../../tables/columns.ts';
import { type Language, labelOf } from '../../tables/labels.ts';

/** The file that holds words which only set-up, and whoever says something in Bahasa, need; without its ending. */
export const WORDS_FILE = 'StaffWords';

/** Says a sentence as people of this language read it. */
export type Say = (table: Table, sentence: string) => string;

/** The file is read when there is something to say in Bahasa, and once. Without it, it is said in English. */
export function sayIn(pages: Pages): (language: Language) => Say {
  let toBahasa: Turn | null = null;
  return (language) => (table, sentence) => {
    if (language === 'en' || sentence === '') return sentence;
    try {
      toBahasa ??= translator(readSaid(pages)).toBahasa;
    } catch {
      return sentence;
    }
    return toBahasa(sentence, labelsIn(table));
  };
}

/**
 * Every sentence in both languages, as `translator` takes them. Throws WorkbookFault without them, however that came: whoever
 * needs them ends, and the next execution tries again.
 */
export function readSaid(pages: Pages): string {
  const said = saidIn(pages.read(WORDS_FILE));
  if (said === '')
    throw new WorkbookFault('busy', `${WORDS_FILE}.html could not be read. Was it pushed with the code?`);
  return said;
}

function saidIn(file: string | null): string {
  try {
    return (JSON.parse(file ?? '{}') as { readonly said?: string }).said ?? '';
  } catch {
    return '';
  }
}

/** Names of columns where one stands alone, first, or in a list: "Valid from “kemarin”, Floor (Rp) “murah”". */
export function labelsIn(table: Table): (text: string) => string {
  const columns = Object.values(table.columns);
  const labels = new Map(columns.map((column) => [column.header, labelOf(table, column, 'id')]));
  const headers = [...labels.keys()].sort((one, other) => other.length - one.length);
  const escaped = headers.map((header) => header.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const named = new RegExp(`(^|, )(${escaped.join('|')})(?=$|,| )`, 'g');
  return (text) => text.replace(named, (_, before: string, header: string) => before + (labels.get(header) ?? header));
}
