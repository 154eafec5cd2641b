/** Calls of Range: edits of whole blocks, and finding. They apply at once, after buffered writes. */
import { contains, intersect, lastColumnOf, type RangeRef, type Rect } from '../model/cell';
import {
  clearRect,
  copyBlock,
  deleteCells,
  insertCells,
  moveBlock,
  type PasteType,
  removeDuplicates,
  trimWhitespace,
} from '../model/edits';
import { enter } from '../model/enter';
import { fillSeries, splitText } from '../model/fill';
import { type FindOptions, findAll, replaceIn } from '../model/find';
import { mergeRange } from '../model/merge';
import { canEdit, requireEditable } from '../model/protection';
import { numberFormatAt } from '../model/read';
import { Refusal } from '../model/refusal';
import { type Direction, dataRegion, nextDataCell } from '../model/region';
import { requireInside, type Sheet } from '../model/sheet';
import { type SortKey, sortRows } from '../model/sort';
import type { Workbook } from '../model/workbook';
import { type CallArgs, isRecord } from './call-args';
import { type Handlers, requireSheet, type Session } from './session';
import { applyBlock, ensureSize } from './write-values';

interface Target {
  readonly ref: RangeRef;
  readonly workbook: Workbook;
  readonly sheet: Sheet;
}

function target(session: Session, args: CallArgs, index = 0): Target {
  const ref = args.range(index);
  const workbook = session.workbook(ref.spreadsheetId);
  return { ref, workbook, sheet: requireSheet(workbook, ref.sheetId) };
}

/** The target range; throws when this user may not change it. */
function writable(session: Session, args: CallArgs, index = 0): Target {
  const found = target(session, args, index);
  requireInside(found.sheet, found.ref);
  requireEditable(found.workbook, found.sheet.sheetId, found.ref, session.context.effectiveUser);
  return found;
}

const along = (args: CallArgs, index: number): 'ROWS' | 'COLUMNS' | null => {
  const value = args.textOr(index, null);
  return value === 'ROWS' || value === 'COLUMNS' ? value : null;
};

function sortKeys(args: CallArgs, rect: Rect): SortKey[] {
  return args.list(1).map((key) => {
    const column = isRecord(key) ? Number(key.column) : Number.NaN;
    if (!(column >= rect.column && column <= lastColumnOf(rect))) throw new Refusal('sortOutside');
    return { column, ascending: !isRecord(key) || key.ascending !== false };
  });
}

function findOptions(args: CallArgs, index: number): FindOptions {
  const given = args.record(index);
  return {
    text: String(given.text ?? ''),
    matchCase: given.matchCase === true,
    matchEntireCell: given.matchEntireCell === true,
    matchFormulaText: given.matchFormulaText === true,
    useRegularExpression: given.useRegularExpression === true,
    ignoreDiacritics: given.ignoreDiacritics === true,
  };
}

const plain = ({ row, column, rows, columns }: Rect): Rect => ({ row, column, rows, columns });

