/**
 * A workbook has its headers in English or in Bahasa Indonesia. Code here uses the English ones; their Bahasa forms are
 * generated from the product's tables (npm run templates).
 */
import headersInBahasa from './headers-in-bahasa.json';

const IN_ENGLISH: Readonly<Record<string, Readonly<Record<string, string>>>> = headersInBahasa;

/** The tab's headers in English; headers that people added stay as they are. */
export function headersInEnglish(tab: string, headers: readonly string[]): readonly string[] {
  const names = new Map(Object.entries(IN_ENGLISH[tab] ?? {}));
  return headers.map((header) => names.get(header) ?? header);
}

/** Index of the column with this English header, from 0; -1 when the tab has none. */
export function columnAt(tab: string, headers: readonly string[], english: string): number {
  return headersInEnglish(tab, headers).indexOf(english);
}
