/** Requests of batchUpdate that change cells: updateCells, appendCells, repeatCell, findReplace, validation, sort. */
import { type Cell, intersect, type Rect } from '../model/cell';
import { enter } from '../model/enter';
import { findAll, replaceIn } from '../model/find';
import { mergeRange } from '../model/merge';
import { numberFormatAt } from '../model/read';
import { Refusal } from '../model/refusal';
import type { Sheet } from '../model/sheet';
import { sortRows } from '../model/sort';
import type { Workbook } from '../model/workbook';
import { isRecord } from './call-args';
import { ApiError } from './sheets-api-error';
import { applyApiFormat } from './sheets-api-format';
import { fieldMask, gridRange, requireGrid, sheetOf } from './sheets-api-grid';
import type { RequestHandler } from './sheets-api-handler';
import { fromApiRule } from './sheets-api-validation';
import { applyBlock, ensureSize } from './write-values';

/** https://support.google.com/drive/answer/37603 */
const MAX_CELL_CHARS = 50_000;

type Mask = (field: string) => boolean;

/** A CellData's value; strings are never coerced. */
function cellFrom(data: Readonly<Record<string, unknown>>): Cell {
  const value = data.userEnteredValue;
  if (!isRecord(value)) return null;
  if (typeof value.stringValue === 'string') {
    if (value.stringValue.length > MAX_CELL_CHARS) throw new Refusal('cellTooLong');
    return value.stringValue === '' ? null : value.stringValue;
  }
  if (typeof value.numberValue === 'number') return value.numberValue;
  if (typeof value.boolValue === 'boolean') return value.boolValue;
  if (typeof value.formulaValue === 'string') return { f: value.formulaValue };
  return null;
}

interface Tab {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
}

/** Writes the masked fields of a row's cells; what `values` does not reach is cleared of them. */
function writeRow(
  { workbook, sheet }: Tab,
  { row, column, columns: width }: Pick<Rect, 'row' | 'column' | 'columns'>,
  values: readonly unknown[],
  mask: Mask,
): void {
  const cells: Cell[] = [];
  for (let index = 0; index < width; index += 1) {
    const data = values[index];
    const record = isRecord(data) ? data : {};
    cells.push(cellFrom(record));
    const rect = { row, column: column + index, rows: 1, columns: 1 };
    if (mask('userEnteredFormat')) applyApiFormat(sheet, rect, record.userEnteredFormat, mask);
    if (mask('note')) {
      sheet.notes.set(rect, typeof record.note === 'string' && record.note !== '' ? record.note : undefined);
      sheet.touchMeta();
    }
    if (mask('dataValidation')) setRule({ workbook, sheet }, rect, record.dataValidation);
  }
  if (mask('userEnteredValue')) sheet.writeBlock(row, column, [cells]);
}

function setRule({ workbook, sheet }: Tab, rect: Rect, rule: unknown): void {
  sheet.validations.set(rect, isRecord(rule) ? fromApiRule(workbook, rule) : undefined);
  sheet.touchMeta();
}

const rowsOf = (body: Readonly<Record<string, unknown>>): readonly (readonly unknown[])[] =>
  (Array.isArray(body.rows) ? body.rows : []).map((row: unknown) =>
    isRecord(row) && Array.isArray(row.values) ? row.values : [],
  );

const updateCells: RequestHandler = ({ workbook }, body) => {
  const mask = fieldMask(body.fields);
  const rows = rowsOf(body);
  if (isRecord(body.start)) {
    const sheet = sheetOf(workbook, body.start.sheetId);
    const row = Number(body.start.rowIndex ?? 0) + 1;
    const column = Number(body.start.columnIndex ?? 0) + 1;
    rows.forEach((values, down) => {
      if (values.length === 0) return;
      requireGrid(sheet, { row: row + down, column, rows: 1, columns: values.length });
      writeRow({ workbook, sheet }, { row: row + down, column, columns: values.length }, values, mask);
    });
    return undefined;
  }
  const { sheet, rect } = gridRange(workbook, body.range);
  const widest = Math.max(0, ...rows.map((values) => values.length));
  if (rows.length > rect.rows) throw new ApiError(`Tried writing ${rows.length} rows into a range of ${rect.rows}.`);
  if (widest > rect.columns) throw new ApiError(`Tried writing ${widest} columns into a range of ${rect.columns}.`);
  for (let down = 0; down < rect.rows; down += 1) {
    writeRow({ workbook, sheet }, { ...rect, row: rect.row + down }, rows[down] ?? [], mask);
  }
  return undefined;
};

