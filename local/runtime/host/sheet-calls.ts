/**
 * Calls of Sheet: its size and position, rows and columns, appending, hiding, widths, filter. The first argument names the tab.
 */
import type { Rect } from '../model/cell';
import { clearRect } from '../model/edits';
import { requireEditable } from '../model/protection';
import { Refusal } from '../model/refusal';
import type { Sheet } from '../model/sheet';
import type { FilterState } from '../model/sheet-state';
import type { Workbook } from '../model/workbook';
import type { CallArgs } from './call-args';
import { moveColumns, moveRows } from './people';
import { type Handlers, requireSheet, type Session } from './session';
import { appendRow } from './write-values';

const DEFAULT_WIDTH = 100;
const DEFAULT_HEIGHT = 21;

interface Tab {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
}

function tab(session: Session, args: CallArgs): Tab {
  const ref = args.sheet(0);
  const workbook = session.workbook(ref.spreadsheetId);
  return { workbook, sheet: requireSheet(workbook, ref.sheetId) };
}

/** The tab; throws when this user may not change its structure. */
function writable(session: Session, args: CallArgs): Tab {
  const found = tab(session, args);
  const whole = { row: 1, column: 1, rows: found.sheet.maxRows, columns: found.sheet.maxColumns };
  requireEditable(found.workbook, found.sheet.sheetId, whole, session.context.effectiveUser);
  return found;
}

/** Positions after `at` existing rows or columns: 0 is before the first. */
function requirePlace(at: number, count: number, max: number, key: 'rowsOutOfBounds' | 'columnsOutOfBounds'): void {
  if (at < 1 || at > max + 1 || count < 1) throw new Refusal(key);
}

const column = (at: number, count: number): Rect => ({ row: 1, column: at, rows: 1, columns: count });
const rows = (at: number, count: number): Rect => ({ row: at, column: 1, rows: count, columns: 1 });

