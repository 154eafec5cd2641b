/**
 * Requests of batchUpdate about charts
 * (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#addchartrequest).
 */
import type { ChartState } from '../model/chart';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { isRecord } from './call-args';
import { checkSpec } from './chart-spec';
import { ApiError, NotEmulated } from './sheets-api-error';
import { chartResource } from './sheets-api-get';
import { fieldMask, sheetOf } from './sheets-api-grid';
import type { RequestHandler } from './sheets-api-handler';

/** What Sheets takes when a size is not given. */
const WIDTH = 600;
const HEIGHT = 371;

type Place = Omit<ChartState, 'id' | 'spec'> & { readonly sheet: Sheet };

function find(workbook: Workbook, id: unknown): { sheet: Sheet; chart: ChartState } {
  for (const sheet of workbook.sheets) {
    const chart = sheet.charts.find((each) => each.id === Number(id));
    if (chart) return { sheet, chart };
  }
  throw new ApiError(`No embedded object with id: ${String(id)}`);
}

function put(sheet: Sheet, charts: readonly ChartState[]): void {
  sheet.charts = charts;
  sheet.touchMeta();
}

function placeOf(workbook: Workbook, position: unknown): Place {
  if (isRecord(position) && (position.newSheet !== undefined || position.sheetId !== undefined))
    throw new NotEmulated('not emulated: charts on a sheet of their own');
  const overlay = isRecord(position) && isRecord(position.overlayPosition) ? position.overlayPosition : null;
  if (!overlay) throw new ApiError('Must specify a position.');
  const anchor = isRecord(overlay.anchorCell) ? overlay.anchorCell : {};
  const sheet = sheetOf(workbook, anchor.sheetId);
  const number = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);
  const [row, column] = [number(anchor.rowIndex, 0) + 1, number(anchor.columnIndex, 0) + 1];
  if (row < 1 || row > sheet.maxRows || column < 1 || column > sheet.maxColumns)
    throw new ApiError('The anchor cell lies outside of the grid.');
  return {
    ...{ sheet, row, column, offsetX: number(overlay.offsetXPixels, 0), offsetY: number(overlay.offsetYPixels, 0) },
    ...{ width: number(overlay.widthPixels, WIDTH), height: number(overlay.heightPixels, HEIGHT) },
  };
}

const addChart: RequestHandler = ({ workbook }, body) => {
  const given = isRecord(body.chart) ? body.chart : {};
  const spec = checkSpec(workbook, given.spec);
  const { sheet, ...place } = placeOf(workbook, given.position);
  const isTaken = workbook.sheets.some(({ charts }) => charts.some(({ id }) => id === given.chartId));
  if (isTaken) throw new ApiError(`An embedded object with id ${String(given.chartId)} already exists.`);
  const chart: ChartState = {
    id: typeof given.chartId === 'number' ? given.chartId : workbook.newId(),
    ...place,
    spec,
  };
  put(sheet, [...sheet.charts, chart]);
  return { chart: chartResource(sheet, chart) };
};

/** The whole spec is replaced. */
const updateChartSpec: RequestHandler = ({ workbook }, body) => {
  const { sheet, chart } = find(workbook, body.chartId);
  const spec = checkSpec(workbook, body.spec);
  put(
    sheet,
    sheet.charts.map((each) => (each === chart ? { ...chart, spec } : each)),
  );
  return undefined;
};

const updateEmbeddedObjectPosition: RequestHandler = ({ workbook }, body) => {
  const mask = fieldMask(body.fields);
  const { sheet, chart } = find(workbook, body.objectId);
  const { newPosition } = body;
  if (!isRecord(newPosition) || !isRecord(newPosition.overlayPosition)) throw new ApiError('Must specify a position.');
  const { overlayPosition: given } = newPosition;
  const names = ['anchorCell', 'offsetXPixels', 'offsetYPixels', 'widthPixels', 'heightPixels'] as const;
  const { overlayPosition: now } = chartResource(sheet, chart).position;
  const named = Object.fromEntries(names.filter((name) => mask(name)).map((name) => [name, given[name]]));
  const { sheet: to, ...place } = placeOf(workbook, { overlayPosition: { ...now, ...named } });
  put(
    sheet,
    sheet.charts.filter((each) => each !== chart),
  );
  put(to, [...to.charts, { ...chart, ...place }]);
  return { position: chartResource(to, { ...chart, ...place }).position };
};

const deleteEmbeddedObject: RequestHandler = ({ workbook }, body) => {
  const { sheet, chart } = find(workbook, body.objectId);
  put(
    sheet,
    sheet.charts.filter((each) => each !== chart),
  );
  return undefined;
};

export const chartRequests: Readonly<Record<string, RequestHandler>> = {
  addChart,
  updateChartSpec,
  updateEmbeddedObjectPosition,
  deleteEmbeddedObject,
};
