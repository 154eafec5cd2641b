/** Pixels that are drawn on: rectangles, lines and areas with soft edges. (0, 0) is the upper left corner of the picture. */

export type Rgb = readonly [red: number, green: number, blue: number];
export type Point = readonly [x: number, y: number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An area is cut into so many lines a pixel; across a line its edges are exact. */
const LINES = 4;

export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
  /** Outside it nothing is drawn. */
  #window: Box;

  constructor(width: number, height: number, background: Rgb) {
    this.width = width;
    this.height = height;
    this.#window = { x: 0, y: 0, width, height };
    this.pixels = new Uint8ClampedArray(width * height * 3);
    for (let at = 0; at < this.pixels.length; at += 3) this.pixels.set(background, at);
  }

  /** What `draw` draws beyond the box is cut off. */
  within(box: Box, draw: () => void): void {
    const before = this.#window;
    this.#window = box;
    draw();
    this.#window = before;
  }

  /** `share`: how much of the pixel is covered, 0 to 1. */
  #blend(x: number, y: number, colour: Rgb, share: number): void {
    const { x: left, y: top, width, height } = this.#window;
    if (share <= 0 || x < left || y < top || x >= left + width || y >= top + height) return;
    const at = (y * this.width + x) * 3;
    for (let part = 0; part < 3; part++) {
      const before = this.pixels[at + part] ?? 0;
      this.pixels[at + part] = before + ((colour[part] ?? 0) - before) * Math.min(1, share);
    }
  }

  rectangle({ x, y, width, height }: Box, colour: Rgb): void {
    for (let row = Math.floor(y); row < y + height; row++) {
      const down = Math.min(row + 1, y + height) - Math.max(row, y);
      for (let column = Math.floor(x); column < x + width; column++)
        this.#blend(column, row, colour, down * (Math.min(column + 1, x + width) - Math.max(column, x)));
    }
  }

  /** A line through the points, with round ends and corners. */
  line(points: readonly Point[], thickness: number, colour: Rgb): void {
    const reach = thickness / 2 + 1;
    const [left, right] = span(
      points.map(([x]) => x),
      reach,
      this.width,
    );
    const [top, bottom] = span(
      points.map(([, y]) => y),
      reach,
      this.height,
    );
    const columns = right - left;
    if (columns <= 0 || bottom <= top) return;
    // Where two of its parts meet it is no darker: each pixel takes the nearest.
    const covered = new Float32Array(columns * (bottom - top));
    points.forEach((to, index) => {
      const from = points[index - 1] ?? to;
      if (index === 0 && points.length > 1) return;
      const [x0, x1] = span([from[0], to[0]], reach, this.width);
      const [y0, y1] = span([from[1], to[1]], reach, this.height);
      for (let y = y0; y < y1; y++)
        for (let x = x0; x < x1; x++) {
          const share = thickness / 2 + 0.5 - distance([x + 0.5, y + 0.5], from, to);
          const at = (y - top) * columns + x - left;
          if (share > (covered[at] ?? 0)) covered[at] = share;
        }
    });
    covered.forEach((share, at) => {
      this.#blend(left + (at % columns), top + Math.floor(at / columns), colour, share);
    });
  }

  /** What the points enclose. `opacity` 0 to 1. */
  area(points: readonly Point[], colour: Rgb, opacity: number): void {
    const [top, bottom] = span(
      points.map(([, y]) => y),
      0,
      this.height,
    );
    for (let row = top; row < bottom; row++) {
      const shares = new Map<number, number>();
      for (let line = 0; line < LINES; line++) {
        const crossings = crossingsAt(points, row + (line + 0.5) / LINES);
        for (let at = 0; at + 1 < crossings.length; at += 2) addRun(shares, crossings[at] ?? 0, crossings[at + 1] ?? 0);
      }
      for (const [x, share] of shares) this.#blend(x, row, colour, (share / LINES) * opacity);
    }
  }
}

/** Whole pixels around the values, inside the picture. */
function span(values: readonly number[], reach: number, size: number): [from: number, to: number] {
  const [lowest, highest] = [Math.min(...values) - reach, Math.max(...values) + reach];
  return [Math.max(0, Math.floor(lowest)), Math.min(size, Math.ceil(highest))];
}

function distance([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}

function crossingsAt(points: readonly Point[], y: number): number[] {
  const crossings: number[] = [];
  points.forEach(([x1, y1], index) => {
    const [x0, y0] = points[(index + points.length - 1) % points.length] ?? [x1, y1];
    if (y0 <= y !== y1 <= y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
  });
  return crossings.sort((a, b) => a - b);
}

function addRun(shares: Map<number, number>, from: number, to: number): void {
  for (let x = Math.floor(from); x < to; x++)
    shares.set(x, (shares.get(x) ?? 0) + Math.min(x + 1, to) - Math.max(x, from));
}
