/**
 * Options of charts by their dotted names ("vAxis.viewWindow.min"), and which of them are drawn. Those that a still picture
 * does not show are taken and have no effect; any other is refused by name, where leaving it out would draw something else.
 * https://developers.google.com/chart/interactive/docs/gallery
 */
import { FORMAT } from '../drawing/scale';
import type { Bridge } from './bridge';
import { isRecord } from './bridge';
import { colorOf } from './format-table';

const TEXT_STYLE = ['color', 'fontSize', 'bold'];
const styled = (name: string): string[] => TEXT_STYLE.map((part) => `${name}.${part}`);
const ofAxis = (axis: string): string[] => [
  ...['title', 'ticks', 'format', 'minValue', 'maxValue', 'viewWindow.min', 'viewWindow.max', 'gridlines.color'],
  ...['baselineColor', 'showTextEvery', 'textPosition', ...styled('titleTextStyle'), ...styled('textStyle')],
].map((name) => `${axis}.${name}`); // biome-ignore format: two lists

const DRAWN: ReadonlySet<string> = new Set([
  ...['title', 'width', 'height', 'fontSize', 'colors', 'isStacked', 'lineWidth', 'pointSize', 'areaOpacity'],
  ...['backgroundColor', 'backgroundColor.fill', 'backgroundColor.stroke', 'backgroundColor.strokeWidth'],
  ...['chartArea.left', 'chartArea.top', 'chartArea.width', 'chartArea.height', 'bar.groupWidth', 'curveType'],
  ...['legend', 'legend.position', ...styled('legend.textStyle'), ...styled('titleTextStyle'), 'interpolateNulls'],
  ...['color', 'lineWidth', 'pointSize', 'visibleInLegend', 'labelInLegend'].map((name) => `series.*.${name}`),
  ...['pieHole', 'pieSliceText', ...styled('pieSliceTextStyle'), 'slices.*.color', ...ofAxis('hAxis'), ...ofAxis('vAxis')],
]); // biome-ignore format: by what they are about

/** Of pages that people touch; and fonts, of which there is one. */
const WITHOUT_EFFECT =
  /^(animation|tooltip|crosshair|explorer)\b|^(enableInteractivity|focusTarget|forceIFrame|selectionMode|aggregationTarget)$|(^|\.)(fontName|italic|auraColor)$/;

/** Values of these are drawn; others of the same option are not. */
const VALUES: Readonly<Record<string, readonly unknown[] | RegExp>> = {
  isStacked: [true, false],
  legend: ['top', 'right', 'bottom', 'none'],
  'legend.position': ['top', 'right', 'bottom', 'none'],
  curveType: ['none', 'function'],
  pieSliceText: ['percentage', 'none'],
  'hAxis.textPosition': ['out', 'none'],
  'vAxis.textPosition': ['out', 'none'],
  'hAxis.format': FORMAT,
  'vAxis.format': FORMAT,
};

export type ChartOptionValues = Readonly<Record<string, unknown>>;

/** `label`: of the builder, for what is not drawn. */
export function addOption(
  known: ChartOptionValues,
  label: string,
  [name, value]: readonly [string, unknown],
): ChartOptionValues {
  const added = { ...known };
  for (const [leaf, plain] of leaves(name, value)) {
    if (WITHOUT_EFFECT.test(leaf)) continue;
    const pattern = leaf.replace(/^(series|slices)\.\d+\./, '$1.*.');
    if (!DRAWN.has(pattern) || !isDrawn(pattern, plain))
      throw new Error(`not emulated: ${label}.setOption(${leaf}${DRAWN.has(pattern) ? `, ${String(plain)}` : ''})`);
    added[leaf] = isColour(pattern) ? hex(plain) : plain;
  }
  return added;
}

/** An object counts as each of its members: {vAxis: {title: 'x'}} is "vAxis.title". */
function leaves(name: string, value: unknown): [string, unknown][] {
  const isByNumber = Array.isArray(value) && (name === 'series' || name === 'slices');
  if (!isRecord(value) && !isByNumber) return value === null || value === undefined ? [] : [[name, value]];
  return Object.entries(value as object).flatMap(([key, item]) => leaves(`${name}.${key}`, item));
}

function isDrawn(name: string, value: unknown): boolean {
  if (name.endsWith('.ticks')) return Array.isArray(value) && value.every((tick) => typeof tick === 'number');
  const values = VALUES[name];
  if (values === undefined) return true;
  return values instanceof RegExp ? values.test(String(value)) : values.includes(value);
}

function isColour(name: string): boolean {
  return /(^colors|[cC]olor|\.fill|\.stroke)$/.test(name);
}

function hex(value: unknown): unknown {
  return Array.isArray(value) ? value.map(hex) : (colorOf(value) ?? '#000000');
}

/** A value that was set, or an object of those below it; null when there is none. */
export function readOption(bridge: Bridge, known: ChartOptionValues, name: string): unknown {
  if (Object.hasOwn(known, name)) return bridge.toScript(known[name]);
  const below = Object.entries(known).filter(([key]) => key.startsWith(`${name}.`));
  return below.length === 0
    ? null
    : bridge.toScript(Object.fromEntries(below.map(([key, value]) => [key.slice(name.length + 1), value])));
}
