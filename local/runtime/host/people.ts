/** What people do in the workbook without a script: typing, pasting, sorting, inserting and deleting. It applies at once. */
import { toA1 } from '../model/a1';
import type { Cell, Rect, Scalar } from '../model/cell';
import { displayAt } from '../model/display';
import { enter } from '../model/enter';
import { message } from '../model/messages';
import { requireEditable } from '../model/protection';
import { mapRect, numberFormatAt, scalarAt } from '../model/read';
import { Refusal } from '../model/refusal';
import type { Sheet } from '../model/sheet';
import { sortRows } from '../model/sort';
import { requireAllowed } from '../model/validation-check';
import type { Workbook } from '../model/workbook';
import { ServiceFailure } from '../port';
import type { HostState } from './state';
import type { ChangeOutcome, EditOutcome, People, TabName, TabView } from './types';
import { applyBlock, ensureSize, isInside } from './write-values';

export function findTab(state: HostState, tab: TabName): { workbook: Workbook; sheet: Sheet } | null {
  const id = tab.spreadsheetId ?? state.boundId;
  const workbook = id !== null && state.hasWorkbook(id) ? state.workbook(id) : null;
  const sheet = workbook?.sheetByName(tab.sheet) ?? null;
  return workbook && sheet ? { workbook, sheet } : null;
}

/** A whole tab as a person reads it. */
export function readTab(state: HostState, tab: TabName): TabView | null {
  const found = findTab(state, tab);
  if (!found) return null;
  const { workbook, sheet } = found;
  const rect = { row: 1, column: 1, rows: sheet.lastRow, columns: sheet.lastColumn };
  const [headers = [], ...rows] = mapRect(rect, (row, column) => displayAt(workbook, sheet, row, column));
  const values: Scalar[][] = mapRect(rect, (row, column) => scalarAt(workbook, sheet, row, column)).slice(1);
  return { headers, rows, values };
}

/** Cells of a rectangle as they are kept: formulas as their text, dates as day numbers. */
export function cellsAt(state: HostState, tab: TabName, rect: Rect): Cell[][] | null {
  const found = findTab(state, tab);
  return found ? mapRect(rect, (row, column) => found.sheet.cell(row, column)) : null;
}

/** A cell's value in an edit event: its stored value, undefined when empty; for a formula its result. */
function eventValue(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
): string | number | boolean | undefined {
  return scalarAt(workbook, sheet, row, column) ?? undefined;
}

type Typed = TabName & { row: number; column: number; value: string; user: string };

export function typeInto(state: HostState, edit: Typed): EditOutcome {
  const found = findTab(state, edit);
  if (!found)
    return { kind: 'refused', reason: 'no-such-sheet', message: message(state.locale, 'sheetNotFound', edit.sheet) };
  const { workbook, sheet } = found;
  const { row, column } = edit;
  const rect = { row, column, rows: 1, columns: 1 };
  if (row < 1 || column < 1 || !isInside(sheet, rect)) {
    return { kind: 'refused', reason: 'outside', message: message(state.locale, 'outsideSheet') };
  }
  const oldValue = eventValue(workbook, sheet, row, column);
  try {
    requireEditable(workbook, sheet.sheetId, rect, edit.user);
    typeCell(state, found, { row, column, value: edit.value });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reason = error.key === 'protectedCell' ? 'protected' : 'invalid';
    return { kind: 'refused', reason, message: message(state.locale, error.key, ...error.fill) };
  }
  return {
    kind: 'edited',
    spreadsheetId: workbook.id,
    sheetId: sheet.sheetId,
    sheet: sheet.title,
    row,
    column,
    a1: toA1(rect),
    oldValue,
    value: eventValue(workbook, sheet, row, column),
  };
}

function typeCell(
  state: HostState,
  { workbook, sheet }: { readonly workbook: Workbook; readonly sheet: Sheet },
  { row, column, value }: { readonly row: number; readonly column: number; readonly value: string },
): void {
  const rect = { row, column, rows: 1, columns: 1 };
  const context = { timeZone: workbook.timeZone, locale: workbook.locale, now: state.now() };
  const entered = enter(value, numberFormatAt(sheet, row, column), context);
  requireAllowed(workbook, sheet, rect, [[entered]]);
  applyBlock(sheet, rect, [[entered]]);
}

interface Block {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly unknown[])[];
  readonly user: string;
}

/** Checks that the person may edit the whole block, and grows the sheet if needed. */
function prepareBlock(workbook: Workbook, sheet: Sheet, { row, column, cells, user }: Block): void {
  const columns = Math.max(1, ...cells.map((line) => line.length));
  const rect = { row, column, rows: Math.max(1, cells.length), columns };
  requireEditable(workbook, sheet.sheetId, rect, user);
  ensureSize(workbook, sheet, row + rect.rows - 1, column + columns - 1);
}

