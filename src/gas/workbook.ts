/**
 * The workbook through the advanced Sheets service: all ranges in one read, all changes in one atomic write, values typed
 * so that nothing is ever parsed. Limits: 60 reads and 60 writes a minute (https://developers.google.com/workspace/sheets/api/limits).
 */
import {
  type Cell,
  type CellWrite,
  type Log,
  type ReadRange,
  type RowUpdate,
  type Workbook,
  type WorkbookAddress,
  type WorkbookChanges,
  WorkbookFault,
} from '../ports.ts';
import { letters, quoted } from './a1-names.ts';
import { chartRequests } from './charts.ts';
import { spreadsheetsApi } from './sheets-api.ts';
import { takeRequests } from './take-rows.ts';

type Requests = GoogleAppsScript.Sheets.Schema.Request[];

/** Well under the URL length that Google's front ends accept (8 KB and more; not documented for this service). */
const MAX_QUERY_CHARACTERS = 6_000;

/** A spent quota is restored within a minute; meanwhile deliveries collect in the inbox and become one batch. */
const PAUSES_MS: readonly number[] = [1_000, 4_000, 12_000, 24_000];

/**
 * `address` is read at each call; it throws WorkbookFault when the workbook is not set up. `mayWait`: returns false when a call
 * should fail at once instead of retrying while the workbook is busy.
 */
export function sheetsApiWorkbook(address: () => WorkbookAddress, log: Log, mayWait: () => boolean): Workbook {
  const patiently = <T>(action: () => T): T => repeated(log, mayWait() ? PAUSES_MS : [], action);
  return {
    read(ranges: readonly ReadRange[]): Cell[][][] {
      return inUrls(ranges.map(a1)).flatMap((part) => {
        const options = { ranges: part, valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' };
        const { Values } = spreadsheetsApi();
        const answer = patiently(() => Values?.batchGet(address().spreadsheetId, options));
        return (answer?.valueRanges ?? []).map((range) => (range.values ?? []) as Cell[][]);
      });
    },

    commit(changes: WorkbookChanges): readonly RowUpdate[] {
      const { spreadsheetId, sheetIds } = address();
      const keyed = changes.updates.filter((update) => update.key !== undefined);
      const request = {
        requests: toRequests(changes, sheetIds),
        ...(keyed.length > 0
          ? { includeSpreadsheetInResponse: true, responseIncludeGridData: true, responseRanges: keyCells(keyed) }
          : {}),
      };
      const answer = patiently(() => {
        try {
          return spreadsheetsApi().batchUpdate(request, spreadsheetId);
        } catch (error) {
          if (isQuotaRefusal(error)) throw error;
          const refusal = refusalOf(String(error));
          if (refusal) throw refusal;
          // Either refused or applied as a whole, and we cannot tell which: the next round checks.
          throw new WorkbookFault('unclear', `The commit did not come back: ${String(error)}`);
        }
      });
      return movedRows(keyed, answer.updatedSpreadsheet);
    },
  };
}

/** Appends a row to the workbook that the script is bound to, for when the workbook's address cannot be read. */
export function appendPlainRow(tab: string, cells: readonly string[]): void {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(tab);
  if (!sheet) throw new WorkbookFault('missing-tab', `Tab "${tab}" is missing. Run "Set up" from the Dealer Hub menu.`);
  sheet.appendRow([...cells]);
  SpreadsheetApp.flush();
}

/** batchGet is a GET: its ranges travel in the URL. Up to some 60 events fit into one call; more take a second. */
function inUrls(ranges: readonly string[]): string[][] {
  const parts: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const range of ranges) {
    length += encodeURIComponent(range).length + '&ranges='.length;
    if (length > MAX_QUERY_CHARACTERS) {
      parts.push([]);
      length = 0;
    }
    parts[parts.length - 1]?.push(range);
  }
  return parts;
}

/** Retries what can be repeated without harm: reads, and writes that were refused outright. */
function repeated<T>(log: Log, pausesMs: readonly number[], action: () => T): T {
  for (let attempt = 0; ; attempt++) {
    try {
      return action();
    } catch (error) {
      const fault = classify(error);
      const pause = pausesMs[attempt];
      if (fault.reason !== 'busy' || pause === undefined) throw fault;
      log.warn('workbook-busy', { error: fault.message, pause });
      Utilities.sleep(pause);
    }
  }
}

/** Whether the call was refused for quota, in which case it was not carried out. */
export function isQuotaRefusal(error: unknown): boolean {
  return /Quota exceeded|RATE_LIMIT_EXCEEDED/i.test(String(error));
}

