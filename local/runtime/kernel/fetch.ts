/**
 * UrlFetchApp: requests to the web app's own URL become executions of this runtime, all others go to the world. Redirects,
 * limits and refusals are here (https://developers.google.com/apps-script/reference/url-fetch).
 */
import { type FetchResponse, statusFailure } from '../fetch-answer';
import { type Locale, message } from '../model/messages';
import type { FetchRequest } from '../port';
import type { KernelService } from './calls';
import type { Conductor } from './conductor';
import type { Limits } from './limits';

/** The request got no answer; the text is the script's exception, for example "DNS error: https://…". */
interface NetworkError {
  readonly networkError: string;
}

export type FetchOutcome = FetchResponse | NetworkError;

/** Everything outside the runtime that a script can reach. `from`: the id of the execution that asks. */
export type World = (request: FetchRequest, from: number) => FetchOutcome | Promise<FetchOutcome>;

export interface FetchDeps {
  readonly conductor: Conductor;
  readonly limits: Limits;
  readonly locale: Locale;
  readonly world: World | undefined;
  /** Handles a request to this web app's own URL; null for other URLs. */
  readonly loopBack: (request: FetchRequest) => Promise<FetchResponse> | null;
}

const MOST_REDIRECTS = 20;

export function fetchService(deps: FetchDeps): KernelService {
  return ({ id }, [request], answer) =>
    fetchAll(deps, { from: id, requests: [request] as readonly FetchRequest[] }, (result) =>
      answer('value' in result ? { value: result.value[0] } : result),
    );
}

export function fetchAllService(deps: FetchDeps): KernelService {
  return ({ id }, [requests], answer) =>
    fetchAll(deps, { from: id, requests: requests as readonly FetchRequest[] }, answer);
}

type Fetched = { readonly value: readonly FetchOutcome[] } | { readonly failure: string };

/** All requests start at once; the answers keep their order. */
function fetchAll(
  deps: FetchDeps,
  { from, requests }: { readonly from: number; readonly requests: readonly FetchRequest[] },
  answer: (result: Fetched) => void,
): undefined {
  const refused = requests.map((request) => refusalOf(deps, request)).find((text) => text !== null);
  if (refused !== undefined && refused !== null) {
    answer({ failure: refused });
    return undefined;
  }
  void deps.conductor.outside(Promise.all(requests.map((request) => follow(deps, request, from)))).then((outcomes) => {
    // Back into the queue of events: what continues here must not run in the middle of another execution's turn.
    deps.conductor.after(0, () => {
      const failure = requests
        .map((request, at) => failureOf(deps, request, outcomes[at]))
        .find((text) => text !== null);
      answer(failure === undefined || failure === null ? { value: outcomes } : { failure });
    });
  });
  return undefined;
}

async function follow(deps: FetchDeps, first: FetchRequest, from: number): Promise<FetchOutcome> {
  let request = first;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const outcome = await ask(deps, request, from);
    if ('networkError' in outcome || !first.followRedirects) return outcome;
    const location = redirectOf(outcome);
    if (location === null) return outcome;
    request = redirected(request, outcome.status, location);
  }
  return { networkError: message(deps.locale, 'fetchAddress', first.url) };
}

async function ask(deps: FetchDeps, request: FetchRequest, from: number): Promise<FetchOutcome> {
  try {
    const own = deps.loopBack(request);
    if (own !== null) return await own;
    if (deps.world === undefined) return { networkError: `DNS error: ${request.url}` };
    return await inTime(deps, request, deps.world(request, from));
  } catch (error) {
    return { networkError: `${message(deps.locale, 'fetchAddress', request.url)} (${String(error)})` };
  }
}

/** https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app#fetchurl-params (`timeoutSeconds`) */
function inTime(
  { conductor, locale }: FetchDeps,
  request: FetchRequest,
  outcome: FetchOutcome | Promise<FetchOutcome>,
): FetchOutcome | Promise<FetchOutcome> {
  if (conductor.kind === 'simulated') return outcome;
  return new Promise((resolve, reject) => {
    const tooLate = (): void => resolve({ networkError: `Timeout: ${message(locale, 'fetchAddress', request.url)}` });
    const stop = conductor.after(request.timeoutSeconds * 1000, tooLate, true);
    Promise.resolve(outcome).then(resolve, reject).finally(stop);
  });
}

function redirectOf({ status, headers = {} }: FetchResponse): string | null {
  if (status !== 301 && status !== 302 && status !== 303 && status !== 307 && status !== 308) return null;
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'location')?.[1];
  return (Array.isArray(found) ? found[0] : found) ?? null;
}

/** The redirected request as in browsers: after 301, 302 and 303 a GET without body, after 307 and 308 the same request. */
function redirected(request: FetchRequest, status: number, location: string): FetchRequest {
  const url = new URL(location, request.url).href;
  if (status === 307 || status === 308 || request.method === 'get') return { ...request, url };
  const { payload: _payload, contentType: _type, ...rest } = request;
  return { ...rest, url, method: 'get' };
}

function refusalOf({ limits, locale }: FetchDeps, { url, payload }: FetchRequest): string | null {
  if (url.length > limits.urlFetchUrlLength) return message(locale, 'fetchUrlLong');
  const bytes = typeof payload === 'string' ? Buffer.byteLength(payload) : (payload?.byteLength ?? 0);
  return bytes > limits.urlFetchPayloadBytes ? message(locale, 'fetchBodyLong') : null;
}

/** Network errors are never muted; error statuses are when the script asks for it. */
function failureOf({ locale }: FetchDeps, request: FetchRequest, outcome: FetchOutcome | undefined): string | null {
  if (outcome === undefined) return message(locale, 'fetchAddress', request.url);
  if ('networkError' in outcome) return outcome.networkError;
  return statusFailure(request, outcome, locale);
}
