/** UrlFetchApp.HTTPResponse. Header names keep the case in which they came. */
import { Blob } from './blob';
import { type Bridge, isRecord } from './bridge';
import { decode, toSigned } from './bytes';
import { guardClass } from './guard';

export class HttpResponse {
  readonly #bridge: Bridge;
  readonly #status: number;
  readonly #headers: Readonly<Record<string, unknown>>;
  readonly #body: Uint8Array;
  readonly #url: string;

  constructor(bridge: Bridge, answer: unknown, url: string) {
    const record = isRecord(answer) ? answer : {};
    this.#bridge = bridge;
    this.#status = Number(record.status ?? 0);
    this.#headers = isRecord(record.headers) ? record.headers : {};
    this.#body =
      record.body instanceof Uint8Array ? record.body : new Uint8Array(Buffer.from(String(record.body ?? '')));
    this.#url = url;
  }

  toString(): string {
    return this.getContentText();
  }

  getResponseCode(): number {
    return this.#status;
  }

  getContentText(charset?: unknown): string {
    const own = /charset=["']?([\w-]+)/i.exec(this.#header('content-type'))?.[1];
    try {
      return decode(this.#body, charset === undefined ? own : String(charset));
    } catch {
      return charset === undefined ? decode(this.#body) : this.#bridge.fail('invalidArgument', String(charset));
    }
  }

  getContent(): number[] {
    return toSigned(this.#bridge, this.#body);
  }

  /** One value per name; of several the last. */
  getHeaders(): unknown {
    const single = Object.entries(this.#headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? String(value.at(-1)) : String(value),
    ]);
    return this.#bridge.toScript(Object.fromEntries(single));
  }

  /** Several values of a name as a list. */
  getAllHeaders(): unknown {
    const all = Object.entries(this.#headers).map(([name, value]) => {
      if (!Array.isArray(value)) return [name, String(value)];
      return [name, value.length === 1 ? String(value[0]) : value.map(String)];
    });
    return this.#bridge.toScript(Object.fromEntries(all));
  }

  getBlob(): Blob {
    const type = this.#header('content-type').split(';')[0]?.trim() ?? '';
    return new Blob(this.#bridge, this.#body, type === '' ? null : type, this.#fileName());
  }

  getAs(type: unknown): Blob {
    return this.getBlob().getAs(type);
  }

  #header(name: string): string {
    const found = Object.entries(this.#headers).find(([key]) => key.toLowerCase() === name)?.[1];
    return String((Array.isArray(found) ? found.at(-1) : found) ?? '');
  }

  /** From Content-Disposition, else the last part of the URL. */
  #fileName(): string {
    const disposition = this.#header('content-disposition');
    const named = /filename\*?=(?:UTF-8'')?"?([^";]+)"?/i.exec(disposition)?.[1];
    if (named) return decodeURIComponent(named);
    const path = this.#url.replace(/^\w+:\/\/[^/]*/, '').replace(/[?#].*$/, '');
    return (
      path
        .split('/')
        .filter((part) => part !== '')
        .at(-1) ?? 'download'
    );
  }
}

guardClass(HttpResponse, 'HTTPResponse');
