/** Requests to the outside, all at once. An answer that never came is a result, not an exception. */
import type { Http, HttpRequest, HttpResponse, Log } from '../ports.ts';

/** WhatsApp answers within seconds; a hung request must not eat the execution's six minutes. */
const TIMEOUT_SECONDS = 30;

export function urlFetchHttp(log: Log): Http {
  return {
    sendAll(requests: readonly HttpRequest[]): readonly HttpResponse[] {
      if (requests.length === 0) return [];
      try {
        const answers = UrlFetchApp.fetchAll(requests.map(toUrlFetch));
        return answers.map((answer) => ({ status: answer.getResponseCode(), body: answer.getContentText() }));
      } catch (error) {
        // One unreachable host fails the whole call; which of the others went out, nobody knows.
        log.error('UrlFetchApp.fetchAll failed', error);
        return requests.map(() => ({ status: 0, body: '' }));
      }
    },
  };
}

function toUrlFetch(request: HttpRequest): GoogleAppsScript.URL_Fetch.URLFetchRequest {
  const options: GoogleAppsScript.URL_Fetch.URLFetchRequest & { timeoutSeconds?: number } = {
    url: request.url,
    method: request.method,
    headers: { ...request.headers },
    muteHttpExceptions: true,
    followRedirects: request.followRedirects ?? true,
    timeoutSeconds: TIMEOUT_SECONDS,
  };
  if (request.body !== undefined) options.payload = request.body;
  if (request.contentType !== undefined) options.contentType = request.contentType;
  return options;
}