/** Recognises calls that will be refused every time; the API says so before writing anything. Null for others. */
function refusalOf(message: string): WorkbookFault | null {
  if (/10000000 cells|limit of \d+ cells/i.test(message))
    return new WorkbookFault('full', 'The workbook is full: archive old rows (10 million cells are the limit).');
  const isRefused = /Invalid (requests|value|data)|INVALID_ARGUMENT|50000 characters|must (be|not)/i.test(message);
  return isRefused ? new WorkbookFault('refused', message) : null;
}

/** Messages are in the account's language, but the parts looked for come from the API and are always in English. */
function classify(error: unknown): WorkbookFault {
  if (error instanceof WorkbookFault) return error;
  const message = String(error);
  if (/exceeds grid limits/i.test(message)) return new WorkbookFault('beyond-grid', message);
  if (/Unable to parse range/i.test(message)) {
    const tab = /range: '?([^'!]+)/.exec(message)?.[1] ?? 'a tab';
    return new WorkbookFault('missing-tab', `Tab "${tab}" is missing. Run "Set up" from the Dealer Hub menu.`);
  }
  return new WorkbookFault('busy', message);
}

/** A range such as 'Tab'!A2:C9, open-ended when there is no last row or column. */
function a1({ sheet, fromRow, toRow, column = 1, columns }: ReadRange): string {
  const isRange = [fromRow, toRow ?? fromRow, column].every((number) => Number.isInteger(number) && number >= 1);
  // For example because somebody broke a hint by hand; the reader starts over without it.
  if (!isRange) throw new WorkbookFault('beyond-grid', `${sheet} has no row ${fromRow}`);
  const name = quoted(sheet);
  const last = columns === undefined ? 'ZZ' : letters(column + columns - 1);
  // Rows only ("5:9") would be clipped to the grid by the API; a last column of ZZ must not go beyond it.
  if (columns === undefined && toRow !== undefined) return `${name}!${fromRow}:${toRow}`;
  if (columns === undefined) return `${name}!${letters(column)}${fromRow}:${last}`;
  return `${name}!${letters(column)}${fromRow}:${last}${toRow ?? ''}`;
}

function toRequests(changes: WorkbookChanges, sheetIds: Readonly<Record<string, number>>): Requests {
  const idOf = (sheet: string): number => {
    // The tab may be newer than setup, for example a form's.
    const id =
      (Object.hasOwn(sheetIds, sheet) ? sheetIds[sheet] : undefined) ??
      SpreadsheetApp.getActiveSpreadsheet().getSheetByName(sheet)?.getSheetId();
    if (id === undefined)
      throw new WorkbookFault('missing-tab', `Tab "${sheet}" is not known. Run "Set up" from the Dealer Hub menu.`);
    return id;
  };
  const updates = blocksOf(changes.updates).map(({ sheet, row, column, rows }) => ({
    updateCells: {
      start: { sheetId: idOf(sheet), rowIndex: row - 1, columnIndex: column - 1 },
      rows: rows.map((cells) => ({ values: cells.map((cell) => userEntered(cell)) })),
      fields: withNotes(rows, 'userEnteredValue'),
    },
  }));
  const appends = changes.appends.map(({ sheet, rows }) => ({
    appendCells: {
      sheetId: idOf(sheet),
      rows: rows.map((cells) => ({ values: cells.map((cell) => formatted(cell)) })),
      fields: withNotes(rows, hasGaps(rows) ? 'userEnteredValue' : 'userEnteredValue,userEnteredFormat.numberFormat'),
    },
  }));
  const deletes = (changes.deletes ?? []).map(({ sheet, fromRow, toRow }) => ({
    deleteDimension: {
      range: { sheetId: idOf(sheet), dimension: 'ROWS', startIndex: fromRow - 1, endIndex: toRow },
    },
  }));
  // A grid must keep a row below its header, even when all rows are removed.
  const spare = (changes.deletes ?? []).map(({ sheet }) => ({
    appendDimension: { sheetId: idOf(sheet), dimension: 'ROWS', length: 1 },
  }));
  const taken = changes.take ? takeRequests(changes.take, idOf) : [];
  const charts = changes.charts ? chartRequests(changes.charts, idOf) : [];
  return [...updates, ...appends, ...spare, ...deletes, ...taken, ...charts];
}

interface Block extends Pick<RowUpdate, 'sheet' | 'row' | 'column'> {
  readonly rows: (readonly CellWrite[])[];
}

