/** The script side: all Apps Script globals over one port. */
import type { ExecutionContext } from '../host/types';
import type { Realm, ServicePort } from '../port';
import { Bridge } from './bridge';
import { createSheetsService } from './sheets-service';
import { createSpreadsheetApp } from './spreadsheet-app';
import { createStores } from './stores';

export interface FacadeOptions {
  readonly port: ServicePort;
  readonly realm: Realm;
  readonly context: ExecutionContext;
  /** HTML files for HtmlService, by name with or without ".html"; without them the owner side is asked. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The globals that a script finds, fresh for one execution. */
export function createFacade(options: FacadeOptions): Record<string, unknown> {
  const bridge = new Bridge(options.port, options.realm, options.context);
  return {
    SpreadsheetApp: createSpreadsheetApp(bridge),
    Sheets: createSheetsService(bridge),
    ...createStores(bridge),
  };
}
