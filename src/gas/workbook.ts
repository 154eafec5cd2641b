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
import { takeRequests } from './take-rows.ts';

type Requests = GoogleAppsScript.Sheets.Schema.Request[];

/** Well under what Google's front ends take in a URL (8 KB and more; not documented for this service). */
const MAX_QUERY_CHARACTERS = 6_000;

/** A spent quota is full again within a minute; meanwhile deliveries collect in the inbox and become one batch. */
const PAUSES_MS: readonly number[] = [1_000, 4_000, 12_000, 24_000];

/**
 * `address` is asked for at each call; it throws WorkbookFault when the workbook is not set up. `mayWait`: false for whoever
 * would rather be told at once that the workbook is busy.
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
          // Refused as a whole or applied as a whole, and we cannot tell which: the next round looks.
          throw new WorkbookFault('unclear', `The commit did not come back: ${String(error)}`);
        }
      });
      return movedRows(keyed, answer.updatedSpreadsheet);
    },
  };
}

/** For when nobody knows the workbook's address: the one that the script is bound to. */
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

export function spreadsheetsApi(): GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection {
  if (typeof Sheets === 'undefined' || !Sheets.Spreadsheets) {
    throw new WorkbookFault(
      'busy',
      'The advanced Sheets service is off: switch it on under Services in the script editor.',
    );
  }
  return Sheets.Spreadsheets;
}

/** For what may be repeated without harm: reading, and writes that were refused outright. */
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

/** A refusal for quota was not carried out. */
function isQuotaRefusal(error: unknown): boolean {
  return /Quota exceeded|RATE_LIMIT_EXCEEDED/i.test(String(error));
}

/** What is refused outright is refused each time; the API says so before it writes anything. */
function refusalOf(message: string): WorkbookFault | null {
  if (/10000000 cells|limit of \d+ cells/i.test(message))
    return new WorkbookFault('full', 'The workbook is full: archive old rows (10 million cells are the limit).');
  const isRefused = /Invalid (requests|value|data)|INVALID_ARGUMENT|50000 characters|must (be|not)/i.test(message);
  return isRefused ? new WorkbookFault('refused', message) : null;
}

/** Messages are in the account's language; the parts looked for are the API's own and always in English. */
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

/** 'Tab'!A2:C9, open at the end when there is no last row or column. */
function a1({ sheet, fromRow, toRow, column = 1, columns }: ReadRange): string {
  const isRange = [fromRow, toRow ?? fromRow, column].every((number) => Number.isInteger(number) && number >= 1);
  // A hint that was broken by hand, say; the reader starts over without it.
  if (!isRange) throw new WorkbookFault('beyond-grid', `${sheet} has no row ${fromRow}`);
  const name = /^[A-Za-z]+$/.test(sheet) ? sheet : `'${sheet.replace(/'/g, "''")}'`;
  const last = columns === undefined ? 'ZZ' : letters(column + columns - 1);
  // Rows only ("5:9") would be clipped to the grid by the API; a last column of ZZ must not go beyond it.
  if (columns === undefined && toRow !== undefined) return `${name}!${fromRow}:${toRow}`;
  if (columns === undefined) return `${name}!${letters(column)}${fromRow}:${last}`;
  return `${name}!${letters(column)}${fromRow}:${last}${toRow ?? ''}`;
}

function letters(column: number): string {
  let text = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

function toRequests(changes: WorkbookChanges, sheetIds: Readonly<Record<string, number>>): Requests {
  const idOf = (sheet: string): number => {
    // A form's tab, say, may have come after setup.
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
  // A grid must keep a row below its header, even when all that stands there goes.
  const spare = (changes.deletes ?? []).map(({ sheet }) => ({
    appendDimension: { sheetId: idOf(sheet), dimension: 'ROWS', length: 1 },
  }));
  const taken = changes.take ? takeRequests(changes.take, idOf) : [];
  return [...updates, ...appends, ...spare, ...deletes, ...taken];
}

interface Block extends Pick<RowUpdate, 'sheet' | 'row' | 'column'> {
  readonly rows: (readonly CellWrite[])[];
}

/** Updates of the same columns in rows that follow each other are one request. */
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

/** The cells where keys are to be seen, neighbours as one range. */
function keyCells(keyed: readonly RowUpdate[]): string[] {
  const cells = keyed.map(({ sheet, row, key }) => ({ sheet, row, column: key?.column ?? 1, cells: [] }));
  const once = new Map(cells.map((cell) => [`${cell.sheet}!${cell.row}`, cell]));
  return blocksOf([...once.values()]).map(({ sheet, row, column, rows }) =>
    a1({ sheet, fromRow: row, toRow: row + rows.length - 1, column, columns: 1 }),
  );
}

/** Updates beside whose cells another key stands than the one they were meant for. */
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

/** A key as a read gives it: staff type ticks and formulas that break where a serial belongs, too. */
function keyText({ effectiveValue, formattedValue }: GoogleAppsScript.Sheets.Schema.CellData = {}): string {
  if (effectiveValue?.errorValue) return formattedValue ?? '';
  return String(effectiveValue?.stringValue ?? effectiveValue?.numberValue ?? effectiveValue?.boolValue ?? '');
}

/** A block that says what stands in a cell's note says it of all its cells: an empty note is taken off. */
function withNotes(rows: readonly (readonly CellWrite[])[], fields: string): string {
  return rows.some((cells) => cells.some((cell) => cell.kind === 'text' && cell.note !== undefined))
    ? `${fields},note`
    : fields;
}

/** People's columns stand between ours: then formats are left to the columns, for ours would clear theirs. */
function hasGaps(rows: readonly (readonly CellWrite[])[]): boolean {
  return rows.some((cells) => cells.some((cell) => cell.kind === 'gap'));
}

/** New rows carry their formats along: rows that the grid gains have none, and text must stay text when edited later. */
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
      return { userEnteredValue: { numberValue: cell.value } };
    case 'boolean':
      return { userEnteredValue: { boolValue: cell.value } };
    default:
      return { userEnteredValue: { numberValue: cell.serial } };
  }
}

export const NUMBER_FORMATS = {
  text: { type: 'TEXT', pattern: '@' },
  dateTime: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm:ss' },
  date: { type: 'DATE', pattern: 'yyyy-mm-dd' },
} as const;

function formatOf(cell: CellWrite): { type: string; pattern: string } | null {
  const kind = cell.kind === 'blank' ? cell.of : cell.kind;
  return kind === 'text' || kind === 'dateTime' || kind === 'date' ? NUMBER_FORMATS[kind] : null;
}