export const sheetCalls: Handlers = {
  'Sheet.getSize': (session, args) => {
    const { sheet } = tab(session, args);
    return { maxRows: sheet.maxRows, maxColumns: sheet.maxColumns };
  },
  'Sheet.describe': (session, args) => {
    const ref = args.sheet(0);
    const sheet = session.peek(ref);
    const { title, hidden, maxColumns, frozenRows, frozenColumns, tabColor, hiddenGridlines } = sheet;
    // Rows that buffered appends will add already exist for their own execution.
    const maxRows = Math.max(sheet.maxRows, session.appended.get(`${ref.spreadsheetId}:${ref.sheetId}`) ?? 0);
    const index = session.state.workbook(ref.spreadsheetId).indexOf(sheet);
    return { title, hidden, maxRows, maxColumns, index, frozenRows, frozenColumns, tabColor, hiddenGridlines };
  },
  'Sheet.getDataSize': (session, args) => tab(session, args).sheet.dataRect,
  'Sheet.getLastRow': (session, args) => tab(session, args).sheet.lastRow,
  'Sheet.getLastColumn': (session, args) => tab(session, args).sheet.lastColumn,
  'Sheet.appendRow': (session, args) => appendRow(session, args.sheet(0), args.list(1)),

  'Sheet.update': (session, args) => {
    const { workbook, sheet } = tab(session, args);
    const change = args.record(1);
    if (typeof change.title === 'string') workbook.rename(sheet, change.title);
    if (typeof change.frozenRows === 'number') sheet.frozenRows = frozen(change.frozenRows, sheet.maxRows);
    if (typeof change.frozenColumns === 'number') sheet.frozenColumns = frozen(change.frozenColumns, sheet.maxColumns);
    if (change.tabColor === null || typeof change.tabColor === 'string') sheet.tabColor = change.tabColor;
    if (typeof change.hiddenGridlines === 'boolean') sheet.hiddenGridlines = change.hiddenGridlines;
    if (typeof change.hidden === 'boolean') {
      const others = workbook.sheets.some((other) => other !== sheet && !other.hidden);
      if (change.hidden && !others) throw new Refusal('lastVisibleSheet');
      sheet.hidden = change.hidden;
    }
    sheet.touchMeta();
  },
  'Sheet.clear': (session, args) => {
    const { sheet } = writable(session, args);
    const given = args.record(1);
    const whole = { row: 1, column: 1, rows: sheet.maxRows, columns: sheet.maxColumns };
    const flag = (name: string): boolean => given[name] === true;
    clearRect(sheet, whole, {
      contents: flag('contents'),
      formats: flag('formats'),
      notes: flag('notes'),
      validations: flag('validations'),
    });
    if (flag('conditional')) sheet.conditionalRules = [];
  },

  'Sheet.insertRows': (session, args) => {
    const { workbook, sheet } = writable(session, args);
    const [at, count] = [args.number(1), args.number(2)];
    requirePlace(at, count, sheet.maxRows, 'rowsOutOfBounds');
    workbook.insertRows(sheet, at, count, args.flag(3) ? at : Math.max(1, at - 1));
  },
  'Sheet.insertColumns': (session, args) => {
    const { workbook, sheet } = writable(session, args);
    const [at, count] = [args.number(1), args.number(2)];
    requirePlace(at, count, sheet.maxColumns, 'columnsOutOfBounds');
    workbook.insertColumns(sheet, at, count, args.flag(3) ? at : Math.max(1, at - 1));
  },
  'Sheet.deleteRows': (session, args) => {
    const { workbook, sheet } = writable(session, args);
    workbook.deleteRows(sheet, args.number(1), args.number(2));
  },
  'Sheet.deleteColumns': (session, args) => {
    const { workbook, sheet } = writable(session, args);
    workbook.deleteColumns(sheet, args.number(1), args.number(2));
  },
  'Sheet.moveRows': (session, args) =>
    moveRows(writable(session, args).sheet, args.number(1), args.number(2), args.number(3)),
  'Sheet.moveColumns': (session, args) =>
    moveColumns(writable(session, args).sheet, args.number(1), args.number(2), args.number(3)),

  'Sheet.getHidden': (session, args) => {
    const { sheet } = tab(session, args);
    const at = args.number(2);
    return (args.text(1) === 'ROWS' ? sheet.hiddenRows.get(at, 1) : sheet.hiddenColumns.get(1, at)) === true;
  },
  'Sheet.setHidden': (session, args) => {
    const { sheet } = tab(session, args);
    const hidden = args.flag(4) ? true : undefined;
    if (args.text(1) === 'ROWS') sheet.hiddenRows.set(rows(args.number(2), args.number(3)), hidden);
    else sheet.hiddenColumns.set(column(args.number(2), args.number(3)), hidden);
    sheet.touchMeta();
  },
  'Sheet.getColumnWidth': (session, args) =>
    tab(session, args).sheet.columnWidths.get(1, args.number(1)) ?? DEFAULT_WIDTH,
  'Sheet.setColumnWidths': (session, args) => {
    const { sheet } = tab(session, args);
    sheet.columnWidths.set(column(args.number(1), args.number(2)), args.number(3));
    sheet.touchMeta();
  },
  'Sheet.getRowHeight': (session, args) => tab(session, args).sheet.rowHeights[args.number(1)] ?? DEFAULT_HEIGHT,
  'Sheet.setRowHeights': (session, args) => {
    const { sheet } = tab(session, args);
    const heights = Array.from({ length: args.number(2) }, (_, offset) => [args.number(1) + offset, args.number(3)]);
    sheet.rowHeights = { ...sheet.rowHeights, ...Object.fromEntries(heights) };
    sheet.touchMeta();
  },

  'Sheet.getFilter': (session, args) => tab(session, args).sheet.filter,
  'Sheet.setFilter': (session, args) => {
    const { sheet } = tab(session, args);
    const filter = args.recordOr(1, null) as FilterState | null;
    if (filter && sheet.filter && args.flag(2)) throw new Refusal('filterExists');
    sheet.filter = filter;
    sheet.touchMeta();
  },
  'Sheet.getCharts': (session, args) => tab(session, args).sheet.charts.map(({ spec: _spec, ...facts }) => facts),
  'Sheet.removeChart': (session, args) => {
    const { sheet } = tab(session, args);
    sheet.charts = sheet.charts.filter(({ id }) => id !== args.number(1));
    sheet.touchMeta();
  },
  'Sheet.getConditionalRules': (session, args) => tab(session, args).sheet.conditionalRules,
  'Sheet.setConditionalRules': (session, args) => {
    const { sheet } = tab(session, args);
    sheet.conditionalRules = args.list(1);
    sheet.touchMeta();
  },
};

function frozen(count: number, max: number): number {
  if (count < 0 || count >= max + 1) throw new Refusal('outsideSheet');
  return count;
}
