/** Archive workbooks: made with SpreadsheetApp, read and written through the advanced Sheets service like the workbook itself. */
import {
  ArchiveFault,
  type Archives,
  type ArchiveWorkbook,
  type Log,
  type TabSize,
  type WorkbookAddress,
  WorkbookFault,
} from '../ports.ts';
import { spreadsheetsApi } from './sheets-api.ts';
import { sheetsApiWorkbook } from './workbook.ts';

interface Grid extends TabSize {
  readonly sheetId: number;
}

/** `liveId`: ID of the live workbook, read at each call; throws WorkbookFault when the workbook is not set up. */
export function sheetsArchives(liveId: () => string, log: Log): Archives {
  return {
    liveTabs: () => gridsOf(liveId()),
    create(name) {
      const live = SpreadsheetApp.getActiveSpreadsheet();
      const made = SpreadsheetApp.create(name, 2, 2);
      made.setSpreadsheetTimeZone(live.getSpreadsheetTimeZone());
      made.setSpreadsheetLocale(live.getSpreadsheetLocale());
      SpreadsheetApp.flush();
      return made.getId();
    },
    open: (spreadsheetId) => archiveWorkbook(spreadsheetId, log),
  };
}

function archiveWorkbook(spreadsheetId: string, log: Log): ArchiveWorkbook {
  let known: readonly Grid[] | null = null;
  const grids = (): readonly Grid[] => {
    known ??= gridsOf(spreadsheetId);
    return known;
  };
  const address = (): WorkbookAddress => ({
    spreadsheetId,
    sheetIds: Object.fromEntries(grids().map(({ name, sheetId }) => [name, sheetId])),
  });
  // No retries: a round may be waiting under the lock, and a job can continue with its next run.
  const { read, commit } = sheetsApiWorkbook(address, log, () => false);
  return {
    read: (ranges) => ofArchive(() => read(ranges)),
    commit: (changes) => ofArchive(() => commit(changes)),
    tabs: () =>
      ofArchive(() => {
        known = null;
        return grids();
      }),
    putHeader: (tab, header) => ofArchive(() => putHeader(tab, header)),
  };

  function putHeader(tab: string, header: readonly string[]): void {
    const grid = grids().find(({ name }) => name === tab);
    const sheetId = grid?.sheetId ?? Math.max(0, ...grids().map((each) => each.sheetId)) + 1;
    const gridProperties = { rowCount: 2, columnCount: header.length, frozenRowCount: 1 };
    const lacking = header.length - (grid?.columns ?? header.length);
    const cells = header.map((name) => ({ userEnteredValue: { stringValue: name } }));
    known = null;
    spreadsheetsApi().batchUpdate(
      {
        requests: [
          ...(grid ? [] : [{ addSheet: { properties: { sheetId, title: tab, gridProperties } } }]),
          ...(lacking > 0 ? [{ appendDimension: { sheetId, dimension: 'COLUMNS', length: lacking } }] : []),
          {
            updateCells: {
              start: { sheetId, rowIndex: 0, columnIndex: 0 },
              rows: [{ values: cells }],
              fields: 'userEnteredValue',
            },
          },
        ],
      },
      spreadsheetId,
    );
  }
}

/** Error messages of the API, which are in English whatever the account's language. */
const GONE = /Requested entity was not found|does not have permission/i;

/** Turns faults into ArchiveFault: a fault of an archive must not look like one of the live workbook. */
function ofArchive<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (GONE.test(message)) throw new ArchiveFault('gone', message);
    if (error instanceof WorkbookFault && error.reason !== 'busy') throw error;
    throw new ArchiveFault('busy', message);
  }
}

function gridsOf(spreadsheetId: string): Grid[] {
  const { sheets } = spreadsheetsApi().get(spreadsheetId, { fields: 'sheets.properties' });
  return (sheets ?? []).map(({ properties: { title = '', sheetId = 0, gridProperties } = {} }) => ({
    name: title,
    sheetId,
    rows: gridProperties?.rowCount ?? 0,
    columns: gridProperties?.columnCount ?? 0,
  }));
}
