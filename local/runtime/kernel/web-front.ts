/**
 * The front of a web app: turns a request into an execution, and its result into the answer that the caller sees.
 * https://developers.google.com/apps-script/guides/web
 */
import type { Locale } from '../model/messages';
import type { Echoes } from './echo';
import type { ExecutionRequest, Outcome } from './execution';
import type { InterceptWeb, WebFault } from './faults';
import { htmlShell } from './html-shell';
import { type KernelText, kernelText } from './texts';
import { type WebRequest, webEvent } from './web-event';
import { loginPage, movedTo, page, type WebResponse } from './web-pages';
import type { ScriptEnd, WebAnswer } from './wire';

export type { WebRequest } from './web-event';
export type { WebResponse } from './web-pages';

export interface FrontDeps {
  readonly locale: Locale;
  readonly owner: string;
  readonly limitMs: number;
  /** As in the manifest: only ANYONE_ANONYMOUS lets callers in who are not signed in. */
  readonly access: string | undefined;
  /** Scheme and host of the echo address. */
  readonly echoOrigin: string;
  readonly echoes: Echoes;
  /** Whether this second hop fails (a fault). */
  readonly losesEcho: () => boolean;
  readonly intercept: InterceptWeb | undefined;
  readonly execute: (request: ExecutionRequest) => Promise<Outcome>;
}

/** Reserved by the platform, in the query as in a form: https://developers.google.com/apps-script/guides/web#request_parameters */
const RESERVED = ['c', 'sid'];

const FAULT_TEXTS = {
  403: 'fileUnavailable',
  404: 'fileUnavailable',
  500: 'serverError',
} as const satisfies Record<WebFault, KernelText>;

export async function answerRequest(deps: FrontDeps, request: WebRequest): Promise<WebResponse> {
  const { pathname, search } = new URL(request.url, 'https://script.google.com');
  const query = search.replace(/^\?/, '');
  const fault = deps.intercept?.({ method: request.method, url: request.url });
  if (fault !== undefined) return failure(deps, fault, kernelText(deps.locale, FAULT_TEXTS[fault]));
  if (/\/macros\/echo$/.test(pathname)) {
    return deps.losesEcho() ? deps.echoes.lose(request.method, query) : deps.echoes.answer(request.method, query);
  }
  const app = /^(?:\/macros\/s\/[^/]+|\/a\/[^/]+\/macros\/s\/[^/]+)?\/(exec|dev)(\/.*)?$/.exec(pathname);
  if (app === null) return failure(deps, 404, kernelText(deps.locale, 'noSuchFile'));
  // The head version (/dev) and any path behind /exec ask an anonymous caller to sign in.
  if (app[1] === 'dev' || app[2] !== undefined) return loginPage();
  if (deps.access !== undefined && deps.access !== 'ANYONE_ANONYMOUS') return loginPage();
  if (request.method === 'HEAD') return { ...failure(deps, 403, ''), body: '' };
  if (request.method !== 'GET' && request.method !== 'POST')
    return failure(deps, 405, kernelText(deps.locale, 'noSuchFile'));
  const event = webEvent(request, query);
  if (RESERVED.some((name) => Object.hasOwn(event.parameter, name))) {
    return failure(deps, 405, kernelText(deps.locale, 'noSuchFile'));
  }
  const name = request.method === 'GET' ? 'doGet' : 'doPost';
  const outcome = await deps.execute({
    type: name,
    entry: { kind: 'web', name, event },
    user: '',
    effectiveUser: deps.owner,
    limitMs: deps.limitMs,
    userAgent: request.userAgent ?? null,
  });
  return answerOf(deps, outcome);
}

/** Refusals of a script that ran come with status 200 and in HTML: a caller has to read the body. */
function failure({ locale }: FrontDeps, status: number, sentence: string): WebResponse {
  return page(status, kernelText(locale, 'errorTitle'), sentence);
}

function answerOf(deps: FrontDeps, outcome: Outcome): WebResponse {
  const { locale } = deps;
  if (outcome.how === 'refused') return failure(deps, 200, outcome.text);
  if (outcome.how === 'killed') {
    if (outcome.reason === 'timed out') return failure(deps, 200, kernelText(locale, 'timeExceeded'));
    // The platform itself failed, not the script: no page of the script's, and a status that senders take for a failure.
    return failure(deps, 500, kernelText(locale, 'serverError'));
  }
  return endPage(deps, outcome.end);
}

function endPage(deps: FrontDeps, end: ScriptEnd): WebResponse {
  const { locale } = deps;
  switch (end.how) {
    case 'answered':
      return answerPage(deps, end.answer);
    case 'missing':
      return failure(deps, 200, kernelText(locale, 'functionMissing', end.name));
    case 'threw': {
      const { text, line } = end.error;
      return failure(deps, 200, line === null ? text : `${text} ${kernelText(locale, 'line', line, 'Code')}`);
    }
    case 'returned':
      return failure(deps, 200, kernelText(locale, 'nothingReturned'));
  }
}

function answerPage(deps: FrontDeps, answer: WebAnswer): WebResponse {
  switch (answer.type) {
    case 'html':
      return htmlShell(answer);
    case 'text': {
      const { content, mimeType, fileName } = answer;
      const query = deps.echoes.put({ content, contentType: CONTENT_TYPES[mimeType] ?? 'text/plain', fileName });
      return movedTo(`${deps.echoOrigin}/macros/echo?${query}`);
    }
    case 'nothing':
      return failure(deps, 200, kernelText(deps.locale, 'nothingReturned'));
    case 'unsupported':
      return failure(deps, 200, kernelText(deps.locale, 'wrongReturn'));
  }
}

/** https://developers.google.com/apps-script/reference/content/mime-type */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ATOM: 'application/atom+xml',
  CSV: 'text/csv',
  ICAL: 'text/calendar',
  JAVASCRIPT: 'text/javascript',
  JSON: 'application/json',
  RSS: 'application/rss+xml',
  TEXT: 'text/plain',
  VCARD: 'text/x-vcard',
  XML: 'application/xml',
};
