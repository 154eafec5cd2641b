/**
 * State machines and flows as SVG that Figma imports as editable shapes: every state and move is a group with a name, texts
 * are texts, and nothing is used that Figma leaves out (markers, style sheets, foreign objects).
 * https://help.figma.com/hc/en-us/articles/360040030374
 */
export interface Machine {
  readonly title: string;
  /** State → column and row, in units of a cell. */
  readonly places: Readonly<Record<string, readonly [column: number, row: number]>>;
  readonly moves: readonly { readonly from: string; readonly to: string; readonly why: string }[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const CELL = { width: 210, height: 130 };
const BOX = { width: 140, height: 46 };
const MARGIN = 60;
const LEGEND_LINE = 22;
const INK = '#1f2937';
const LINE = '#64748b';
const FONT = 'Inter, Helvetica, Arial, sans-serif';

export function machineSvg({ title, places, moves }: Machine): string {
  const reasons = [...new Set(moves.map(({ why }) => why))];
  const spots = Object.values(places);
  const width = 2 * MARGIN + BOX.width + Math.max(...spots.map(([column]) => column)) * CELL.width;
  const drawn = 2 * MARGIN + BOX.height + Math.max(...spots.map(([, row]) => row)) * CELL.height;
  const height = drawn + Math.ceil(reasons.length / 2) * LEGEND_LINE + MARGIN;
  const at = (state: string): Point => {
    const place = places[state];
    if (!place) throw new Error(`Nobody has said where ${state} stands in "${title}".`);
    const [column, row] = place;
    return { x: MARGIN + BOX.width / 2 + column * CELL.width, y: MARGIN + BOX.height / 2 + row * CELL.height };
  };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    group('background', [`<rect width="${width}" height="${height}" fill="#ffffff"/>`]),
    group('title', [text({ x: MARGIN, y: 34 }, title, { size: 18, weight: 600, anchor: 'start' })]),
    ...moves.map(({ from, to, why }, index) => {
      const beside = moves.slice(0, index).filter((each) => each.from === from && each.to === to).length;
      return move(from, to, { a: at(from), b: at(to), number: reasons.indexOf(why) + 1, beside });
    }),
    ...Object.keys(places).map((state) => box(state, at(state))),
    group(
      'legend',
      reasons.map((why, index) => legend(`${index + 1}  ${why}`, index, { width, top: drawn })),
    ),
    '</svg>',
    '',
  ].join('\n');
}

function box(state: string, { x, y }: Point): string {
  const corner = `x="${x - BOX.width / 2}" y="${y - BOX.height / 2}"`;
  return group(`state ${state}`, [
    `<rect ${corner} width="${BOX.width}" height="${BOX.height}" rx="10" fill="#eef2ff" stroke="#4f46e5" stroke-width="1.5"/>`,
    text({ x, y: y + 5 }, state, { size: 14, weight: 600 }),
  ]);
}

interface Line {
  readonly a: Point;
  readonly b: Point;
  readonly number: number;
  /** How many others go the same way. */
  readonly beside: number;
}

/** A curve that leaves room for the way back, its number in a circle, and an arrow's head. */
function move(from: string, to: string, { a, b, number, beside }: Line): string {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const bend = 26 + length / 14 + beside * 60;
  const side = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
  const middle = { x: (a.x + b.x) / 2 + side.x * bend, y: (a.y + b.y) / 2 + side.y * bend };
  const start = edge(a, middle);
  const end = edge(b, middle);
  const label = { x: (start.x + 2 * middle.x + end.x) / 4, y: (start.y + 2 * middle.y + end.y) / 4 };
  return group(`move ${from} to ${to} ${number}`, [
    `<path d="M ${shown(start)} Q ${shown(middle)} ${shown(end)}" fill="none" stroke="${LINE}" stroke-width="1.5"/>`,
    `<path d="${head(middle, end)}" fill="${LINE}"/>`,
    `<circle cx="${round(label.x)}" cy="${round(label.y)}" r="10" fill="#ffffff" stroke="${LINE}"/>`,
    text({ x: label.x, y: label.y + 4 }, String(number), { size: 11, weight: 600 }),
  ]);
}

/** Where the line from a box's middle towards a point leaves the box. */
function edge(box: Point, towards: Point): Point {
  const [dx, dy] = [towards.x - box.x, towards.y - box.y];
  const reach = Math.min(
    BOX.width / 2 / Math.max(Math.abs(dx), 0.01),
    BOX.height / 2 / Math.max(Math.abs(dy), 0.01),
    1,
  );
  return { x: box.x + dx * reach, y: box.y + dy * reach };
}

function head(from: Point, to: Point): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const back = { x: to.x - along.x * 10, y: to.y - along.y * 10 };
  const wings = [1, -1].map((sign) => ({ x: back.x - along.y * 5 * sign, y: back.y + along.x * 5 * sign }));
  return `M ${[to, ...wings].map(shown).join(' L ')} Z`;
}

function legend(
  words: string,
  index: number,
  { width, top }: { readonly width: number; readonly top: number },
): string {
  const at = { x: MARGIN + (index % 2) * (width / 2 - MARGIN / 2), y: top + Math.floor(index / 2) * LEGEND_LINE };
  return text(at, words, { size: 12, weight: 400, anchor: 'start' });
}

interface Style {
  readonly size: number;
  readonly weight: number;
  readonly anchor?: 'start' | 'middle';
}

function text({ x, y }: Point, words: string, { size, weight, anchor = 'middle' }: Style): string {
  const style = `font-family="${FONT}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${INK}"`;
  return `<text x="${round(x)}" y="${round(y)}" ${style}>${escaped(words)}</text>`;
}

function group(name: string, shapes: readonly string[]): string {
  return [`<g id="${escaped(name)}">`, ...shapes.map((shape) => `  ${shape}`), '</g>'].join('\n');
}

function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

function shown({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
