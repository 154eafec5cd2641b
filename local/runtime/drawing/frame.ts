/** What stands around a chart: title, legend, axes with their lines and words; and where the chart itself is drawn. */
import { type Box, Canvas, type Rgb } from './canvas';
import { type ChartPlan, DEFAULT_HEIGHT, DEFAULT_WIDTH, Options } from './chart-plan';
import { CAPITAL, drawText, fitted, type TextLook, textWidth } from './lettering';
import { type Scale, shareOf } from './scale';

export interface Frame {
  readonly canvas: Canvas;
  readonly options: Options;
  /** Of the chart itself. */
  readonly area: Box;
}

/** Of the picture, where the script says nothing. */
const AREA_SHARE = 0.618;
const WHITE: Rgb = [255, 255, 255];
const GRID: Rgb = [204, 204, 204];
const BASELINE: Rgb = [51, 51, 51];

/** `entries`: of the legend, by name and colour. */
export function openFrame(plan: ChartPlan, entries: readonly (readonly [name: string, colour: Rgb])[]): Frame {
  const options = new Options(plan.options);
  const width = Math.round(options.number('width') ?? DEFAULT_WIDTH);
  const height = Math.round(options.number('height') ?? DEFAULT_HEIGHT);
  const fill = options.colour('backgroundColor.fill') ?? options.colour('backgroundColor') ?? WHITE;
  const canvas = new Canvas(width, height, fill);
  drawBorder(canvas, options);
  const own = {
    width: options.length('chartArea.width', width) ?? width * AREA_SHARE,
    height: options.length('chartArea.height', height) ?? height * AREA_SHARE,
  };
  const area = {
    ...own,
    x: options.length('chartArea.left', width) ?? (width - own.width) / 2,
    y: options.length('chartArea.top', height) ?? (height - own.height) / 2,
  };
  const frame = { canvas, options, area };
  drawTitle(frame);
  drawLegend(frame, entries);
  return frame;
}

function drawBorder(canvas: Canvas, options: Options): void {
  const colour = options.colour('backgroundColor.stroke');
  const thickness = options.number('backgroundColor.strokeWidth') ?? 0;
  if (colour === null || thickness <= 0) return;
  const [right, bottom] = [canvas.width - thickness, canvas.height - thickness];
  canvas.rectangle({ x: 0, y: 0, width: canvas.width, height: thickness }, colour);
  canvas.rectangle({ x: 0, y: bottom, width: canvas.width, height: thickness }, colour);
  canvas.rectangle({ x: 0, y: 0, width: thickness, height: canvas.height }, colour);
  canvas.rectangle({ x: right, y: 0, width: thickness, height: canvas.height }, colour);
}

function legendPosition(options: Options): string {
  return options.text('legend.position') ?? options.text('legend') ?? 'right';
}

function drawTitle({ canvas, options, area }: Frame): void {
  const title = options.text('title');
  if (title === null || title === '') return;
  const look = { ...options.look('titleTextStyle'), isBold: !options.isOff('titleTextStyle.bold') };
  const isBelowLegend = legendPosition(options) === 'top';
  const y = Math.max(look.size, area.y - look.size * (isBelowLegend ? 2.2 : 0.8));
  drawText(canvas, fitted(title, look.size, canvas.width - area.x), look, { at: [area.x, y], anchor: 'start' });
}

function drawLegend(frame: Frame, entries: readonly (readonly [string, Rgb])[]): void {
  const { canvas, options, area } = frame;
  const position = legendPosition(options);
  if (position === 'none' || entries.length === 0) return;
  const look = options.look('legend.textStyle');
  if (position === 'right') {
    const x = area.x + area.width + look.size;
    entries.forEach(([name, colour], index) => {
      drawEntry(frame, [name, colour], { look, x, y: area.y + look.size * (1 + index * 1.6), room: canvas.width - x });
    });
    return;
  }
  const under = canvas.height - look.size * 0.5;
  const y = position === 'bottom' ? under : Math.max(look.size, area.y - look.size * 0.8);
  let { x } = area;
  for (const entry of entries) x += drawEntry(frame, entry, { look, x, y, room: canvas.width - x }) + look.size * 1.5;
}

interface Spot {
  readonly look: TextLook;
  readonly x: number;
  /** The baseline of its words. */
  readonly y: number;
  readonly room: number;
}

