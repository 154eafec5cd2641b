/**
 * Requests of batchUpdate about alternating colours and filter views
 * (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#addbandingrequest).
 */
import { intersect } from '../model/cell';
import type { Placed } from '../model/placed';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { isRecord } from './call-args';
import { ApiError } from './sheets-api-error';
import { placedResource } from './sheets-api-get';
import { fieldMask, gridRange } from './sheets-api-grid';
import type { RequestHandler } from './sheets-api-handler';

type Json = Readonly<Record<string, unknown>>;
type Kind = 'bandedRanges' | 'filterViews';

const BANDED = ['rowProperties', 'columnProperties'] as const;
const FILTERED = ['title', 'filterSpecs', 'criteria', 'sortSpecs'] as const;
/** Filters know fewer conditions than validation does. */
const NOT_FOR_FILTERS: readonly unknown[] = ['ONE_OF_LIST', 'ONE_OF_RANGE', 'BOOLEAN'];

function placeOf(workbook: Workbook, range: unknown): { sheet: Sheet } & Pick<Placed, 'rect' | 'isOpenBelow'> {
  const isOpenBelow = isRecord(range) && range.endRowIndex === undefined;
  return { ...gridRange(workbook, range), isOpenBelow };
}

/** The given fields that are present. */
function bodyOf(given: Json, fields: readonly string[]): Json {
  return Object.fromEntries(fields.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}

function find(workbook: Workbook, kind: Kind, id: unknown): { sheet: Sheet; item: Placed } {
  for (const sheet of workbook.sheets) {
    const item = sheet[kind].find((each) => each.id === Number(id));
    if (item) return { sheet, item };
  }
  throw new ApiError(`No ${kind === 'bandedRanges' ? 'banded range' : 'filter view'} with id: ${String(id)}`);
}

function requireFreeOfBands(sheet: Sheet, rect: Placed['rect'], except: Placed | null): void {
  if (sheet.bandedRanges.some((item) => item !== except && intersect(item.rect, rect)))
    throw new ApiError(
      'You cannot add alternating background colors to a range that already has alternating background colors.',
    );
}

const addBanding: RequestHandler = ({ workbook }, body) => {
  const given = isRecord(body.bandedRange) ? body.bandedRange : {};
  const { sheet, ...place } = placeOf(workbook, given.range);
  const properties = bodyOf(given, BANDED);
  if (Object.keys(properties).length === 0)
    throw new ApiError('At least one of rowProperties or columnProperties must be specified.');
  requireFreeOfBands(sheet, place.rect, null);
  const id = typeof given.bandedRangeId === 'number' ? given.bandedRangeId : workbook.newId();
  const item: Placed = { id, ...place, body: properties };
  sheet.bandedRanges = [...sheet.bandedRanges, item];
  sheet.touchMeta();
  return { bandedRange: placedResource(sheet, item, 'bandedRangeId') };
};

const updateBanding: RequestHandler = ({ workbook }, body) => {
  const mask = fieldMask(body.fields);
  const given = isRecord(body.bandedRange) ? body.bandedRange : {};
  const { sheet, item } = find(workbook, 'bandedRanges', given.bandedRangeId);
  const { rect, isOpenBelow } = mask('range') ? placeOf(workbook, given.range) : item;
  requireFreeOfBands(sheet, rect, item);
  const changed = { ...item, rect, isOpenBelow, body: { ...item.body, ...bodyOf(given, BANDED.filter(mask)) } };
  sheet.bandedRanges = sheet.bandedRanges.map((each) => (each === item ? changed : each));
  sheet.touchMeta();
  return undefined;
};

const deleteBanding: RequestHandler = ({ workbook }, body) => {
  const { sheet, item } = find(workbook, 'bandedRanges', body.bandedRangeId);
  sheet.bandedRanges = sheet.bandedRanges.filter((each) => each !== item);
  sheet.touchMeta();
  return undefined;
};

/** The columns that a view filters or sorts by must lie in its range. */
function filterOf(given: Json, { rect }: Pick<Placed, 'rect'>): Json {
  const body = bodyOf(given, FILTERED);
  const specs = (list: unknown): Json[] => (Array.isArray(list) ? list.filter(isRecord) : []);
  const columns = [
    ...specs(body.filterSpecs).map((spec) => Number(spec.columnIndex ?? 0)),
    ...specs(body.sortSpecs).map((spec) => Number(spec.dimensionIndex ?? 0)),
  ];
  const outside = columns.find((index) => index + 1 < rect.column || index + 1 >= rect.column + rect.columns);
  if (outside !== undefined) throw new ApiError(`The column index ${outside} is outside of the filter's range.`);
  for (const { filterCriteria } of specs(body.filterSpecs)) {
    const condition = isRecord(filterCriteria) && isRecord(filterCriteria.condition) ? filterCriteria.condition : {};
    if (NOT_FOR_FILTERS.includes(condition.type))
      throw new ApiError(`Condition type ${String(condition.type)} is not supported for filters.`);
  }
  return body;
}

const addFilterView: RequestHandler = ({ workbook }, body) => {
  const given = isRecord(body.filter) ? body.filter : {};
  const { sheet, ...place } = placeOf(workbook, given.range);
  const id = typeof given.filterViewId === 'number' ? given.filterViewId : workbook.newId();
  const title = typeof given.title === 'string' ? given.title : `Filter ${sheet.filterViews.length + 1}`;
  const item: Placed = { id, ...place, body: { ...filterOf(given, place), title } };
  sheet.filterViews = [...sheet.filterViews, item];
  sheet.touchMeta();
  return { filter: placedResource(sheet, item, 'filterViewId') };
};

const updateFilterView: RequestHandler = ({ workbook }, body) => {
  const mask = fieldMask(body.fields);
  const given = isRecord(body.filter) ? body.filter : {};
  const { sheet, item } = find(workbook, 'filterViews', given.filterViewId);
  const { rect, isOpenBelow } = mask('range') ? placeOf(workbook, given.range) : item;
  const named = bodyOf(given, FILTERED.filter(mask));
  const changed = { ...item, rect, isOpenBelow, body: filterOf({ ...item.body, ...named }, { rect }) };
  sheet.filterViews = sheet.filterViews.map((each) => (each === item ? changed : each));
  sheet.touchMeta();
  return undefined;
};

const deleteFilterView: RequestHandler = ({ workbook }, body) => {
  const { sheet, item } = find(workbook, 'filterViews', body.filterId);
  sheet.filterViews = sheet.filterViews.filter((each) => each !== item);
  sheet.touchMeta();
  return undefined;
};

const duplicateFilterView: RequestHandler = ({ workbook }, body) => {
  const { sheet, item } = find(workbook, 'filterViews', body.filterId);
  const copy = { ...item, id: workbook.newId(), body: { ...item.body, title: `Copy of ${String(item.body.title)}` } };
  sheet.filterViews = [...sheet.filterViews, copy];
  sheet.touchMeta();
  return { filter: placedResource(sheet, copy, 'filterViewId') };
};

export const placedRequests: Readonly<Record<string, RequestHandler>> = {
  ...{ addBanding, updateBanding, deleteBanding },
  ...{ addFilterView, updateFilterView, deleteFilterView, duplicateFilterView },
};
