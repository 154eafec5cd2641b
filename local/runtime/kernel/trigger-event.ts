/**
 * Gives the event of a trigger its live members: `source` and `range` are objects of SpreadsheetApp. The event crosses
 * the thread as data; `at` says which workbook and cells it is about.
 */
/** The workbook, and for an edit the cells, that an event is about. */
export interface EventPlace {
  readonly spreadsheetId: string;
  readonly sheet: string | null;
  readonly range: {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  } | null;
}

export function readTriggerEvent(event: unknown, globals: Readonly<Record<string, unknown>>): unknown {
  if (typeof event !== 'object' || event === null) return event;
  const modes: unknown = read(globals.ScriptApp, 'AuthMode');
  if ('authMode' in event) Reflect.set(event, 'authMode', read(modes, String(event.authMode)) ?? event.authMode);
  if (!('at' in event)) return event;
  const place = event.at as EventPlace;
  Reflect.deleteProperty(event, 'at');
  const app = globals.SpreadsheetApp;
  const source = call(app, 'openById', place.spreadsheetId);
  Reflect.set(event, 'source', source);
  if (place.range === null || place.sheet === null) return event;
  const { row, column, rows, columns } = place.range;
  const sheet = call(source, 'getSheetByName', place.sheet);
  Reflect.set(event, 'range', call(sheet, 'getRange', row, column, rows, columns));
  return event;
}

function read(target: unknown, member: string): unknown {
  return typeof target === 'object' && target !== null ? (Reflect.get(target, member) as unknown) : undefined;
}

function call(target: unknown, method: string, ...args: readonly unknown[]): unknown {
  const member = read(target, method);
  return typeof member === 'function' ? (Reflect.apply(member, target, args) as unknown) : undefined;
}
