/** ContentService. */
import type { Bridge } from './bridge';
import { type EnumMember, makeEnum } from './enum';
import { guardClass, guarded } from './guard';

const MIME_TYPE = makeEnum('ContentService.MimeType', [
  'ATOM',
  'CSV',
  'ICAL',
  'JAVASCRIPT',
  'JSON',
  'RSS',
  'TEXT',
  'VCARD',
  'XML',
]);

export class TextOutput {
  readonly #bridge: Bridge;
  #content: string | null;
  #type: EnumMember = MIME_TYPE.TEXT;
  #fileName: string | null = null;

  constructor(bridge: Bridge, content: string) {
    this.#bridge = bridge;
    this.#content = content;
  }

  append(content: unknown): this {
    this.#content = (this.#content ?? '') + String(content);
    return this;
  }

  clear(): this {
    this.#content = null;
    return this;
  }

  downloadAsFile(fileName: unknown): this {
    this.#fileName = String(fileName);
    return this;
  }

  getContent(): string | null {
    return this.#content;
  }

  getFileName(): string | null {
    return this.#fileName;
  }

  getMimeType(): EnumMember {
    return this.#type;
  }

  setContent(content: unknown): this {
    this.#content = String(content);
    return this;
  }

  setMimeType(type: unknown): this {
    const member = Object.values(MIME_TYPE).find((known) => known === type);
    if (!member) return this.#bridge.mismatch('ContentService.TextOutput.setMimeType', [type]);
    this.#type = member;
    return this;
  }
}

guardClass(TextOutput, 'TextOutput');

export function createContentService(bridge: Bridge): object {
  return guarded('ContentService', {
    MimeType: MIME_TYPE,
    createTextOutput: (...args: unknown[]): TextOutput => {
      const [content = ''] = args;
      if (args.length > 1 || typeof content === 'object')
        return bridge.mismatch('ContentService.createTextOutput', args);
      return new TextOutput(bridge, String(content));
    },
  });
}
