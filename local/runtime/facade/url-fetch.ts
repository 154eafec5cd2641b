/**
 * UrlFetchApp: requests are prepared here and sent by the owner side of the port.
 * https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app
 */
import { Blob, blobOf } from './blob';
import { type Bridge, isRecord } from './bridge';
import { fromSigned, utf8Bytes } from './bytes';
import { guarded } from './guard';
import { HttpResponse } from './http-response';

const METHODS = new Set(['get', 'delete', 'patch', 'post', 'put', 'head', 'options']);
const FORM = 'application/x-www-form-urlencoded';
/** The platform sets these itself. */
const FIXED_HEADERS = new Set(['content-length', 'host', 'connection']);
const DEFAULT_TIMEOUT_SECONDS = 360;

interface Prepared {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly payload?: string | Uint8Array;
  readonly contentType?: string;
  readonly muteHttpExceptions: boolean;
  readonly followRedirects: boolean;
  readonly validateHttpsCertificates: boolean;
  readonly timeoutSeconds: number;
}

type Params = Readonly<Record<string, unknown>>;

export function createUrlFetchApp(bridge: Bridge): object {
  const mismatch = (method: string, args: ArrayLike<unknown>): never => bridge.mismatch(`UrlFetchApp.${method}`, args);
  const response = (answer: unknown, url: string): HttpResponse => new HttpResponse(bridge, answer, url);
  const one = (method: string, args: readonly unknown[]): Prepared => {
    const [url, params] = args;
    if (typeof url !== 'string' || args.length > 2 || (params !== undefined && params !== null && !isRecord(params)))
      return mismatch(method, args);
    return prepare(bridge, url, params ?? {});
  };
  return guarded('UrlFetchApp', {
    fetch: (...args: unknown[]): HttpResponse => {
      const request = one('fetch', args);
      return response(bridge.ask('UrlFetchApp.fetch', request), request.url);
    },
    fetchAll: (...args: unknown[]): HttpResponse[] => {
      const [list] = args;
      if (args.length !== 1 || !Array.isArray(list)) return mismatch('fetchAll', args);
      const requests = list.map((item: unknown) => {
        if (typeof item === 'string') return prepare(bridge, item, {});
        return isRecord(item) && typeof item.url === 'string'
          ? prepare(bridge, item.url, item)
          : mismatch('fetchAll', args);
      });
      if (requests.length === 0) return bridge.array<HttpResponse>([]);
      const answers = bridge.list('UrlFetchApp.fetchAll', requests);
      return bridge.array(answers.map((answer, index) => response(answer, requests[index]?.url ?? '')));
    },
    getRequest: (...args: unknown[]): unknown => {
      const { timeoutSeconds: _timeout, payload, muteHttpExceptions: _mute, ...request } = one('getRequest', args);
      const shown =
        payload === undefined
          ? {}
          : { payload: typeof payload === 'string' ? payload : Buffer.from(payload).toString('utf8') };
      return bridge.toScript({ ...request, ...shown, useIntranet: false });
    },
  });
}

function prepare(bridge: Bridge, address: string, params: Params): Prepared {
  const invalid = (name: string): never => bridge.fail('fetchAttribute', name);
  const flag = (name: string, fallback: boolean): boolean => {
    const value = params[name];
    if (value === undefined || value === null) return fallback;
    return typeof value === 'boolean' ? value : invalid(name);
  };
  const method = String(params.method ?? 'get').toLowerCase();
  if (!METHODS.has(method)) invalid('method');
  const url = /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `http://${address}`;
  if (!/^https?:\/\/[^\s/?#]+/i.test(url)) bridge.fail('invalidArgument', address);
  const timeoutSeconds = params.timeoutSeconds === undefined ? DEFAULT_TIMEOUT_SECONDS : Number(params.timeoutSeconds);
  if (!(timeoutSeconds > 0)) invalid('timeoutSeconds');
  const body = payloadOf(bridge, params);
  const sends = body !== null || method === 'post' || method === 'put' || method === 'patch';
  const type =
    params.contentType === undefined || params.contentType === null ? (body?.type ?? FORM) : String(params.contentType);
  return {
    url,
    // A payload without a method makes a POST.
    method: body !== null && params.method === undefined ? 'post' : method,
    headers: headersOf(params.headers, invalid),
    ...(body === null ? {} : { payload: body.data }),
    ...(sends ? { contentType: type } : {}),
    muteHttpExceptions: flag('muteHttpExceptions', false),
    followRedirects: flag('followRedirects', true),
    validateHttpsCertificates: flag('validateHttpsCertificates', true),
    timeoutSeconds,
  };
}

function headersOf(given: unknown, invalid: (name: string) => never): Record<string, string> {
  if (given === undefined || given === null) return {};
  if (!isRecord(given)) return invalid('headers');
  const entries = Object.entries(given).map(([name, value]) => {
    if (FIXED_HEADERS.has(name.toLowerCase()) || !/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) return invalid(`Header:${name}`);
    return [name, String(value)] as const;
  });
  return Object.fromEntries(entries);
}

/** Texts and bytes are sent as they are, an object as a form, and an object with a blob as a multipart form. */
function payloadOf(bridge: Bridge, params: Params): { data: string | Uint8Array; type: string } | null {
  const { payload } = params;
  if (payload === undefined || payload === null) return null;
  if (Array.isArray(payload)) return { data: fromSigned(bridge, payload), type: FORM };
  const blob = blobOf(payload);
  if (blob) return { data: Blob.raw(blob), type: blob.getContentType() ?? FORM };
  if (!isRecord(payload)) return { data: String(payload), type: FORM };
  const fields = Object.entries(payload).map(([name, value]) => ({ name, value, blob: blobOf(value) }));
  if (fields.some((field) => field.blob)) return multipart(fields);
  const form = fields.map(({ name, value }) => `${encodeForm(name)}=${encodeForm(String(value))}`).join('&');
  return { data: form, type: FORM };
}

const encodeForm = (text: string): string => encodeURIComponent(text).replace(/%20/g, '+');

function multipart(fields: readonly { name: string; value: unknown; blob: Blob | null }[]): {
  data: Uint8Array;
  type: string;
} {
  const boundary = '----AppsScriptFormBoundary7MA4YWxkTrZu0gW';
  const parts = fields.flatMap(({ name, value, blob }) => {
    const head = blob
      ? `Content-Disposition: form-data; name="${name}"; filename="${blob.getName() ?? name}"\r\nContent-Type: ${blob.getContentType() ?? 'application/octet-stream'}`
      : `Content-Disposition: form-data; name="${name}"`;
    return [
      utf8Bytes(`--${boundary}\r\n${head}\r\n\r\n`),
      blob ? Blob.raw(blob) : utf8Bytes(String(value)),
      utf8Bytes('\r\n'),
    ];
  });
  const data = new Uint8Array(Buffer.concat([...parts, utf8Bytes(`--${boundary}--\r\n`)]));
  return { data, type: `multipart/form-data; boundary=${boundary}` };
}
