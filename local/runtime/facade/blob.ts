/** Blob: bytes with a content type and a name. */
import type { Bridge } from './bridge';
import { decode, fromSigned, toSigned, utf8Bytes } from './bytes';
import { guardClass } from './guard';
import { nameType } from './type-names';

const TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  html: 'text/html',
  htm: 'text/html',
  css: 'text/css',
  js: 'application/javascript',
  json: 'application/json',
  xml: 'text/xml',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  bmp: 'image/bmp',
  zip: 'application/zip',
  gz: 'application/x-gzip',
  ics: 'text/calendar',
  md: 'text/markdown',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The content type that a file name's extension means; null when unknown. */
export function typeOfName(name: string | null): string | null {
  return TYPES[/\.([a-z0-9]+)$/i.exec(name ?? '')?.[1]?.toLowerCase() ?? ''] ?? null;
}

export class Blob {
  readonly #bridge: Bridge;
  #bytes: Uint8Array;
  #type: string | null;
  #name: string | null;

  constructor(bridge: Bridge, bytes: Uint8Array, type: string | null, name: string | null) {
    this.#bridge = bridge;
    this.#bytes = bytes;
    this.#type = type;
    this.#name = name;
  }

  /** For the emulation's own use: the bytes as they are. */
  static raw(blob: Blob): Uint8Array {
    return blob.#bytes;
  }

  getBytes(): number[] {
    return toSigned(this.#bridge, this.#bytes);
  }

  setBytes(bytes: readonly unknown[]): this {
    this.#bytes = fromSigned(this.#bridge, bytes);
    return this;
  }

  getContentType(): string | null {
    return this.#type;
  }

  setContentType(type: unknown): this {
    this.#type = type === null || type === undefined ? null : String(type);
    return this;
  }

  setContentTypeFromExtension(): this {
    this.#type = typeOfName(this.#name) ?? this.#type;
    return this;
  }

  getDataAsString(charset?: unknown): string {
    return decode(this.#bytes, charset === undefined ? undefined : String(charset));
  }

  setDataFromString(text: unknown): this {
    this.#bytes = utf8Bytes(String(text));
    return this;
  }

  getName(): string | null {
    return this.#name;
  }

  setName(name: unknown): this {
    this.#name = name === null || name === undefined ? null : String(name);
    return this;
  }

  copyBlob(): Blob {
    return new Blob(this.#bridge, Uint8Array.from(this.#bytes), this.#type, this.#name);
  }

  getBlob(): Blob {
    return this;
  }

  getAllBlobs(): Blob[] {
    return this.#bridge.array([this as Blob]);
  }

  /** Content is not converted: only the type changes, which is right for texts. */
  getAs(type: unknown): Blob {
    const wanted = String(type);
    if (wanted !== this.#type && !wanted.startsWith('text/')) throw new Error(`not emulated: Blob.getAs(${wanted})`);
    return new Blob(this.#bridge, this.#bytes, wanted, this.#name);
  }

  isGoogleType(): boolean {
    return false;
  }
}

guardClass(Blob, 'Blob');
nameType(Blob, 'Blob');

/** The blob of a BlobSource (a blob, an HTTP response, an output); null for anything else. */
export function blobOf(value: unknown): Blob | null {
  if (value instanceof Blob) return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const prototype: unknown = Object.getPrototypeOf(value);
  const getBlob: unknown =
    typeof prototype === 'object' && prototype !== null && 'getBlob' in prototype
      ? Reflect.get(value, 'getBlob')
      : null;
  const blob: unknown = typeof getBlob === 'function' ? Reflect.apply(getBlob, value, []) : null;
  return blob instanceof Blob ? blob : null;
}
