/** CSV (RFC 4180) as spreadsheets save it and Google Sheets imports it. */
import { parseCsv as parseRows } from '../runtime/model/csv';

/** A byte order mark and empty lines do not count. */
export function parseCsv(text: string, separator: ',' | ';' = ','): string[][] {
  return parseRows(text.replace(/^\uFEFF/, ''), separator).filter((row) => row.length > 1 || row[0] !== '');
}

/** What a spreadsheet puts on the clipboard: tabs between cells, quotes around those that hold a tab or a line end. */
export function parseTsv(text: string): string[][] {
  return parseRows(text, '\t');
}

/** Lines end with CRLF, the last one too. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
