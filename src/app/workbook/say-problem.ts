/** Says what is wrong with a row, in the language of the header above it. */
import { type Turn, translator } from '../../core/words/translator.ts';
import { type Pages, WorkbookFault } from '../../ports.ts';
import type { Table } from '../../tables/columns.ts';
import { type Language, labelOf } from '../../tables/labels.ts';

/** Name, without its ending, of the file with texts that are needed only by setup and for sentences in Bahasa. */
export const WORDS_FILE = 'StaffWords';

/** Translates a sentence for readers of one language. */
export type Say = (table: Table, sentence: string) => string;

/** The file is read once, when there is first something to say in Bahasa. Without the file, sentences stay in English. */
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
 * Every sentence in both languages, in the form that `translator` takes. Throws WorkbookFault when they cannot be read for any
 * reason: the execution that needs them ends, and the next one tries again.
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

/** Translates column names that stand alone, first, or in a list: "Valid from “kemarin”, Floor (Rp) “murah”". */
export function labelsIn(table: Table): (text: string) => string {
  const columns = Object.values(table.columns);
  const labels = new Map(columns.map((column) => [column.header, labelOf(table, column, 'id')]));
  const headers = [...labels.keys()].sort((one, other) => other.length - one.length);
  const escaped = headers.map((header) => header.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const named = new RegExp(`(^|, )(${escaped.join('|')})(?=$|,| )`, 'g');
  return (text) => text.replace(named, (_, before: string, header: string) => before + (labels.get(header) ?? header));
}
