/** Requests of batchUpdate that change rows, columns, tabs and the workbook. */

import { copyBlock, type PasteType } from '../model/edits';
import { isRecord } from './call-args';
import { moveColumns, moveRows } from './people';
import { ApiError } from './sheets-api-error';
import { hexOf } from './sheets-api-format';
import { sheetProperties } from './sheets-api-get';
import { dimensionRange, fieldMask, gridRange, requireGrid, sheetOf } from './sheets-api-grid';
import type { RequestHandler } from './sheets-api-handler';

const insertDimension: RequestHandler = ({ workbook }, body) => {
  const { sheet, byRows, at, count } = dimensionRange(workbook, body.range);
  const max = byRows ? sheet.maxRows : sheet.maxColumns;
  const before = body.inheritFromBefore === true;
  if (at > max + (before ? 1 : 0)) {
    throw new ApiError(
      `range.startIndex[${at - 1}] must be less than the grid size (${max}) if inheritFromBefore is false.`,
    );
  }
  if (before && at === 1) throw new ApiError('inheritFromBefore cannot be true if startIndex is 0.');
  if (byRows) workbook.insertRows(sheet, at, count, before ? at - 1 : at);
  else workbook.insertColumns(sheet, at, count, before ? at - 1 : at);
  return undefined;
};

const appendDimension: RequestHandler = ({ workbook }, body) => {
  const sheet = sheetOf(workbook, body.sheetId);
  const count = Number(body.length ?? 0);
  if (!(count > 0)) throw new ApiError('length must be greater than 0.');
  if (body.dimension === 'COLUMNS') workbook.insertColumns(sheet, sheet.maxColumns + 1, count, sheet.maxColumns);
  else workbook.insertRows(sheet, sheet.maxRows + 1, count, sheet.maxRows);
  return undefined;
};

const deleteDimension: RequestHandler = ({ workbook }, body) => {
  const { sheet, byRows, at, count } = dimensionRange(workbook, body.range);
  const max = byRows ? sheet.maxRows : sheet.maxColumns;
  const name = byRows ? 'rows' : 'columns';
  if (at + count - 1 > max) throw new ApiError(`Cannot delete ${name} beyond the grid of ${max}.`);
  if (count >= max) throw new ApiError(`You can't delete all the ${name} on the sheet.`);
  if (byRows) workbook.deleteRows(sheet, at, count);
  else workbook.deleteColumns(sheet, at, count);
  return undefined;
};

const moveDimension: RequestHandler = ({ workbook }, body) => {
  const { sheet, byRows, at, count } = dimensionRange(workbook, body.source);
  const to = Number(body.destinationIndex ?? 0) + 1;
  if (byRows) moveRows(sheet, at, count, to);
  else moveColumns(sheet, at, count, to);
  return undefined;
};

const PASTE_TYPES: Readonly<Record<string, PasteType>> = {
  PASTE_NORMAL: 'NORMAL',
  PASTE_VALUES: 'VALUES',
  PASTE_FORMAT: 'FORMAT',
  PASTE_NO_BORDERS: 'NO_BORDERS',
  PASTE_FORMULA: 'FORMULA',
  PASTE_DATA_VALIDATION: 'DATA_VALIDATION',
};

/** https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#copypasterequest */
const copyPaste: RequestHandler = ({ workbook }, body) => {
  const from = gridRange(workbook, body.source);
  const to = gridRange(workbook, body.destination);
  const transposed = body.pasteOrientation === 'TRANSPOSE';
  const type = PASTE_TYPES[String(body.pasteType ?? 'PASTE_NORMAL')];
  if (type === undefined) throw new ApiError(`Invalid value at 'paste_type': "${String(body.pasteType)}"`);
  const { rows, columns } = transposed ? { rows: from.rect.columns, columns: from.rect.rows } : from.rect;
  // A smaller destination still gets the whole source, which has to fit into the grid.
  const whole = { ...to.rect, rows: Math.max(rows, to.rect.rows), columns: Math.max(columns, to.rect.columns) };
  requireGrid(to.sheet, whole);
  copyBlock(workbook, from, to, { type, transposed });
  return undefined;
};

const updateDimensionProperties: RequestHandler = ({ workbook }, body) => {
  const mask = fieldMask(body.fields);
  const { sheet, byRows, at, count } = dimensionRange(workbook, body.range);
  const given = isRecord(body.properties) ? body.properties : {};
  const span = byRows
    ? { row: at, column: 1, rows: count, columns: 1 }
    : { row: 1, column: at, rows: 1, columns: count };
  if (mask('hiddenByUser'))
    (byRows ? sheet.hiddenRows : sheet.hiddenColumns).set(span, given.hiddenByUser === true ? true : undefined);
  if (mask('pixelSize') && typeof given.pixelSize === 'number') {
    const size = given.pixelSize;
    if (!byRows) sheet.columnWidths.set(span, size);
    else
      sheet.rowHeights = {
        ...sheet.rowHeights,
        ...Object.fromEntries(Array.from({ length: count }, (_, i) => [at + i, size])),
      };
  }
  sheet.touchMeta();
  return undefined;
};

