/** Between Apps Script's web events and the hub's own requests and responses. */
import type { WebRequest, WebResponse } from '../ports.ts';

type WebEvent = GoogleAppsScript.Events.DoGet & Partial<GoogleAppsScript.Events.DoPost>;
type WebOutput = GoogleAppsScript.Content.TextOutput | GoogleAppsScript.HTML.HtmlOutput;

/** An empty POST has no `postData` at all; a body without a JSON content type is still whole in `contents`. */
export function toRequest(method: 'GET' | 'POST', event: WebEvent | undefined): WebRequest {
  return { method, query: { ...(event?.parameter ?? {}) }, body: event?.postData?.contents ?? '' };
}

/** HtmlService answers 200 at once; ContentService answers 302 to the text, which only friendly clients follow. */
export function toOutput(response: WebResponse): WebOutput {
  if (response.kind === 'ack') return HtmlService.createHtmlOutput(escapeHtml(response.body));
  const mimeType = response.json ? ContentService.MimeType.JSON : ContentService.MimeType.TEXT;
  return ContentService.createTextOutput(response.body).setMimeType(mimeType);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
