/**
 * Every method that crosses from script side to owner side, and what it costs: its kind (the keys of the latency model) and
 * how many cells or rows it moves. A "free" method crosses without being a service call of the platform.
 */
export type CallKind =
  | 'properties.get'
  | 'properties.getAll'
  | 'properties.set'
  | 'properties.delete'
  | 'cache.get'
  | 'cache.getAll'
  | 'cache.put'
  | 'lock.try'
  | 'lock.release'
  | 'sheets.open'
  | 'sheets.read'
  | 'sheets.write'
  | 'sheets.flush'
  | 'sheets.appendRow'
  | 'sheets.textFinder'
  | 'sheets.batchGet'
  | 'sheets.batchUpdate'
  | 'urlfetch.fetch'
  | 'urlfetch.fetchAll'
  | 'mail.send'
  | 'charts.draw'
  | 'maps.geocode'
  | 'bigquery'
  | 'free';

export interface MethodCost {
  readonly kind: CallKind;
  /** Cells (reads, writes, flush) or rows (text finder) that a call moves. */
  readonly units?: (args: readonly unknown[], result: unknown) => number;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** A range is the first argument of every Range method. */
const cellsOfRange = (args: readonly unknown[]): number => {
  const [ref] = args;
  return isRecord(ref) ? count(ref.rows) * count(ref.columns) : 0;
};

const rowsOfRange = (args: readonly unknown[]): number => {
  const [ref] = args;
  return isRecord(ref) ? count(ref.rows) : 0;
};

/** Cells in a matrix, or in anything that holds matrices or `values` lists, however deep. */
function cellsIn(value: unknown): number {
  let cells = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) cells += isRecord(item) ? cellsIn(item) : 1;
    return cells;
  }
  if (!isRecord(value)) return 0;
  if ('userEnteredValue' in value || 'effectiveValue' in value) return 1;
  for (const key of Object.keys(value)) cells += cellsIn(value[key]);
  return cells;
}

const flushed = (_args: readonly unknown[], result: unknown): number => count(result);
const cellsOfResult = (_args: readonly unknown[], result: unknown): number => cellsIn(result);
const cellsOfRequest = (args: readonly unknown[]): number => cellsIn(args[0]);

const named = (service: string, methods: string, cost: MethodCost): [string, MethodCost][] =>
  methods.split(/\s+/).map((method) => [`${service}.${method}`, cost]);

const read: MethodCost = { kind: 'sheets.read' };
const readCells: MethodCost = { kind: 'sheets.read', units: cellsOfRange };
const write: MethodCost = { kind: 'sheets.write' };
const writeCells: MethodCost = { kind: 'sheets.write', units: cellsOfRange };
const apiRead: MethodCost = { kind: 'sheets.batchGet', units: cellsOfResult };
const apiWrite: MethodCost = { kind: 'sheets.batchUpdate', units: cellsOfRequest };

export const METHODS: ReadonlyMap<string, MethodCost> = new Map<string, MethodCost>([
  ...named('SpreadsheetApp', 'openById getActive create', { kind: 'sheets.open' }),
  ...named('SpreadsheetApp', 'flush', { kind: 'sheets.flush', units: flushed }),
  ...named('Spreadsheet', 'getNamedRanges getProtections getPeople', read),
  ...named('Spreadsheet', 'update insertSheet copySheet copy deleteSheet moveSheet', write),
  ...named('Spreadsheet', 'setNamedRange removeNamedRange removePerson addPeople', write),
  ...named('Sheet', 'getSize getLastRow getLastColumn getFilter getProtections getConditionalRules', read),
  ...named('Sheet', 'getHidden getColumnWidth getRowHeight', read),
  ...named('Sheet', 'update clear insertRows insertColumns deleteRows deleteColumns moveRows moveColumns', write),
  ...named('Sheet', 'setHidden setColumnWidths setRowHeights autoResize setFilter setConditionalRules', write),
  ...named('Sheet', 'appendRow', { kind: 'sheets.appendRow' }),
  ...named(
    'Range',
    'getValues getDisplayValues getFormulas getFormulasR1C1 getFormats getNotes getValidations',
    readCells,
  ),
  ...named('Range', 'getMerged isBlank getNextDataCell getDataRegion canEdit', readCells),
  ...named('Range', 'setValues setFormulas setFormulasR1C1 setFormats setNotes setValidations clear sort', writeCells),
  ...named(
    'Range',
    'copyTo copyValues moveTo removeDuplicates trimWhitespace merge breakApart insertCells',
    writeCells,
  ),
  ...named('Range', 'deleteCells check autoFill randomize splitText', writeCells),
  ...named('TextFinder', 'findAll replaceAll', { kind: 'sheets.textFinder', units: rowsOfRange }),
  ...named('Protection', 'create update remove', write),
  ...named('Sheets', 'Spreadsheets.get Spreadsheets.Values.get Spreadsheets.Values.batchGet', apiRead),
  ...named('Sheets', 'Spreadsheets.create Spreadsheets.batchUpdate Spreadsheets.Values.update', apiWrite),
  ...named('Sheets', 'Spreadsheets.Values.append Spreadsheets.Values.batchUpdate', apiWrite),
  ...named('Sheets', 'Spreadsheets.Values.clear Spreadsheets.Values.batchClear', apiWrite),
  ...named('Properties', 'getProperty', { kind: 'properties.get' }),
  ...named('Properties', 'getProperties getKeys', { kind: 'properties.getAll' }),
  ...named('Properties', 'setProperty setProperties', { kind: 'properties.set' }),
  ...named('Properties', 'deleteProperty deleteAllProperties', { kind: 'properties.delete' }),
  ...named('Cache', 'get', { kind: 'cache.get' }),
  ...named('Cache', 'getAll', { kind: 'cache.getAll' }),
  ...named('Cache', 'put putAll remove removeAll', { kind: 'cache.put' }),
  ...named('Lock', 'tryLock waitLock', { kind: 'lock.try' }),
  ...named('Lock', 'releaseLock', { kind: 'lock.release' }),
  ...named('UrlFetchApp', 'fetch', { kind: 'urlfetch.fetch' }),
  ...named('UrlFetchApp', 'fetchAll', { kind: 'urlfetch.fetchAll' }),
  ...named('MailApp', 'sendEmail', { kind: 'mail.send' }),
  ...named('Charts', 'draw', { kind: 'charts.draw' }),
  ...named('Maps', 'geocode', { kind: 'maps.geocode' }),
  ...named('BigQuery', 'Datasets.get Datasets.insert Tables.get Tables.insert Tables.update', { kind: 'bigquery' }),
  ...named('BigQuery', 'Jobs.get Jobs.insert Jobs.query Jobs.getQueryResults', { kind: 'bigquery' }),
]);

const FREE: MethodCost = { kind: 'free' };

/** The cost of a method; what is not in the table is free. */
export const costOf = (method: string): MethodCost => METHODS.get(method) ?? FREE;
