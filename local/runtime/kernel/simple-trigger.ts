/**
 * What a simple trigger may not do: it runs without anybody having agreed to anything, so services that need an
 * agreement refuse it. https://developers.google.com/apps-script/guides/triggers#restrictions
 */
import type { Locale } from '../model/messages';
import { kernelText } from './texts';

const SCOPES: readonly (readonly [method: RegExp, scope: string])[] = [
  [/^UrlFetchApp\./, 'https://www.googleapis.com/auth/script.external_request'],
  [/^MailApp\./, 'https://www.googleapis.com/auth/script.send_mail'],
  [/^ScriptApp\.(newTrigger|getProjectTriggers|deleteTrigger)$/, 'https://www.googleapis.com/auth/script.scriptapp'],
  [/^SpreadsheetApp\.(openById|create)$/, 'https://www.googleapis.com/auth/spreadsheets'],
  [/^Sheets\./, 'https://www.googleapis.com/auth/spreadsheets'],
];

/** Null when a simple trigger may call it. */
export function simpleTriggerRefusal(method: string, locale: Locale): string | null {
  const scope = SCOPES.find(([pattern]) => pattern.test(method))?.[1];
  return scope === undefined ? null : kernelText(locale, 'noPermissionToCall', method, scope);
}
