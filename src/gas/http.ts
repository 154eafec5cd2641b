/** Requests to the outside, all at once. An answer that never came is a result, not an exception. */
import type { Http, HttpRequest, HttpResponse, Log } from '../ports.ts';

/** WhatsApp answers within seconds; a hung request must not eat the execution's six minutes. */
const TIMEOUT_SECONDS = 30;

/** Never throws: a request without an answer has status 0. */
export function urlFetchHttp(log: Log): Http {
  return {
    sendAll(requests: readonly HttpRequest[]): readonly HttpResponse[] {
      if (requests.length === 0) return [];
      const ready = requests.map((request) => toUrlFetch(request, log));
      try {
        const answers = UrlFetchApp.fetchAll(ready.filter((request) => request !== null));
        let next = 0;
        return ready.map((request) => {
          const answer = request && answers[next++];
          return answer ? { status: answer.getResponseCode(), body: answer.getContentText() } : NO_FILE;
        });
      } catch (error) {
        // One unreachable host makes the whole call fail, and which of the other requests went out is not known.
        log.error('fetch-failed', error, { requests: ready.length });
        return requests.map(() => ({ status: 0, body: '' }));
      }
    },
  };
}

const NO_FILE: HttpResponse = { status: 424, body: '{"message":"the file could not be fetched"}' };

/** Null when the file to be sent cannot be downloaded. */
function toUrlFetch(request: HttpRequest, log: Log): GoogleAppsScript.URL_Fetch.URLFetchRequest | null {
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
  if (request.form) {
    const file = fetchFile(request.form.file, log);
    if (!file) return null;
    options.payload = { ...request.form.fields, file };
  }
  return options;
}

function fetchFile(
  { url, headers, name }: NonNullable<HttpRequest['form']>['file'],
  log: Log,
): GoogleAppsScript.Base.Blob | null {
  try {
    const answer = UrlFetchApp.fetch(url, { headers: { ...headers }, muteHttpExceptions: true });
    return answer.getResponseCode() === 200 ? answer.getBlob().setName(name) : null;
  } catch (error) {
    log.error('file-not-fetched', error);
    return null;
  }
}
