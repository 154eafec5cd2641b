/**
 * Calls of the advanced Sheets service: applied at once and atomically, bypassing the execution's write buffer, as on the live
 * platform.
 */
import { message } from '../model/messages';
import { Refusal } from '../model/refusal';
import type { Workbook } from '../model/workbook';
import { ServiceFailure } from '../port';
import { type CallArgs, isRecord } from './call-args';
import type { Handlers, Session } from './session';
import { ApiError, NotEmulated } from './sheets-api-error';
import { spreadsheetResource } from './sheets-api-get';
import { applyRequests } from './sheets-api-requests';
import { appendValues, clearValues, readValues, writeValueRange } from './sheets-api-values';

type ApiCall = (session: Session, workbook: Workbook, args: CallArgs) => unknown;

/** Finds the workbook, and rewords refusals as the advanced service does. */
function api(name: string, idAt: number, run: ApiCall): (session: Session, args: CallArgs) => unknown {
  return (session, args) => {
    const { locale } = session.state;
    const failure = (reason: string): ServiceFailure => new ServiceFailure(message(locale, 'sheetsApi', name, reason));
    const id = args.textOr(idAt, '');
    if (!session.state.hasWorkbook(id)) throw failure('Requested entity was not found.');
    try {
      return run(session, session.state.workbook(id), args);
    } catch (error) {
      if (error instanceof NotEmulated) throw new ServiceFailure(error.message);
      if (error instanceof ApiError) throw failure(error.message);
      if (error instanceof Refusal) throw failure(message(locale, error.key, ...error.fill));
      throw error;
    }
  };
}

const options = (args: CallArgs, index: number): Readonly<Record<string, unknown>> => args.recordOr(index, {});

function notationsOf(given: Readonly<Record<string, unknown>>): string[] {
  return (Array.isArray(given.ranges) ? given.ranges : given.ranges === undefined ? [] : [given.ranges]).map(String);
}

export const sheetsApiCalls: Handlers = {
  'Sheets.Spreadsheets.create': (session, args) => {
    const body = options(args, 0);
    const properties = isRecord(body.properties) ? body.properties : {};
    const workbook = session.state.createWorkbook(String(properties.title ?? 'Untitled spreadsheet'));
    if (typeof properties.timeZone === 'string') workbook.timeZone = properties.timeZone;
    if (typeof properties.locale === 'string') workbook.locale = properties.locale;
    const sheets = (Array.isArray(body.sheets) ? body.sheets : []).filter(isRecord);
    if (sheets.length > 0) {
      applyRequests(session, workbook, [
        ...sheets.map(({ properties: given }) => ({
          addSheet: { properties: { sheetId: undefined, ...(isRecord(given) ? given : {}) } },
        })),
        { deleteSheet: { sheetId: 0 } },
      ]);
    }
    return spreadsheetResource(workbook, {});
  },
  'Sheets.Spreadsheets.get': api('spreadsheets.get', 0, (_session, workbook, args) => {
    const given = options(args, 1);
    return spreadsheetResource(workbook, {
      fields: given.fields,
      ranges: notationsOf(given),
      includeGridData: given.includeGridData === true,
    });
  }),
  'Sheets.Spreadsheets.batchUpdate': api('spreadsheets.batchUpdate', 1, (session, workbook, args) => {
    const body = options(args, 0);
    const requests = Array.isArray(body.requests) ? body.requests : [];
    const replies = applyRequests(session, workbook, requests);
    if (body.includeSpreadsheetInResponse !== true) return { spreadsheetId: workbook.id, replies };
    const updatedSpreadsheet = spreadsheetResource(workbook, {
      ranges: Array.isArray(body.responseRanges) ? body.responseRanges.map(String) : [],
      includeGridData: body.responseIncludeGridData === true,
    });
    return { spreadsheetId: workbook.id, replies, updatedSpreadsheet };
  }),
  'Sheets.Spreadsheets.Values.get': api('spreadsheets.values.get', 0, (_session, workbook, args) =>
    readValues(workbook, args.text(1), options(args, 2)),
  ),
  'Sheets.Spreadsheets.Values.batchGet': api('spreadsheets.values.batchGet', 0, (_session, workbook, args) => {
    const given = options(args, 1);
    return {
      spreadsheetId: workbook.id,
      valueRanges: notationsOf(given).map((range) => readValues(workbook, range, given)),
    };
  }),
  'Sheets.Spreadsheets.Values.update': api('spreadsheets.values.update', 1, (session, workbook, args) =>
    workbook.atomically(() =>
      writeValueRange(session, workbook, { ...options(args, 3), notation: args.text(2), body: args.record(0) }),
    ),
  ),
  'Sheets.Spreadsheets.Values.batchUpdate': api('spreadsheets.values.batchUpdate', 1, (session, workbook, args) => {
    const body = options(args, 0);
    const data = (Array.isArray(body.data) ? body.data : []).filter(isRecord);
    const responses = workbook.atomically(() =>
      data.map((range) =>
        writeValueRange(session, workbook, {
          notation: String(range.range),
          body: range,
          valueInputOption: body.valueInputOption,
        }),
      ),
    );
    const total = (key: string): number => responses.reduce((sum, response) => sum + Number(response[key]), 0);
    return {
      spreadsheetId: workbook.id,
      totalUpdatedRows: total('updatedRows'),
      totalUpdatedColumns: total('updatedColumns'),
      totalUpdatedCells: total('updatedCells'),
      totalUpdatedSheets: new Set(data.map((range) => String(range.range).split('!')[0])).size,
      responses,
    };
  }),
  'Sheets.Spreadsheets.Values.append': api('spreadsheets.values.append', 1, (session, workbook, args) =>
    workbook.atomically(() =>
      appendValues(session, workbook, { ...options(args, 3), notation: args.text(2), body: args.record(0) }),
    ),
  ),
  'Sheets.Spreadsheets.Values.clear': api('spreadsheets.values.clear', 1, (session, workbook, args) => ({
    spreadsheetId: workbook.id,
    clearedRange: clearValues(session, workbook, args.text(2)),
  })),
  'Sheets.Spreadsheets.Values.batchClear': api('spreadsheets.values.batchClear', 1, (session, workbook, args) => ({
    spreadsheetId: workbook.id,
    clearedRanges: workbook.atomically(() =>
      notationsOf(options(args, 0)).map((range) => clearValues(session, workbook, range)),
    ),
  })),
};
