/** Range, as calls: values. The first argument is the range. */
import { mapRect, valueAt } from '../model/read';
import type { Handlers } from './session';
import { writeValues } from './write-values';

export const rangeCalls: Handlers = {
  'Range.getValues': (session, args) => {
    const ref = args.range(0);
    const workbook = session.workbook(ref.spreadsheetId);
    const sheet = session.sheet(ref);
    return mapRect(ref, (row, column) => valueAt(workbook, sheet, row, column));
  },
  'Range.setValues': (session, args) => writeValues(session, args.range(0), args.matrix(1)),
};
