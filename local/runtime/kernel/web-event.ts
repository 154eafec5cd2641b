/**
 * The event object of doGet and doPost, built from a request as the platform builds it: no headers, no parsed JSON, and no
 * postData for an empty body. https://developers.google.com/apps-script/guides/web#request_parameters
 */
export interface WebRequest {
  readonly method: string;
  /** Path and query, or a whole URL. */
  readonly url: string;
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
  readonly userAgent?: string;
}

export interface WebEvent {
  readonly contextPath: string;
  readonly parameter: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly queryString: string;
  readonly contentLength: number;
  readonly postData?: {
    readonly contents: string;
    readonly length: number;
    readonly name: 'postData';
    readonly type: string;
  };
}

/** The content type that the platform assumes when the sender names none. */
const FORM = 'application/x-www-form-urlencoded';

export function webEvent(request: WebRequest, queryString: string): WebEvent {
  const pairs = [...new URLSearchParams(queryString)];
  if (request.method === 'GET') return { contextPath: '', ...parametersOf(pairs), queryString, contentLength: -1 };
  const body = Buffer.from(request.body ?? '');
  const contents = body.toString('utf8');
  const type = (request.contentType ?? FORM).split(';')[0]?.trim() ?? FORM;
  // A form's fields join the query's. JSON that is sent as a form (curl -d, many gateways) becomes a parameter's name.
  if (type.toLowerCase() === FORM && contents !== '') pairs.push(...new URLSearchParams(contents));
  return {
    contextPath: '',
    ...parametersOf(pairs),
    queryString,
    contentLength: body.length,
    ...(body.length === 0 ? {} : { postData: { contents, length: body.length, name: 'postData', type } }),
  };
}

function parametersOf(pairs: readonly (readonly [string, string])[]): Pick<WebEvent, 'parameter' | 'parameters'> {
  const parameter: Record<string, string> = {};
  const parameters: Record<string, string[]> = {};
  for (const [name, value] of pairs) {
    if (!Object.hasOwn(parameters, name)) {
      define(parameter, name, value);
      define(parameters, name, []);
    }
    parameters[name]?.push(value);
  }
  return { parameter, parameters };
}

/** A parameter may be called __proto__. */
function define<T>(on: Record<string, T>, name: string, value: T): void {
  Object.defineProperty(on, name, { value, writable: true, enumerable: true, configurable: true });
}