const addSheet: RequestHandler = ({ workbook }, body) => {
  const given = isRecord(body.properties) ? body.properties : {};
  const grid = isRecord(given.gridProperties) ? given.gridProperties : {};
  if (typeof given.sheetId === 'number' && workbook.sheetById(given.sheetId)) {
    throw new ApiError(`Sheet with id ${given.sheetId} already exists.`);
  }
  const sheet = workbook.insertSheet({
    ...(typeof given.title === 'string' ? { title: given.title } : {}),
    ...(typeof given.index === 'number' ? { index: given.index } : {}),
    ...(typeof given.sheetId === 'number' ? { sheetId: given.sheetId } : {}),
    ...(typeof grid.rowCount === 'number' ? { maxRows: grid.rowCount } : {}),
    ...(typeof grid.columnCount === 'number' ? { maxColumns: grid.columnCount } : {}),
  });
  if (typeof grid.frozenRowCount === 'number') sheet.frozenRows = grid.frozenRowCount;
  if (typeof grid.frozenColumnCount === 'number') sheet.frozenColumns = grid.frozenColumnCount;
  if (given.hidden === true) sheet.hidden = true;
  return { properties: sheetProperties(workbook, sheet) };
};

const deleteSheet: RequestHandler = ({ workbook }, body) => {
  workbook.deleteSheet(sheetOf(workbook, body.sheetId));
  return undefined;
};

const duplicateSheet: RequestHandler = ({ workbook }, body) => {
  const source = sheetOf(workbook, body.sourceSheetId);
  const title = typeof body.newSheetName === 'string' ? body.newSheetName : workbook.copyTitle(source.title);
  const index = typeof body.insertSheetIndex === 'number' ? body.insertSheetIndex : 0;
  return { properties: sheetProperties(workbook, workbook.adoptSheet(source, title, index)) };
};

const updateSheetProperties: RequestHandler = ({ workbook }, body) => {
  const mask = fieldMask(body.fields);
  const given = isRecord(body.properties) ? body.properties : {};
  const sheet = sheetOf(workbook, given.sheetId);
  const grid = isRecord(given.gridProperties) ? given.gridProperties : {};
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  if (mask('title') && typeof given.title === 'string') workbook.rename(sheet, given.title);
  if (mask('index') && typeof given.index === 'number') workbook.moveSheet(sheet, given.index);
  if (mask('hidden')) sheet.hidden = given.hidden === true;
  if (mask('tabColor') || mask('tabColorStyle')) {
    const color = hexOf(given.tabColorStyle ?? given.tabColor);
    sheet.tabColor = typeof color === 'string' ? color : null;
  }
  if (mask('gridProperties.frozenRowCount')) sheet.frozenRows = number(grid.frozenRowCount);
  if (mask('gridProperties.frozenColumnCount')) sheet.frozenColumns = number(grid.frozenColumnCount);
  if (mask('gridProperties.hideGridlines')) sheet.hiddenGridlines = grid.hideGridlines === true;
  if (mask('gridProperties.rowCount') && typeof grid.rowCount === 'number') {
    const change = grid.rowCount - sheet.maxRows;
    if (change > 0) workbook.insertRows(sheet, sheet.maxRows + 1, change, sheet.maxRows);
    if (change < 0) workbook.deleteRows(sheet, sheet.maxRows + change + 1, -change);
  }
  if (mask('gridProperties.columnCount') && typeof grid.columnCount === 'number') {
    const change = grid.columnCount - sheet.maxColumns;
    if (change > 0) workbook.insertColumns(sheet, sheet.maxColumns + 1, change, sheet.maxColumns);
    if (change < 0) workbook.deleteColumns(sheet, sheet.maxColumns + change + 1, -change);
  }
  sheet.touchMeta();
  return undefined;
};

const updateSpreadsheetProperties: RequestHandler = ({ workbook }, body) => {
  const mask = fieldMask(body.fields);
  const given = isRecord(body.properties) ? body.properties : {};
  if (mask('title') && typeof given.title === 'string') workbook.name = given.title;
  if (mask('locale') && typeof given.locale === 'string') workbook.locale = given.locale;
  if (mask('timeZone') && typeof given.timeZone === 'string') workbook.timeZone = given.timeZone;
  workbook.touch();
  return undefined;
};

const setBasicFilter: RequestHandler = ({ workbook }, body) => {
  const filter = isRecord(body.filter) ? body.filter : {};
  const { sheet, rect } = gridRange(workbook, filter.range);
  sheet.filter = { rect, criteria: {} };
  sheet.touchMeta();
  return undefined;
};

const clearBasicFilter: RequestHandler = ({ workbook }, body) => {
  const sheet = sheetOf(workbook, body.sheetId);
  sheet.filter = null;
  sheet.touchMeta();
  return undefined;
};

export const structureRequests: Readonly<Record<string, RequestHandler>> = {
  insertDimension,
  appendDimension,
  deleteDimension,
  moveDimension,
  copyPaste,
  updateDimensionProperties,
  addSheet,
  deleteSheet,
  duplicateSheet,
  updateSheetProperties,
  updateSpreadsheetProperties,
  setBasicFilter,
  clearBasicFilter,
};
