/** Sheet, as calls. The first argument names the tab. */
import type { Handlers } from './session';
import { appendRow } from './write-values';

export const sheetCalls: Handlers = {
  'Sheet.getSize': (session, args) => {
    const sheet = session.sheet(args.sheet(0));
    return { maxRows: sheet.maxRows, maxColumns: sheet.maxColumns };
  },
  'Sheet.getLastRow': (session, args) => session.sheet(args.sheet(0)).lastRow,
  'Sheet.getLastColumn': (session, args) => session.sheet(args.sheet(0)).lastColumn,
  'Sheet.appendRow': (session, args) => appendRow(session, args.sheet(0), args.list(1)),
};