/** Joins updates of the same columns in consecutive rows into one request. */
function blocksOf(updates: readonly RowUpdate[]): Block[] {
  const blocks: Block[] = [];
  const inOrder = [...updates].sort(
    (a, b) => (a.sheet === b.sheet ? a.column - b.column || a.row - b.row : a.sheet < b.sheet ? -1 : 1), // biome-ignore format: one line
  );
  for (const { sheet, row, column, cells } of inOrder) {
    const last = blocks[blocks.length - 1];
    const goesOn = last && last.sheet === sheet && last.column === column && last.row + last.rows.length === row;
    if (goesOn && last.rows[0]?.length === cells.length) last.rows.push(cells);
    else blocks.push({ sheet, row, column, rows: [cells] });
  }
  return blocks;
}

/** The cells whose keys are checked, adjacent ones as one range. */
function keyCells(keyed: readonly RowUpdate[]): string[] {
  const cells = keyed.map(({ sheet, row, key }) => ({ sheet, row, column: key?.column ?? 1, cells: [] }));
  const once = new Map(cells.map((cell) => [`${cell.sheet}!${cell.row}`, cell]));
  return blocksOf([...once.values()]).map(({ sheet, row, column, rows }) =>
    a1({ sheet, fromRow: row, toRow: row + rows.length - 1, column, columns: 1 }),
  );
}

/** Updates whose row holds another key than expected. */
function movedRows(
  keyed: readonly RowUpdate[],
  after: GoogleAppsScript.Sheets.Schema.Spreadsheet | undefined,
): readonly RowUpdate[] {
  const found = new Map<string, string>();
  for (const { properties, data } of after?.sheets ?? []) {
    for (const { startRow = 0, rowData } of data ?? []) {
      (rowData ?? []).forEach(({ values }, down) => {
        found.set(`${properties?.title}!${startRow + 1 + down}`, keyText(values?.[0]));
      });
    }
  }
  return keyed.filter(({ sheet, row, key }) => found.get(`${sheet}!${row}`) !== key?.value);
}

/** A key in the form that a read returns; staff also type tick boxes and broken formulas where a serial belongs. */
function keyText({ effectiveValue, formattedValue }: GoogleAppsScript.Sheets.Schema.CellData = {}): string {
  if (effectiveValue?.errorValue) return formattedValue ?? '';
  return String(effectiveValue?.stringValue ?? effectiveValue?.numberValue ?? effectiveValue?.boolValue ?? '');
}

/** If any cell of a block has a note, notes are written for all its cells, which removes the others' notes. */
function withNotes(rows: readonly (readonly CellWrite[])[], fields: string): string {
  return rows.some((cells) => cells.some((cell) => cell.kind === 'text' && cell.note !== undefined))
    ? `${fields},note`
    : fields;
}

/** Whether people's columns lie between ours: then formats are not written, since they would clear theirs. */
function hasGaps(rows: readonly (readonly CellWrite[])[]): boolean {
  return rows.some((cells) => cells.some((cell) => cell.kind === 'gap'));
}

/** A cell of a new row with its format: rows that the grid gains have none, and text must stay text when edited later. */
function formatted(cell: CellWrite): GoogleAppsScript.Sheets.Schema.CellData {
  const data = userEntered(cell);
  const format = formatOf(cell);
  return format ? { ...data, userEnteredFormat: { numberFormat: format } } : data;
}

function userEntered(cell: CellWrite): GoogleAppsScript.Sheets.Schema.CellData {
  switch (cell.kind) {
    case 'blank':
    case 'gap':
      return {};
    case 'text':
      return { userEnteredValue: { stringValue: cell.value }, ...(cell.note ? { note: cell.note } : {}) };
    case 'number':
    case 'money':
      return { userEnteredValue: { numberValue: cell.value } };
    case 'boolean':
      return { userEnteredValue: { boolValue: cell.value } };
    default:
      return { userEnteredValue: { numberValue: cell.serial } };
  }
}

export const NUMBER_FORMATS = {
  text: { type: 'TEXT', pattern: '@' },
  dateTime: { type: 'DATE_TIME', pattern: 'd mmm yyyy hh:mm:ss' },
  stamp: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm:ss' },
  date: { type: 'DATE', pattern: 'd mmm yyyy' },
  money: { type: 'NUMBER', pattern: '"Rp" #,##0' },
} as const;

function formatOf(cell: CellWrite): { type: string; pattern: string } | null {
  const kind = cell.kind === 'blank' ? cell.of : cell.kind;
  return kind && kind in NUMBER_FORMATS ? NUMBER_FORMATS[kind as keyof typeof NUMBER_FORMATS] : null;
}
