/** Requests of batchUpdate that change rows, columns, tabs and protections. */

import { isRecord } from './call-args';
import { ApiError } from './sheets-api-error';
import { dimensionRange, sheetOf } from './sheets-api-grid';
import type { RequestHandler } from './sheets-api-requests';

const insertDimension: RequestHandler = ({ workbook }, body) => {
  const { sheet, byRows, at, count } = dimensionRange(workbook, body.range);
  const max = byRows ? sheet.maxRows : sheet.maxColumns;
  if (at > max)
    throw new ApiError(
      `range.startIndex[${at - 1}] must be less than the grid size (${max}) if inheritFromBefore is false.`,
    );
  const inherit = body.inheritFromBefore === true ? at - 1 : at;
  if (inherit < 1) throw new ApiError('inheritFromBefore cannot be true when inserting at index 0.');
  if (byRows) workbook.insertRows(sheet, at, count, inherit);
  else workbook.insertColumns(sheet, at, count, inherit);
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
  if (at + count - 1 > max)
    throw new ApiError(`Cannot delete ${byRows ? 'rows' : 'columns'} beyond the grid (${max}).`);
  if (count >= max) throw new ApiError(`You can't delete all the ${byRows ? 'rows' : 'columns'} on the sheet.`);
  if (byRows) workbook.deleteRows(sheet, at, count);
  else workbook.deleteColumns(sheet, at, count);
  return undefined;
};

const addSheet: RequestHandler = ({ workbook }, body) => {
  const given = isRecord(body.properties) ? body.properties : {};
  const grid = isRecord(given.gridProperties) ? given.gridProperties : {};
  if (typeof given.sheetId === 'number' && workbook.sheetById(given.sheetId)) {
    throw new ApiError(`Sheet id ${given.sheetId} already exists.`);
  }
  if (typeof given.title === 'string' && workbook.sheetByName(given.title)) {
    throw new ApiError(`A sheet with the name "${given.title}" already exists. Please enter another name.`);
  }
  const sheet = workbook.insertSheet({
    ...(typeof given.title === 'string' ? { title: given.title } : {}),
    ...(typeof given.index === 'number' ? { index: given.index } : {}),
    ...(typeof given.sheetId === 'number' ? { sheetId: given.sheetId } : {}),
    ...(typeof grid.rowCount === 'number' ? { maxRows: grid.rowCount } : {}),
    ...(typeof grid.columnCount === 'number' ? { maxColumns: grid.columnCount } : {}),
  });
  return { properties: { sheetId: sheet.sheetId, title: sheet.title, index: workbook.indexOf(sheet) } };
};

export const structureRequests: Readonly<Record<string, RequestHandler>> = {
  insertDimension,
  appendDimension,
  deleteDimension,
  addSheet,
};