const appendCells: RequestHandler = ({ workbook }, body) => {
  const mask = fieldMask(body.fields);
  const sheet = sheetOf(workbook, body.sheetId);
  const rows = rowsOf(body);
  const first = sheet.lastRow + 1;
  ensureSize(workbook, sheet, first + rows.length - 1, Math.max(0, ...rows.map((values) => values.length)));
  rows.forEach((values, down) => {
    writeRow({ workbook, sheet }, { row: first + down, column: 1, columns: values.length }, values, mask);
  });
  return undefined;
};

const repeatCell: RequestHandler = ({ workbook }, body) => {
  const mask = fieldMask(body.fields);
  const { sheet, rect } = gridRange(workbook, body.range);
  const cell = isRecord(body.cell) ? body.cell : {};
  if (mask('userEnteredFormat')) applyApiFormat(sheet, rect, cell.userEnteredFormat, mask);
  if (mask('note')) {
    sheet.notes.set(rect, typeof cell.note === 'string' && cell.note !== '' ? cell.note : undefined);
    sheet.touchMeta();
  }
  if (mask('dataValidation')) setRule({ workbook, sheet }, rect, cell.dataValidation);
  if (mask('userEnteredValue')) {
    const value = cellFrom(cell);
    const row = Array.from({ length: rect.columns }, () => value);
    sheet.writeBlock(
      rect.row,
      rect.column,
      Array.from({ length: rect.rows }, () => row),
    );
  }
  return undefined;
};

const setDataValidation: RequestHandler = ({ workbook }, body) => {
  const { sheet, rect } = gridRange(workbook, body.range);
  setRule({ workbook, sheet }, rect, body.rule);
  return undefined;
};

const sortRange: RequestHandler = ({ workbook }, body) => {
  const { sheet, rect } = gridRange(workbook, body.range);
  const specs = (Array.isArray(body.sortSpecs) ? body.sortSpecs : []).filter(isRecord);
  const keys = specs.map((spec) => ({
    column: Number(spec.dimensionIndex ?? 0) + 1,
    ascending: spec.sortOrder !== 'DESCENDING',
  }));
  const rows = Math.min(rect.rows, Math.max(0, sheet.lastRow - rect.row + 1));
  if (rows > 1) sortRows(workbook, sheet, { ...rect, rows }, keys);
  return undefined;
};

const findReplace: RequestHandler = ({ session, workbook }, body) => {
  const places = placesToSearch(workbook, body);
  const options = {
    text: String(body.find ?? ''),
    matchCase: body.matchCase === true,
    matchEntireCell: body.matchEntireCell === true,
    matchFormulaText: body.includeFormulas === true,
    useRegularExpression: body.searchByRegex === true,
    ignoreDiacritics: false,
  };
  const context = { timeZone: workbook.timeZone, locale: workbook.locale, now: session.state.now() };
  const tally = { occurrencesChanged: 0, valuesChanged: 0, formulasChanged: 0, sheetsChanged: 0 };
  for (const { sheet, rect } of places) {
    const found = findAll(workbook, sheet, rect, options);
    const { count, texts } = replaceIn({ workbook, sheet }, found, options, String(body.replacement ?? ''));
    for (const { at, text } of texts)
      applyBlock(sheet, at, [[enter(text, numberFormatAt(sheet, at.row, at.column), context)]]);
    tally.occurrencesChanged += count;
    tally.valuesChanged += found.length;
    tally.sheetsChanged += found.length > 0 ? 1 : 0;
  }
  return tally;
};

function placesToSearch(workbook: Workbook, body: Readonly<Record<string, unknown>>): { sheet: Sheet; rect: Rect }[] {
  if (body.range !== undefined) return [gridRange(workbook, body.range)];
  const sheets = body.allSheets === true ? workbook.sheets : [sheetOf(workbook, body.sheetId)];
  return sheets.map((sheet) => ({ sheet, rect: sheet.dataRect }));
}

const mergeCells: RequestHandler = ({ workbook }, body) => {
  const { sheet, rect } = gridRange(workbook, body.range);
  mergeRange(
    sheet,
    rect,
    body.mergeType === 'MERGE_ROWS' ? 'across' : body.mergeType === 'MERGE_COLUMNS' ? 'vertically' : 'all',
  );
  return undefined;
};

const unmergeCells: RequestHandler = ({ workbook }, body) => {
  const { sheet, rect } = gridRange(workbook, body.range);
  sheet.merges = sheet.merges.filter((merged) => !intersect(merged, rect));
  sheet.touchMeta();
  return undefined;
};

export const cellRequests: Readonly<Record<string, RequestHandler>> = {
  updateCells,
  appendCells,
  repeatCell,
  setDataValidation,
  sortRange,
  findReplace,
  mergeCells,
  unmergeCells,
};
