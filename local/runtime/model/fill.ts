/** Auto-fill, and splitting text into columns. */
import { type Cell, contains, isFormula, lastColumnOf, lastRowOf, type Rect } from './cell';
import { shiftFormula } from './formula-text';
import { Refusal } from './refusal';
import { continueSeries } from './series';
import type { Sheet } from './sheet';

/** How to continue the given cells: as a series, or by repeating them. */
export type Filling = 'series' | 'repetitions';

/** Fills `to`, which holds `from` and extends it one way, with the continued series, or with repetitions. */
export function fillSeries(sheet: Sheet, from: Rect, to: Rect, filling: Filling): void {
  if (!contains(to, from)) throw new Refusal('autoFillContain');
  const sides = [
    from.row > to.row,
    from.column > to.column,
    lastRowOf(to) > lastRowOf(from),
    lastColumnOf(to) > lastColumnOf(from),
  ].filter(Boolean).length;
  if (sides > 1) throw new Refusal('autoFillOneWay');
  const byRows = to.rows > from.rows;
  const lines = byRows ? to.columns : to.rows;
  for (let line = 0; line < lines; line += 1) fillLine(sheet, from, to, { byRows, line, filling });
}

function fillLine(sheet: Sheet, from: Rect, to: Rect, how: { byRows: boolean; line: number; filling: Filling }): void {
  const { byRows, line, filling } = how;
  const place = (offset: number): readonly [number, number] =>
    byRows ? [from.row + offset, from.column + line] : [from.row + line, from.column + offset];
  const count = byRows ? from.rows : from.columns;
  const given: Cell[] = Array.from({ length: count }, (_, offset) => sheet.cell(...place(offset)));
  const start = byRows ? to.row - from.row : to.column - from.column;
  const end = start + (byRows ? to.rows : to.columns);
  for (let offset = start; offset < end; offset += 1) {
    if (offset >= 0 && offset < count) continue;
    const index = ((offset % count) + count) % count;
    const source = given[index] ?? null;
    const moved = offset - index;
    const next = isFormula(source)
      ? { f: shiftFormula(source.f, byRows ? moved : 0, byRows ? 0 : moved) }
      : filling === 'repetitions'
        ? source
        : continueSeries(given, offset);
    sheet.writeCell(...place(offset), next);
  }
}

const GUESSED = [',', ';', '.', ' '];

/** A text's parts; without a delimiter the first of comma, semicolon, period and space that it holds. */
export function splitText(cell: Cell, delimiter: string | null): string[] {
  if (typeof cell !== 'string') return cell === null || isFormula(cell) ? [''] : [String(cell)];
  const used = delimiter ?? GUESSED.find((guess) => cell.includes(guess));
  return used === undefined ? [cell] : cell.split(used);
}
