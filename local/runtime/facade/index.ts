/** The script side: all Apps Script globals over one port. */
import type { ExecutionContext } from '../host/types';
import type { Realm, ServicePort } from '../port';
import { createBigQueryService } from './bigquery-service';
import { Bridge } from './bridge';
import { createCharts } from './charts-service';
import { createContentService } from './content-service';
import { guarded } from './guard';
import { createHtmlService } from './html-service';
import { createMaps } from './maps';
import { createScriptApp } from './script-app';
import { createLogs, createMailApp, createSession } from './session-services';
import { createSheetsService } from './sheets-service';
import { createSpreadsheetApp } from './spreadsheet-app';
import { createStores } from './stores';
import { createUrlFetchApp } from './url-fetch';
import { createUtilities } from './utilities';

/** Services of the platform that are not emulated: they exist, and every member throws with its name. */
const ABSENT = [
  'Browser',
  'Calendar',
  'CalendarApp',
  'CardService',
  'Classroom',
  'ContactsApp',
  'DataStudioApp',
  'DocumentApp',
  'Docs',
  'Drive',
  'DriveApp',
  'FormApp',
  'Gmail',
  'GmailApp',
  'GroupsApp',
  'Jdbc',
  'LanguageApp',
  'LinearOptimizationService',
  'People',
  'SitesApp',
  'SlidesApp',
  'Slides',
  'XmlService',
];

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
    ...createLogs(bridge),
    Charts: createCharts(bridge),
    ContentService: createContentService(bridge),
    HtmlService: createHtmlService(bridge, options.files),
    MailApp: createMailApp(bridge),
    Maps: createMaps(bridge),
    ScriptApp: createScriptApp(bridge),
    Session: createSession(bridge),
    UrlFetchApp: createUrlFetchApp(bridge),
    Utilities: createUtilities(bridge),
    ...(options.context.advancedServices?.includes('BigQuery') ? { BigQuery: createBigQueryService(bridge) } : {}),
    ...Object.fromEntries(ABSENT.map((name) => [name, guarded(name, {})])),
  };
}
