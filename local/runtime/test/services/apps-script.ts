/** Fresh Apps Script globals for a test, with the types that Apps Script code is written against. */
/// <reference types="google-apps-script" />
import { createGlobals, createGlobalsHost, type GlobalsOptions } from '../../globals';
import type { Host } from '../../host/index';

export interface AppsScript {
  SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  PropertiesService: GoogleAppsScript.Properties.PropertiesService;
  CacheService: GoogleAppsScript.Cache.CacheService;
  LockService: GoogleAppsScript.Lock.LockService;
  Utilities: GoogleAppsScript.Utilities.Utilities;
  ContentService: GoogleAppsScript.Content.ContentService;
  HtmlService: GoogleAppsScript.HTML.HtmlService;
  UrlFetchApp: GoogleAppsScript.URL_Fetch.UrlFetchApp;
  ScriptApp: GoogleAppsScript.Script.ScriptApp;
  Session: GoogleAppsScript.Base.Session;
  Charts: GoogleAppsScript.Charts.Charts;
  MailApp: GoogleAppsScript.Mail.MailApp;
  Logger: GoogleAppsScript.Base.Logger;
  Sheets: SheetsService;
  DriveApp: GoogleAppsScript.Drive.DriveApp;
}

type Json = Record<string, unknown>;

/** The advanced service as the tests use it: its own JSON in and out. */
export interface SheetsService {
  Spreadsheets: {
    get(id: string, options?: Json): Json;
    create(body: Json): Json;
    batchUpdate(body: Json, id: string): { replies: Json[]; updatedSpreadsheet?: Json };
    Values: {
      get(id: string, range: string, options?: Json): { range: string; values?: unknown[][] };
      batchGet(id: string, options: Json): { valueRanges: { range: string; values?: unknown[][] }[] };
      update(body: Json, id: string, range: string, options: Json): Json;
      append(body: Json, id: string, range: string, options: Json): Json;
      batchUpdate(body: Json, id: string): Json;
      clear(body: Json, id: string, range: string): Json;
      batchClear(body: Json, id: string): Json;
    };
  };
}

/** 2026-08-01 10:00 in Jakarta. */
export const NOW = Date.UTC(2026, 7, 1, 3, 0, 0);

export function openAppsScript(options: GlobalsOptions = {}): AppsScript {
  return createGlobals({ now: () => NOW, ...options }) as unknown as AppsScript;
}

/** The bound workbook's only tab in a fresh world. */
export function openSheet(options: GlobalsOptions = {}): GoogleAppsScript.Spreadsheet.Sheet {
  return openAppsScript(options).SpreadsheetApp.getActiveSheet();
}

/** The same, for the advanced Sheets service, which asks for the workbook's id. */
export function openSheetsApi(): { app: AppsScript; id: string; sheet: GoogleAppsScript.Spreadsheet.Sheet } {
  const app = openAppsScript();
  const spreadsheet = app.SpreadsheetApp.getActiveSpreadsheet();
  return { app, id: spreadsheet.getId(), sheet: spreadsheet.getActiveSheet() };
}

/** Two executions over one owner side. */
export function openTwo(options: GlobalsOptions = {}): { host: Host; first: AppsScript; second: AppsScript } {
  const host = createGlobalsHost({ now: () => NOW, ...options });
  return { host, first: openAppsScript({ ...options, host }), second: openAppsScript({ ...options, host }) };
}

/** What a call throws, as a script sees it. */
export function thrownBy(call: () => unknown): Error {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
