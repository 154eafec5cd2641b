/** Looks things up in the workbook by tab and header, as a person would. */
import { headersInEnglish } from './headers';
import { ApiError } from './http/reply';
import type { HubRuntime, TabView } from './runtime-contract';

/** Rendering a long tab is expensive, so its rows are kept until the tab changes. */
const views = new WeakMap<HubRuntime, Map<string, { readonly version: number; readonly view: TabView }>>();

export function tabNames(runtime: HubRuntime): readonly string[] {
  const { boundId } = runtime.host;
  const bound = runtime.host.spreadsheets().find(({ id }) => id === boundId);
  return bound ? bound.sheets.map(({ title }) => title) : [];
}

/** The tab without the empty rows at its end; null when there is none of this name. */
function findTab(runtime: HubRuntime, name: string): TabView | null {
  const kept = views.get(runtime) ?? new Map<string, { version: number; view: TabView }>();
  views.set(runtime, kept);
  const version = runtime.host.versionOf({ sheet: name });
  const known = kept.get(name);
  if (known?.version === version) return known.view;
  const read = runtime.host.readTab({ sheet: name });
  if (!read) return null;
  let last = read.rows.length;
  while (last > 0 && (read.rows[last - 1] ?? []).every((cell) => cell === '')) last -= 1;
  const rows = read.rows.slice(0, last);
  const values = read.values
    .slice(0, last)
    .map((row, at) => row.map((value, index) => typed(value, rows[at]?.[index])));
  const view = { headers: read.headers, rows, values };
  kept.set(name, { version, view });
  return view;
}

/** Numbers, booleans and text as stored; blanks as ''; dates, which are stored as day numbers, as they are shown. */
function typed(value: unknown, shown = ''): unknown {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' && /\d[-/]\d+[-/]\d|\d:\d|^\d{1,2} \p{L}+ \d{4}$/u.test(shown) ? shown : value;
}

export function readTab(runtime: HubRuntime, name: string): TabView {
  const view = findTab(runtime, name);
  if (view) return view;
  const names = tabNames(runtime).join(', ');
  throw new ApiError(404, `The workbook has no tab "${name}".`, `Its tabs are: ${names}.`);
}

/** The rows of a tab as records by English header; empty when there is no such tab. */
export function readRecords(runtime: HubRuntime, name: string): Readonly<Record<string, string>>[] {
  const view = findTab(runtime, name);
  if (!view) return [];
  const headers = headersInEnglish(name, view.headers);
  return view.rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])));
}
