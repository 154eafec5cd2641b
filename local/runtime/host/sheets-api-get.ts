/** The Spreadsheet resource of the Sheets API, as Spreadsheets.get and the answers of create and batchUpdate give it. */
import { type Cell, isFormula, type Rect, type Scalar } from '../model/cell';
import type { ChartState } from '../model/chart';
import { displayAt } from '../model/display';
import { isDateFormat } from '../model/number-format-kind';
import type { Placed } from '../model/placed';
import { scalarAt } from '../model/read';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import type { Protection } from '../model/workbook-state';
import { conditionalFormats } from './sheets-api-conditional';
import { applyMask, parseMask } from './sheets-api-fields';
import { gridRangeOf, ruleRangeOf } from './sheets-api-grid';
import { toApiRule } from './sheets-api-validation';
import { resolveRange } from './sheets-api-values';

type Json = Record<string, unknown>;

export interface GetOptions {
  readonly fields?: unknown;
  readonly ranges?: readonly string[];
  readonly includeGridData?: boolean;
}

export function spreadsheetResource(workbook: Workbook, options: GetOptions): unknown {
  const ranges = (options.ranges ?? []).map((notation) => resolveRange(workbook, notation));
  const fields = typeof options.fields === 'string' && options.fields !== '' ? options.fields : null;
  const withGrid = options.includeGridData === true || (fields !== null && /(^|[,(./])data\b/.test(fields));
  const sheets = workbook.sheets.filter(
    (sheet) => ranges.length === 0 || ranges.some((range) => range.sheet === sheet),
  );
  const resource: Json = {
    spreadsheetId: workbook.id,
    properties: { title: workbook.name, locale: workbook.locale, autoRecalc: 'ON_CHANGE', timeZone: workbook.timeZone },
    sheets: sheets.map((sheet) => {
      const rects = ranges.filter((range) => range.sheet === sheet).map((range) => range.rect);
      return sheetResource(workbook, sheet, withGrid ? (rects.length > 0 ? rects : [sheet.dataRect]) : []);
    }),
    spreadsheetUrl: workbook.url,
  };
  if (workbook.namedRanges.length > 0) {
    resource.namedRanges = workbook.namedRanges.map(({ name, sheetId, rect }) => ({
      namedRangeId: name,
      name,
      range: gridRangeOf(sheetId, rect),
    }));
  }
  return fields === null ? resource : applyMask(resource, parseMask(fields));
}

export function sheetProperties(workbook: Workbook, sheet: Sheet): Json {
  return {
    sheetId: sheet.sheetId,
    title: sheet.title,
    index: workbook.indexOf(sheet),
    sheetType: 'GRID',
    gridProperties: {
      rowCount: sheet.maxRows,
      columnCount: sheet.maxColumns,
      ...(sheet.frozenRows > 0 ? { frozenRowCount: sheet.frozenRows } : {}),
      ...(sheet.frozenColumns > 0 ? { frozenColumnCount: sheet.frozenColumns } : {}),
      ...(sheet.hiddenGridlines ? { hideGridlines: true } : {}),
    },
    ...(sheet.hidden ? { hidden: true } : {}),
  };
}

function sheetResource(workbook: Workbook, sheet: Sheet, rects: readonly Rect[]): Json {
  const protectedRanges = workbook.protections.filter((item) => item.sheetId === sheet.sheetId).map(protectedRange);
  return {
    properties: sheetProperties(workbook, sheet),
    ...(rects.length > 0 ? { data: rects.map((rect) => gridData(workbook, sheet, rect)) } : {}),
    ...(sheet.merges.length > 0 ? { merges: sheet.merges.map((rect) => gridRangeOf(sheet.sheetId, rect)) } : {}),
    ...(protectedRanges.length > 0 ? { protectedRanges } : {}),
    ...(sheet.conditionalRules.length > 0 ? { conditionalFormats: conditionalFormats(sheet) } : {}),
    ...(sheet.filter ? { basicFilter: { range: gridRangeOf(sheet.sheetId, sheet.filter.rect) } } : {}),
    ...(sheet.bandedRanges.length > 0
      ? { bandedRanges: sheet.bandedRanges.map((item) => placedResource(sheet, item, 'bandedRangeId')) }
      : {}),
    ...(sheet.filterViews.length > 0
      ? { filterViews: sheet.filterViews.map((item) => placedResource(sheet, item, 'filterViewId')) }
      : {}),
    ...(sheet.charts.length > 0 ? { charts: sheet.charts.map((chart) => chartResource(sheet, chart)) } : {}),
  };
}

export function protectedRange(item: Protection): Json {
  return {
    protectedRangeId: item.id,
    range: item.rect ? gridRangeOf(item.sheetId, item.rect) : { sheetId: item.sheetId },
    ...(item.description === '' ? {} : { description: item.description }),
    ...(item.warningOnly ? { warningOnly: true } : { requestingUserCanEdit: true }),
    ...(item.unprotected.length > 0
      ? { unprotectedRanges: item.unprotected.map((rect) => ruleRangeOf(item.sheetId, rect)) }
      : {}),
    editors: { users: item.editors, ...(item.domainEdit ? { domainUsersCanEdit: true } : {}) },
  };
}

/** Alternating colours or a filter view. */
export function placedResource({ sheetId }: Sheet, item: Placed, idName: string): Json {
  const range = gridRangeOf(sheetId, item.rect);
  if (item.isOpenBelow) delete range.endRowIndex;
  return { [idName]: item.id, range, ...item.body };
}

export function chartResource({ sheetId }: Sheet, chart: ChartState) {
  const { id, row, column, spec } = chart;
  const anchorCell = {
    sheetId,
    ...(row > 1 ? { rowIndex: row - 1 } : {}),
    ...(column > 1 ? { columnIndex: column - 1 } : {}),
  };
  const overlayPosition = {
    anchorCell,
    ...(chart.offsetX === 0 ? {} : { offsetXPixels: chart.offsetX }),
    ...(chart.offsetY === 0 ? {} : { offsetYPixels: chart.offsetY }),
    ...{ widthPixels: chart.width, heightPixels: chart.height },
  };
  return { chartId: id, spec, position: { overlayPosition } };
}

function gridData(workbook: Workbook, sheet: Sheet, rect: Rect): Json {
  const rows = Array.from({ length: rect.rows }, (_, down) => {
    const values = Array.from({ length: rect.columns }, (_cell, right) =>
      cellData(workbook, sheet, rect.row + down, rect.column + right),
    );
    while (values.length > 0 && Object.keys(values[values.length - 1] ?? {}).length === 0) values.pop();
    return values.length > 0 ? { values } : {};
  });
  while (rows.length > 0 && !('values' in (rows[rows.length - 1] ?? {}))) rows.pop();
  return {
    ...(rect.row > 1 ? { startRow: rect.row - 1 } : {}),
    ...(rect.column > 1 ? { startColumn: rect.column - 1 } : {}),
    ...(rows.length > 0 ? { rowData: rows } : {}),
  };
}

function cellData(workbook: Workbook, sheet: Sheet, row: number, column: number): Json {
  const cell = sheet.cell(row, column);
  const style = sheet.styles.get(row, column);
  const note = sheet.notes.get(row, column);
  const rule = sheet.validations.get(row, column);
  const format = style?.numberFormat;
  const data: Json = {};
  if (cell !== null) {
    data.userEnteredValue = extended(cell);
    data.effectiveValue = extended(scalarAt(workbook, sheet, row, column));
    data.formattedValue = displayAt(workbook, sheet, row, column);
  }
  if (typeof format === 'string')
    data.userEnteredFormat = { numberFormat: { type: formatType(format), pattern: format } };
  if (note !== undefined) data.note = note;
  if (rule !== undefined) data.dataValidation = toApiRule(workbook, rule);
  return data;
}

function extended(cell: Cell | Scalar): Json {
  if (isFormula(cell)) return { formulaValue: cell.f };
  if (typeof cell === 'number') return { numberValue: cell };
  if (typeof cell === 'boolean') return { boolValue: cell };
  return { stringValue: cell ?? '' };
}

function formatType(pattern: string): string {
  if (pattern === '@') return 'TEXT';
  if (!isDateFormat(pattern)) return pattern.includes('%') ? 'PERCENT' : 'NUMBER';
  const time = /[hs]/i.test(pattern);
  return time ? (/[yd]/i.test(pattern) ? 'DATE_TIME' : 'TIME') : 'DATE';
}
