/** Looking things up in the workbook by tab and header, as a person reading it would. */
import { ApiError } from './http/reply';
import type { HubRuntime, TabView } from './runtime-contract';

export function tabNames(runtime: HubRuntime): readonly string[] {
  const { boundId } = runtime.host;
  const bound = runtime.host.spreadsheets().find(({ id }) => id === boundId);
  return bound ? bound.sheets.map(({ title }) => title) : [];
}

export function readTab(runtime: HubRuntime, name: string): TabView {
  const view = runtime.host.readTab({ sheet: name });
  if (view) return view;
  const names = tabNames(runtime).join(', ');
  throw new ApiError(404, `The workbook has no tab "${name}".`, `Its tabs are: ${names}.`);
}

/** The rows of a tab as records by header; none when the tab is not there. */
export function readRecords(runtime: HubRuntime, name: string): Readonly<Record<string, string>>[] {
  const view = runtime.host.readTab({ sheet: name });
  if (!view) return [];
  return view.rows
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => Object.fromEntries(view.headers.map((header, index) => [header, row[index] ?? ''])));
}