export const blockCalls: Handlers = {
  'Range.clear': (session, args) => {
    const { ref, sheet } = writable(session, args);
    const given = args.record(1);
    const flag = (name: string): boolean => given[name] === true;
    clearRect(sheet, ref, {
      contents: flag('contents'),
      formats: flag('formats'),
      notes: flag('notes'),
      validations: flag('validations'),
    });
  },
  'Range.sort': (session, args) => {
    const { ref, workbook, sheet } = writable(session, args);
    const keys = sortKeys(args, ref);
    const rows = Math.min(ref.rows, Math.max(0, sheet.lastRow - ref.row + 1));
    if (rows > 1) sortRows(workbook, sheet, { ...plain(ref), rows }, keys);
  },
  'Range.copyTo': (session, args) => {
    const from = target(session, args);
    const to = target(session, args, 1);
    const size = { rows: Math.max(to.ref.rows, from.ref.rows), columns: Math.max(to.ref.columns, from.ref.columns) };
    requireEditable(to.workbook, to.sheet.sheetId, { ...to.ref, ...size }, session.context.effectiveUser);
    const lastRow = to.ref.row + from.ref.rows - 1;
    const lastColumn = to.ref.column + from.ref.columns - 1;
    if (lastRow > to.sheet.maxRows)
      to.workbook.insertRows(to.sheet, to.sheet.maxRows + 1, lastRow - to.sheet.maxRows, to.sheet.maxRows);
    if (lastColumn > to.sheet.maxColumns) {
      to.workbook.insertColumns(
        to.sheet,
        to.sheet.maxColumns + 1,
        lastColumn - to.sheet.maxColumns,
        to.sheet.maxColumns,
      );
    }
    copyBlock(
      from.workbook,
      { sheet: from.sheet, rect: from.ref },
      { sheet: to.sheet, rect: to.ref },
      { type: args.text(2) as PasteType, transposed: args.flag(3) },
    );
  },
  'Range.moveTo': (session, args) => {
    const from = writable(session, args);
    const to = target(session, args, 1);
    const rect = { ...plain(to.ref), rows: from.ref.rows, columns: from.ref.columns };
    requireInside(to.sheet, rect);
    requireEditable(to.workbook, to.sheet.sheetId, rect, session.context.effectiveUser);
    moveBlock(from.workbook, { sheet: from.sheet, rect: from.ref }, { sheet: to.sheet, rect });
  },
  'Range.removeDuplicates': (session, args) => {
    const { ref, workbook, sheet } = writable(session, args);
    const given = Array.isArray(args.raw(1)) ? args.list(1).map(Number) : null;
    const all = Array.from({ length: ref.columns }, (_, offset) => ref.column + offset);
    if (given?.some((column) => !all.includes(column))) throw new Refusal('columnsOutOfBounds');
    return removeDuplicates(workbook, sheet, ref, given ?? all);
  },
  'Range.trimWhitespace': (session, args) => {
    const { ref, sheet } = writable(session, args);
    trimWhitespace(sheet, ref);
  },
  'Range.insertCells': (session, args) => {
    const { ref, workbook, sheet } = writable(session, args);
    insertCells(workbook, sheet, plain(ref), along(args, 1) ?? 'ROWS');
  },
  'Range.deleteCells': (session, args) => {
    const { ref, workbook, sheet } = writable(session, args);
    deleteCells(workbook, sheet, plain(ref), along(args, 1) ?? 'ROWS');
  },
  'Range.randomize': (session, args) => {
    const { ref, sheet } = writable(session, args);
    const order = Array.from({ length: ref.rows }, (_, index) => index);
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = Math.floor(session.state.random() * (last + 1));
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    sheet.permuteRows(plain(ref), order);
  },
  'Range.autoFill': (session, args) => {
    const { ref, sheet } = writable(session, args);
    fillSeries(sheet, plain(ref), plain(writable(session, args, 1).ref), args.flag(2) ? 'repetitions' : 'series');
  },
  'Range.splitText': (session, args) => {
    const { ref, workbook, sheet } = writable(session, args);
    const context = { timeZone: workbook.timeZone, locale: workbook.locale, now: session.state.now() };
    for (let row = ref.row; row < ref.row + ref.rows; row += 1) {
      const parts = splitText(sheet.cell(row, ref.column), args.textOr(1, null));
      const block = [parts.map((part) => enter(part, numberFormatAt(sheet, row, ref.column), context))];
      ensureSize(workbook, sheet, row, ref.column + parts.length - 1);
      applyBlock(sheet, { row, column: ref.column, rows: 1, columns: parts.length }, block);
    }
  },
  'Range.getNextDataCell': (session, args) => {
    const { ref, sheet } = target(session, args);
    return nextDataCell(sheet, ref.row, ref.column, args.text(1) as Direction);
  },
  'Range.getDataRegion': (session, args) => {
    const { ref, sheet } = target(session, args);
    return plain(dataRegion(sheet, plain(ref), along(args, 1)));
  },
  'Range.getMerged': (session, args) => {
    const { ref, sheet } = target(session, args);
    return sheet.merges.filter((rect) => intersect(rect, ref));
  },
  'Range.merge': (session, args) => {
    const { ref, sheet } = writable(session, args);
    mergeRange(sheet, plain(ref), args.text(1));
  },
  'Range.breakApart': (session, args) => {
    const { ref, sheet } = writable(session, args);
    if (sheet.merges.some((rect) => intersect(rect, ref) && !contains(ref, rect))) throw new Refusal('mergedPartly');
    sheet.merges = sheet.merges.filter((rect) => !intersect(rect, ref));
    sheet.touchMeta();
  },
  'Range.canEdit': (session, args) => {
    const { ref, workbook, sheet } = target(session, args);
    return canEdit(workbook, sheet.sheetId, ref, session.context.effectiveUser);
  },
  'TextFinder.findAll': (session, args) => {
    const { ref, workbook, sheet } = target(session, args);
    return findAll(workbook, sheet, ref, findOptions(args, 1));
  },
  'TextFinder.replaceAll': (session, args) => {
    const { ref, workbook, sheet } = writable(session, args);
    const options = findOptions(args, 1);
    const { count, texts } = replaceIn(
      { workbook, sheet },
      findAll(workbook, sheet, ref, options),
      options,
      args.text(2),
    );
    const context = { timeZone: workbook.timeZone, locale: workbook.locale, now: session.state.now() };
    for (const { at, text } of texts)
      applyBlock(sheet, at, [[enter(text, numberFormatAt(sheet, at.row, at.column), context)]]);
    return count;
  },
};
