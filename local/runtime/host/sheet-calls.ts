/** Sheet, as calls. The first argument names the tab. */
import type { Handlers } from './session';
import { appendRow } from './write-values';

export const sheetCalls: Handlers = {
  'Sheet.getSize': (session, args) => {
    const sheet = session.sheet(args.sheet(0));
    return { maxRows: sheet.maxRows, maxColumns: sheet.maxColumns };
  },
  'Sheet.describe': (session, args) => {
    const ref = args.sheet(0);
    const sheet = session.peek(ref);
    const { title, hidden, maxColumns } = sheet;
    // Rows that waiting appends will add are there for their own execution.
    const maxRows = Math.max(sheet.maxRows, session.appended.get(`${ref.spreadsheetId}:${ref.sheetId}`) ?? 0);
    return { title, hidden, maxRows, maxColumns, index: session.state.workbook(ref.spreadsheetId).indexOf(sheet) };
  },
  'Sheet.getDataSize': (session, args) => session.sheet(args.sheet(0)).dataRect,
  'Sheet.getLastRow': (session, args) => session.sheet(args.sheet(0)).lastRow,
  'Sheet.getLastColumn': (session, args) => session.sheet(args.sheet(0)).lastColumn,
  'Sheet.appendRow': (session, args) => appendRow(session, args.sheet(0), args.list(1)),
};