export function createPeople(state: HostState): People {
  const at = (
    tab: TabName,
    changeType: ChangeOutcome['changeType'],
    change: (workbook: Workbook, sheet: Sheet) => void,
  ): ChangeOutcome => {
    const found = findTab(state, tab);
    try {
      if (!found) throw new Refusal('sheetNotFound', tab.sheet);
      found.workbook.atomically(() => change(found.workbook, found.sheet));
    } catch (error) {
      if (error instanceof Refusal) throw new ServiceFailure(message(state.locale, error.key, ...error.fill));
      throw error;
    }
    return { changeType, spreadsheetId: found.workbook.id, sheetId: found.sheet.sheetId };
  };
  const paste: People['paste'] = (tab, { row, column, cells }, user) =>
    at(tab, 'EDIT', (workbook, sheet) => {
      prepareBlock(workbook, sheet, { row, column, cells, user });
      cells.forEach((line, down) => {
        line.forEach((value, right) => {
          typeCell(state, { workbook, sheet }, { row: row + down, column: column + right, value });
        });
      });
    });
  return {
    paste,
    putBack: (tab, block) =>
      at(tab, 'EDIT', (workbook, sheet) => {
        prepareBlock(workbook, sheet, block);
        sheet.writeBlock(block.row, block.column, block.cells);
      }),
    appendRow: (tab, cells, user) =>
      paste(tab, { row: (findTab(state, tab)?.sheet.lastRow ?? 0) + 1, column: 1, cells: [cells] }, user),
    insertRows: (tab, row, count) =>
      at(tab, 'INSERT_ROW', (workbook, sheet) => workbook.insertRows(sheet, row, count, Math.max(1, row - 1))),
    deleteRows: (tab, row, count) => at(tab, 'REMOVE_ROW', (workbook, sheet) => workbook.deleteRows(sheet, row, count)),
    insertColumns: (tab, column, count) =>
      at(tab, 'INSERT_COLUMN', (workbook, sheet) =>
        workbook.insertColumns(sheet, column, count, Math.max(1, column - 1)),
      ),
    deleteColumns: (tab, column, count) =>
      at(tab, 'REMOVE_COLUMN', (workbook, sheet) => workbook.deleteColumns(sheet, column, count)),
    moveColumns: (tab, from, count, to) => at(tab, 'OTHER', (_workbook, sheet) => moveColumns(sheet, from, count, to)),
    moveRows: (tab, from, count, to) => at(tab, 'OTHER', (_workbook, sheet) => moveRows(sheet, from, count, to)),
    sort: (tab, column, ascending) =>
      at(tab, 'OTHER', (workbook, sheet) => sortBelowHeader(workbook, sheet, { column, ascending })),
    renameSheet: (tab, title) => at(tab, 'OTHER', (workbook, sheet) => workbook.rename(sheet, title)),
    setLocale: (tab, locale) => at(tab, 'OTHER', (workbook) => setLocale(workbook, locale)),
    insertSheet(title) {
      if (state.boundId === null) throw new ServiceFailure(message(state.locale, 'sheetNotFound', title));
      const workbook = state.workbook(state.boundId);
      const sheet = workbook.atomically(() => workbook.insertSheet({ title, index: workbook.sheets.length }));
      return { changeType: 'INSERT_GRID', spreadsheetId: workbook.id, sheetId: sheet.sheetId };
    },
  };
}

function sortBelowHeader(workbook: Workbook, sheet: Sheet, by: { column: number; ascending: boolean }): void {
  const row = Math.max(1, sheet.frozenRows) + 1;
  const rows = sheet.lastRow - row + 1;
  if (rows < 2) return;
  sortRows(workbook, sheet, { row, column: 1, rows, columns: sheet.maxColumns }, [by]);
}

function setLocale(workbook: Workbook, locale: string): void {
  workbook.locale = locale;
  workbook.touch();
}

/** `to` is the column (as numbered before the move) in front of which they come. */
export function moveColumns(sheet: Sheet, from: number, count: number, to: number): void {
  if (!isSpan({ from, count, to }, sheet.maxColumns)) throw new Refusal('columnsOutOfBounds');
  if (to >= from && to <= from + count) return;
  const [first, order] = moveOrder(from, count, to);
  sheet.permuteColumns(first, order);
}

export function moveRows(sheet: Sheet, from: number, count: number, to: number): void {
  if (!isSpan({ from, count, to }, sheet.maxRows)) throw new Refusal('rowsOutOfBounds');
  if (to >= from && to <= from + count) return;
  const [first, order] = moveOrder(from, count, to);
  sheet.permuteRows({ row: first, column: 1, rows: order.length, columns: sheet.maxColumns }, order);
}

/** Whether the moved span and its destination lie within the first `max` positions. */
function isSpan({ from, count, to }: { from: number; count: number; to: number }, max: number): boolean {
  return from >= 1 && count >= 1 && from + count - 1 <= max && to >= 1 && to <= max + 1;
}

/** The first position that changes, and for each position from there the old offset of its new content. */
function moveOrder(from: number, count: number, to: number): [first: number, order: number[]] {
  const moved = Array.from({ length: count }, (_, index) => index);
  if (to < from) {
    const passed = Array.from({ length: from - to }, (_, index) => index);
    return [to, [...moved.map((index) => index + from - to), ...passed]];
  }
  const passed = Array.from({ length: to - from - count }, (_, index) => index + count);
  return [from, [...passed, ...moved]];
}
