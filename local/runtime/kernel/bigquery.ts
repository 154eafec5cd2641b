/**
 * The advanced BigQuery service asks Google's REST API; here the request goes to the world under that API's URL, and the script
 * gets its JSON. https://cloud.google.com/bigquery/docs/reference/rest
 */
import { message } from '../model/messages';
import type { FetchRequest } from '../port';
import type { CallResult, KernelService } from './calls';
import type { FetchDeps, FetchOutcome } from './fetch';

const API = 'https://bigquery.googleapis.com/bigquery/v2/projects/';
const UPLOAD = 'https://bigquery.googleapis.com/upload/bigquery/v2/projects/';
const BOUNDARY = 'apps-script-media';

type Args = readonly unknown[];
type Maker = (args: Args) => Pick<FetchRequest, 'url' | 'method'> & Partial<FetchRequest>;

const path = (...parts: readonly unknown[]): string => parts.map((part) => encodeURIComponent(String(part))).join('/');
const options = (value: unknown): string => {
  const entries = Object.entries((value ?? {}) as Record<string, unknown>).map(([key, each]) => [key, String(each)]);
  return entries.length > 0 ? `?${new URLSearchParams(entries as [string, string][])}` : '';
};
const json = (value: unknown): Partial<FetchRequest> => ({
  payload: JSON.stringify(value),
  contentType: 'application/json',
});

/** The service takes the resource as its first argument, the API in the body. */
const REQUESTS: Readonly<Record<string, Maker>> = {
  'Datasets.get': ([project, id, more]) => ({
    method: 'get',
    url: `${API}${path(project, 'datasets', id)}${options(more)}`,
  }),
  'Datasets.insert': ([body, project]) => ({
    method: 'post',
    url: `${API}${path(project, 'datasets')}`,
    ...json(body),
  }),
  'Tables.get': ([project, dataset, id, more]) => ({
    method: 'get',
    url: `${API}${path(project, 'datasets', dataset, 'tables', id)}${options(more)}`,
  }),
  'Tables.insert': ([body, project, dataset]) => ({
    method: 'post',
    url: `${API}${path(project, 'datasets', dataset, 'tables')}`,
    ...json(body),
  }),
  'Tables.update': ([body, project, dataset, id]) => ({
    method: 'put',
    url: `${API}${path(project, 'datasets', dataset, 'tables', id)}`,
    ...json(body),
  }),
  'Jobs.insert': ([job, project, media]) => ({
    method: 'post',
    url: `${UPLOAD}${path(project, 'jobs')}?uploadType=multipart`,
    ...upload(job, media),
  }),
  'Jobs.get': ([project, id, more]) => ({ method: 'get', url: `${API}${path(project, 'jobs', id)}${options(more)}` }),
  'Jobs.query': ([body, project]) => ({ method: 'post', url: `${API}${path(project, 'queries')}`, ...json(body) }),
  'Jobs.getQueryResults': ([project, id, more]) => ({
    method: 'get',
    url: `${API}${path(project, 'queries', id)}${options(more)}`,
  }),
};

function upload(job: unknown, media: unknown): Partial<FetchRequest> {
  const { bytes = new Uint8Array() } = (media ?? {}) as { readonly bytes?: Uint8Array };
  const part = (type: string) => `--${BOUNDARY}\r\nContent-Type: ${type}\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(`${part('application/json')}${JSON.stringify(job)}\r\n${part('application/octet-stream')}`),
    Buffer.from(bytes),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  return { payload: new Uint8Array(payload), contentType: `multipart/related; boundary=${BOUNDARY}` };
}

export function bigQueryRequest(name: string, args: Args): FetchRequest {
  const made = REQUESTS[name]?.(args);
  if (made === undefined) throw new Error(`not emulated: BigQuery.${name}`);
  return { headers: {}, muteHttpExceptions: true, followRedirects: true, timeoutSeconds: 60, ...made };
}

/** The JSON, or the error that the service throws: the API's message prefixed with the call's name. */
export function bigQueryAnswer(name: string, outcome: FetchOutcome | null, unavailable: string): CallResult {
  if (outcome === null || 'networkError' in outcome) return { failure: unavailable };
  const body = JSON.parse(Buffer.from(outcome.body ?? []).toString('utf8')) as { error?: { message?: string } };
  if (outcome.status === 200) return { value: body };
  const [collection = '', method = ''] = name.split('.');
  return {
    failure: `API call to bigquery.${collection.toLowerCase()}.${method} failed with error: ${body.error?.message ?? 'Backend Error'}`,
  };
}

export function bigQueryServices({ conductor, world, locale }: FetchDeps): [string, KernelService][] {
  return Object.keys(REQUESTS).map((name) => [
    `BigQuery.${name}`,
    ({ id }, args, answer) => {
      const request = bigQueryRequest(name, args);
      const asked = world === undefined ? Promise.resolve(null) : Promise.resolve(world(request, id)).catch(() => null);
      void conductor.outside(asked).then((outcome) => {
        conductor.after(0, () =>
          answer(bigQueryAnswer(name, outcome, message(locale, 'serviceUnavailable', 'BigQuery'))),
        );
      });
      return undefined;
    },
  ]);
}
