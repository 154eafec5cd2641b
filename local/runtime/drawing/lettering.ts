/** Texts in a drawing: how wide they are, and drawn. */
import type { Canvas, Point, Rgb } from './canvas';
import { glyphOf, type Stroke } from './glyphs';

export interface TextLook {
  /** Pixels, from the top of one line to the top of the next. */
  readonly size: number;
  readonly colour: Rgb;
  readonly isBold: boolean;
}

/** Of the text's box, where `at` is: left or right end, or middle; on the baseline. */
export type Anchor = 'start' | 'middle' | 'end';

/** Ten units of the grid are a line's height; letters are a little narrower than the grid. */
const UNITS = 10;
const NARROWER = 0.86;
const GAP = 2.1;
const PEN = 0.085;
const BOLD_PEN = 0.13;
const STEPS = 5;
/** Of capital letters, by the size. */
export const CAPITAL = 0.7;

export function textWidth(text: string, size: number): number {
  const units = [...text].reduce((sum, character) => sum + glyphOf(character).width + GAP, 0);
  return (Math.max(0, units - GAP) * NARROWER * size) / UNITS;
}

/** Cut off with "…" when it is wider. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, size) > width) characters.pop();
  return characters.length === 0 ? '' : `${characters.join('').trimEnd()}…`;
}

export interface Placed {
  readonly at: Point;
  readonly anchor: Anchor;
  /** Reads from below upwards. */
  readonly isUpright?: boolean;
}

export function drawText(canvas: Canvas, text: string, look: TextLook, { at, anchor, isUpright }: Placed): void {
  const { size, colour, isBold } = look;
  const width = textWidth(text, size);
  const before = anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2;
  const unit = size / UNITS;
  let along = -before;
  for (const character of text) {
    const glyph = glyphOf(character);
    for (const stroke of glyph.strokes) {
      const points = bent(stroke).map(([x, y]): Point => {
        const [right, up] = [along + x * unit * NARROWER, y * unit];
        return isUpright ? [at[0] - up, at[1] - right] : [at[0] + right, at[1] - up];
      });
      canvas.line(points, size * (isBold ? BOLD_PEN : PEN), colour);
    }
    along += (glyph.width + GAP) * unit * NARROWER;
  }
}

/** A curve through the points: https://en.wikipedia.org/wiki/Centripetal_Catmull%E2%80%93Rom_spline, the uniform one. */
function bent({ kind, points }: Stroke): readonly Point[] {
  return kind === 'straight' ? points : curveThrough(points, kind);
}

export function curveThrough(points: readonly Point[], kind: 'bent' | 'closed'): Point[] {
  const count = points.length;
  const pick = (index: number): Point => {
    const at = kind === 'closed' ? (index + count) % count : Math.max(0, Math.min(count - 1, index));
    return points[at] ?? [0, 0];
  };
  const curve: Point[] = [];
  const parts = kind === 'closed' ? count : count - 1;
  for (let part = 0; part < parts; part++) {
    const [a, b, c, d] = [pick(part - 1), pick(part), pick(part + 1), pick(part + 2)];
    for (let step = 0; step < STEPS; step++) curve.push(between([a, b, c, d], step / STEPS));
  }
  return [...curve, pick(parts)];
}

function between([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const along = (axis: 0 | 1): number => {
    const [p, q, r, s] = [a[axis], b[axis], c[axis], d[axis]];
    return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t ** 3);
  };
  return [along(0), along(1)];
}
