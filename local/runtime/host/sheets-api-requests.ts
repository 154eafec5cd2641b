/**
 * Spreadsheets.batchUpdate: requests are applied in order, all or none
 * (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request).
 */
import type { Workbook } from '../model/workbook';
import { isRecord } from './call-args';
import type { Session } from './session';
import { cellRequests } from './sheets-api-cells';
import { chartRequests } from './sheets-api-charts';
import { conditionalRequests } from './sheets-api-conditional';
import { ApiError, NotEmulated } from './sheets-api-error';
import type { RequestHandler } from './sheets-api-handler';
import { placedRequests } from './sheets-api-placed';
import { ruleRequests } from './sheets-api-rules';
import { structureRequests } from './sheets-api-structure';

const HANDLERS: ReadonlyMap<string, RequestHandler> = new Map([
  ...Object.entries(cellRequests),
  ...Object.entries(structureRequests),
  ...Object.entries(ruleRequests),
  ...Object.entries(placedRequests),
  ...Object.entries(chartRequests),
  ...Object.entries(conditionalRequests),
]);

export function applyRequests(
  session: Session,
  workbook: Workbook,
  requests: readonly unknown[],
): Record<string, unknown>[] {
  if (requests.length === 0) throw new ApiError('Must specify at least one request.');
  return workbook.atomically(() => requests.map((request, index) => applyOne(session, workbook, request, index)));
}

function applyOne(session: Session, workbook: Workbook, request: unknown, index: number): Record<string, unknown> {
  const [kind, ...more] = isRecord(request) ? Object.keys(request).filter((key) => request[key] !== undefined) : [];
  const body = isRecord(request) && kind !== undefined ? request[kind] : undefined;
  if (kind === undefined || more.length > 0)
    throw new ApiError(`Invalid requests[${index}]: exactly one request kind must be set.`);
  const handler = HANDLERS.get(kind);
  if (!handler) throw new NotEmulated(`not emulated: Sheets.batchUpdate.${kind}`);
  try {
    const reply = handler({ session, workbook }, isRecord(body) ? body : {});
    return reply === undefined ? {} : { [kind]: reply };
  } catch (error) {
    if (error instanceof ApiError) throw new ApiError(`Invalid requests[${index}].${kind}: ${error.message}`);
    throw error;
  }
}
