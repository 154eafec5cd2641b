/**
 * Between Apps Script's web events and the hub's own requests and responses. `doGet` and `doPost` are globals, which any
 * visitor of a page can call with any argument: values that are not text where text is expected are dropped here, and only
 * here.
 */
import { escapeHtml } from '../core/lib/text.ts';
import type { WebRequest, WebResponse } from '../ports.ts';

type WebOutput = GoogleAppsScript.Content.TextOutput | GoogleAppsScript.HTML.HtmlOutput;

/** None of our senders uses a tenth of these. */
const MOST_PARAMETERS = 100;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 8_192;

/** An empty POST has no `postData` at all; a body without a JSON content type is still whole in `contents`. */
export function toRequest(method: 'GET' | 'POST', event: unknown): WebRequest {
  const given = plainObject(event);
  const body = plainObject(given.postData).contents;
  return { method, query: readQuery(plainObject(given.parameter)), body: typeof body === 'string' ? body : '' };
}

function readQuery(parameter: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = Object.entries(parameter).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[0].length <= LONGEST_NAME && entry[1].length <= LONGEST_VALUE,
  );
  return Object.fromEntries(texts.slice(0, MOST_PARAMETERS));
}

/** A copy of the object's own fields; empty for anything that is not an object. */
function plainObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** '' before the project is deployed as a web app. */
export function webAppUrl(): string {
  return ScriptApp.getService().getUrl() ?? '';
}

/** HtmlService answers 200 at once; ContentService answers 302 to the text, which only friendly clients follow. */
export function toOutput(response: WebResponse): WebOutput {
  if (response.kind === 'page') return toPage(response);
  if (response.kind === 'ack') return HtmlService.createHtmlOutput(escapeHtml(response.body));
  const mimeType = response.json ? ContentService.MimeType.JSON : ContentService.MimeType.TEXT;
  return ContentService.createTextOutput(response.body).setMimeType(mimeType);
}

function toPage({ body: file, title }: Extract<WebResponse, { kind: 'page' }>): WebOutput {
  try {
    const viewport = 'width=device-width, initial-scale=1';
    return HtmlService.createHtmlOutputFromFile(file).setTitle(title).addMetaTag('viewport', viewport);
  } catch {
    return HtmlService.createHtmlOutput('This page was not pushed with the code: push the whole of dist.');
  }
}
