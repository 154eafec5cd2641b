/** SpreadsheetApp. */
import type { Bridge } from './bridge';
import { guarded } from './guard';
import type { Sheet } from './sheet';
import { Spreadsheet } from './spreadsheet';

export function createSpreadsheetApp(bridge: Bridge): object {
  const opened = (facts: unknown): Spreadsheet | null => {
    const id =
      typeof facts === 'object' && facts !== null && 'spreadsheetId' in facts ? String(facts.spreadsheetId) : null;
    return id === null ? null : new Spreadsheet(bridge, id);
  };
  let active: Spreadsheet | null = null;
  const getActive = (): Spreadsheet | null => active ?? opened(bridge.ask('SpreadsheetApp.getActive'));
  const openById = (id: unknown): Spreadsheet | null => opened(bridge.ask('SpreadsheetApp.openById', String(id)));
  return guarded('SpreadsheetApp', {
    getActive,
    getActiveSpreadsheet: getActive,
    setActiveSpreadsheet: (spreadsheet: Spreadsheet): void => {
      active = spreadsheet;
    },
    getActiveSheet: (): Sheet | null => getActive()?.getActiveSheet() ?? null,
    openById,
    openByUrl: (url: unknown) => {
      const id = /\/d\/([\w-]+)/.exec(String(url))?.[1];
      return id === undefined ? bridge.fail('invalidArgument', 'url') : openById(id);
    },
    open: (file: { getId(): string }) => openById(file.getId()),
    create: (name: unknown, rows?: unknown, columns?: unknown) =>
      opened(bridge.ask('SpreadsheetApp.create', String(name), rows ?? null, columns ?? null)),
    flush: (): void => {
      bridge.ask('SpreadsheetApp.flush');
    },
  });
}
