/**
 * Which authorisation a service needs, and its error without it. A simple trigger runs without any authorisation
 * (https://developers.google.com/apps-script/guides/triggers#restrictions); a person asked for permission may leave out single
 * scopes (https://developers.google.com/apps-script/concepts/scopes#granular).
 */
import type { Locale } from '../model/messages';
import { kernelText } from './texts';

const SCOPES: readonly (readonly [method: RegExp, scope: string])[] = [
  [/^UrlFetchApp\./, 'https://www.googleapis.com/auth/script.external_request'],
  [/^MailApp\./, 'https://www.googleapis.com/auth/script.send_mail'],
  [/^ScriptApp\.(newTrigger|getProjectTriggers|deleteTrigger)$/, 'https://www.googleapis.com/auth/script.scriptapp'],
  [/^SpreadsheetApp\.(openById|create)$/, 'https://www.googleapis.com/auth/spreadsheets'],
  [/^Sheets\./, 'https://www.googleapis.com/auth/spreadsheets'],
  [/^BigQuery\./, 'https://www.googleapis.com/auth/bigquery'],
];

/** Null when a simple trigger may call it. */
export function simpleTriggerRefusal(method: string, locale: Locale): string | null {
  const scope = scopeOf(method);
  return scope === undefined ? null : kernelText(locale, 'noPermissionToCall', method, scope);
}

/** Null when it needs none of the scopes that were left out. */
export function withheldRefusal(method: string, withheld: readonly string[], locale: Locale): string | null {
  const scope = scopeOf(method);
  return scope !== undefined && withheld.includes(scope)
    ? kernelText(locale, 'noPermissionToCall', method, scope)
    : null;
}

function scopeOf(method: string): string | undefined {
  return SCOPES.find(([pattern]) => pattern.test(method))?.[1];
}