/** Returns how wide it is. */
function drawEntry({ canvas }: Frame, [name, colour]: readonly [string, Rgb], { look, x, y, room }: Spot): number {
  const mark = look.size * CAPITAL;
  const text = fitted(name, look.size, room - mark * 2);
  canvas.rectangle({ x, y: y - mark, width: mark, height: mark }, colour);
  drawText(canvas, text, look, { at: [x + mark * 1.5, y], anchor: 'start' });
  return mark * 1.5 + textWidth(text, look.size);
}

/** Lines across at each tick with its words, and the axis' title. `along`: on which side the figures stand. */
export function drawValueAxis({ canvas, options, area }: Frame, scale: Scale, along: 'left' | 'below'): void {
  const axis = along === 'left' ? 'vAxis' : 'hAxis';
  const look = options.look(`${axis}.textStyle`);
  const isSilent = options.text(`${axis}.textPosition`) === 'none';
  for (const { value, text } of scale.ticks) {
    const colour = options.colour(`${axis}.gridlines.color`) ?? GRID;
    const share = shareOf(value, scale);
    if (along === 'left') {
      const y = area.y + area.height * (1 - share);
      canvas.rectangle({ x: area.x, y: Math.round(y), width: area.width, height: 1 }, colour);
      if (!isSilent)
        drawText(canvas, text, look, { at: [area.x - look.size * 0.6, y + look.size * CAPITAL * 0.5], anchor: 'end' });
    } else {
      const x = area.x + area.width * share;
      canvas.rectangle({ x: Math.round(x), y: area.y, width: 1, height: area.height }, colour);
      if (!isSilent)
        drawText(canvas, text, look, { at: [x, area.y + area.height + look.size * 1.3], anchor: 'middle' });
    }
  }
  drawAxisTitle({ canvas, options, area }, axis, along);
}

/** The line that columns and bars stand on. */
export function drawBaseline({ canvas, options, area }: Frame, scale: Scale, along: 'left' | 'below'): void {
  const axis = along === 'left' ? 'vAxis' : 'hAxis';
  const colour = options.colour(`${axis}.baselineColor`) ?? BASELINE;
  const share = Math.max(0, Math.min(1, shareOf(0, scale)));
  const box =
    along === 'left'
      ? { x: area.x, y: Math.round(area.y + area.height * (1 - share)), width: area.width, height: 1 }
      : { x: Math.round(area.x + area.width * share), y: area.y, width: 1, height: area.height };
  canvas.rectangle(box, colour);
}

/** Names of the categories, so many that they do not touch. */
export function drawNames({ canvas, options, area }: Frame, labels: readonly string[], along: 'left' | 'below'): void {
  const axis = along === 'left' ? 'vAxis' : 'hAxis';
  const look = options.look(`${axis}.textStyle`);
  const step = (along === 'left' ? area.height : area.width) / Math.max(1, labels.length);
  const widest = Math.max(1, ...labels.map((label) => textWidth(label, look.size)));
  const needed = along === 'left' ? look.size * 1.2 : Math.min(widest, step * 3) + look.size * 0.6;
  const every = options.number(`${axis}.showTextEvery`) ?? Math.max(1, Math.ceil(needed / step));
  if (options.text(`${axis}.textPosition`) !== 'none')
    labels.forEach((label, index) => {
      if (index % Math.max(1, every) !== 0) return;
      const middle = (index + 0.5) * step;
      if (along === 'below')
        drawText(canvas, fitted(label, look.size, step * every), look, {
          at: [area.x + middle, area.y + area.height + look.size * 1.3],
          anchor: 'middle',
        });
      else
        drawText(canvas, fitted(label, look.size, area.x - look.size), look, {
          at: [area.x - look.size * 0.6, area.y + middle + look.size * CAPITAL * 0.5],
          anchor: 'end',
        });
    });
  drawAxisTitle({ canvas, options, area }, axis, along);
}

function drawAxisTitle({ canvas, options, area }: Frame, axis: string, along: 'left' | 'below'): void {
  const title = options.text(`${axis}.title`);
  if (title === null || title === '') return;
  const look = options.look(`${axis}.titleTextStyle`);
  if (along === 'below') {
    const at = [
      area.x + area.width / 2,
      Math.min(canvas.height - look.size * 0.4, area.y + area.height + look.size * 2.8),
    ] as const;
    drawText(canvas, fitted(title, look.size, area.width), look, { at, anchor: 'middle' });
    return;
  }
  const at = [look.size * 1.1, area.y + area.height / 2] as const;
  drawText(canvas, fitted(title, look.size, area.height), look, { at, anchor: 'middle', isUpright: true });
}
