/** Finding and replacing text in what cells show, as a TextFinder does. */
import { type Cell, isFormula, lastColumnOf, lastRowOf, type Rect } from './cell';
import { displayAt } from './display';
import { Refusal } from './refusal';
import type { Sheet } from './sheet';
import type { Workbook } from './workbook';

export interface FindOptions {
  readonly text: string;
  readonly matchCase: boolean;
  readonly matchEntireCell: boolean;
  readonly matchFormulaText: boolean;
  readonly useRegularExpression: boolean;
  readonly ignoreDiacritics: boolean;
}

type Matcher = (text: string) => boolean;

const withoutDiacritics = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

function pattern(options: FindOptions): RegExp {
  const source = options.useRegularExpression ? options.text : options.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  try {
    return new RegExp(options.matchEntireCell ? `^(?:${source})$` : source, options.matchCase ? 'g' : 'gi');
  } catch {
    throw new Refusal('invalidArgument', options.text);
  }
}

function matcher(options: FindOptions): Matcher {
  const given = options.ignoreDiacritics ? { ...options, text: withoutDiacritics(options.text) } : options;
  const expression = pattern(given);
  return (text) => {
    expression.lastIndex = 0;
    return expression.test(options.ignoreDiacritics ? withoutDiacritics(text) : text);
  };
}

/** A tab that is searched. */
interface Searched {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
}

/** The text that is searched in a cell; a formula's own only when asked for. */
function searched(
  { workbook, sheet }: Searched,
  { row, column }: Pick<Rect, 'row' | 'column'>,
  options: FindOptions,
): string {
  const cell = sheet.cell(row, column);
  if (isFormula(cell)) return options.matchFormulaText ? cell.f : displayAt(workbook, sheet, row, column);
  if (cell === null) return '';
  return typeof cell === 'string' ? cell : displayAt(workbook, sheet, row, column);
}

/** The cells that match, row by row. */
export function findAll(workbook: Workbook, sheet: Sheet, rect: Rect, options: FindOptions): Rect[] {
  if (options.text === '') return [];
  const matches = matcher(options);
  const found: Rect[] = [];
  const lastRow = Math.min(lastRowOf(rect), sheet.lastRow);
  for (let row = rect.row; row <= lastRow; row += 1) {
    const width = Math.min(lastColumnOf(rect), sheet.row(row).length);
    for (let column = rect.column; column <= width; column += 1) {
      const text = searched({ workbook, sheet }, { row, column }, options);
      if (text !== '' && matches(text)) found.push({ row, column, rows: 1, columns: 1 });
    }
  }
  return found;
}

/** Replaces in every match, or in the cells given; returns how many places and what each cell becomes as typed. */
export function replaceIn(
  where: Searched,
  cells: readonly Rect[],
  options: FindOptions,
  replacement: string,
): { count: number; texts: { at: Rect; text: string }[] } {
  let count = 0;
  const texts = cells.map((at) => {
    const cell: Cell = where.sheet.cell(at.row, at.column);
    const before = isFormula(cell) ? cell.f : searched(where, at, options);
    const target = options.useRegularExpression ? replacement : replacement.replace(/\$/g, '$$$$');
    count += before.match(pattern(options))?.length ?? 0;
    return { at, text: before.replace(pattern(options), target) };
  });
  return { count, texts };
}
