/** Rows of a CSV file as spreadsheets save it: a byte order mark and empty lines do not count. */
import { parseCsv as parseRows } from '../runtime/model/csv';

export function parseCsv(text: string): string[][] {
  return parseRows(text.replace(/^\uFEFF/, ''), ',').filter((row) => row.length > 1 || row[0] !== '');
}
