/** The advanced Sheets service, as calls: at once and atomic, past the execution's write buffer, as on the live platform. */
import { message } from '../model/messages';
import { Refusal } from '../model/refusal';
import type { Workbook } from '../model/workbook';
import { ServiceFailure } from '../port';
import { type CallArgs, isRecord } from './call-args';
import type { Handlers, Session } from './session';
import { ApiError } from './sheets-api-error';
import { applyRequests, NotEmulated } from './sheets-api-requests';
import { readValues, writeValueRange } from './sheets-api-values';

type ApiCall = (session: Session, workbook: Workbook, args: CallArgs) => unknown;

/** Finds the workbook and puts refusals into the advanced service's words. */
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
  'Sheets.Spreadsheets.batchUpdate': api('spreadsheets.batchUpdate', 1, (session, workbook, args) => {
    const body = options(args, 0);
    const requests = Array.isArray(body.requests) ? body.requests : [];
    return { spreadsheetId: workbook.id, replies: applyRequests(session, workbook, requests) };
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
      writeValueRange(session, workbook, args.text(2), args.record(0), options(args, 3).valueInputOption),
    ),
  ),
  'Sheets.Spreadsheets.Values.batchUpdate': api('spreadsheets.values.batchUpdate', 1, (session, workbook, args) => {
    const body = options(args, 0);
    const data = (Array.isArray(body.data) ? body.data : []).filter(isRecord);
    const responses = workbook.atomically(() =>
      data.map((range) => writeValueRange(session, workbook, String(range.range), range, body.valueInputOption)),
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
};
