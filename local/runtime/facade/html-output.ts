/** HtmlOutput and its meta tags. */
import { Blob } from './blob';
import type { Bridge } from './bridge';
import { utf8Bytes } from './bytes';
import { type Answering, answering, guardClass } from './guard';
import { escapeHtml } from './html-escape';
import { createTemplate, type HtmlTemplate } from './html-template';

/** https://developers.google.com/apps-script/reference/html/html-output#addmetatagname,-content */
const META_NAMES = new Set([
  'apple-mobile-web-app-capable',
  'google-site-verification',
  'mobile-web-app-capable',
  'viewport',
]);

type HtmlOutputMetaTag = Answering<{ getName: string; getContent: string }>;

export class HtmlOutput {
  readonly #bridge: Bridge;
  #content: string;
  #title = '';
  #width: number | null = null;
  #height: number | null = null;
  #faviconUrl: string | null = null;
  readonly #metaTags: HtmlOutputMetaTag[] = [];

  constructor(bridge: Bridge, content: string) {
    this.#bridge = bridge;
    this.#content = content;
  }

  append(added: unknown): this {
    this.#content += String(added);
    return this;
  }

  appendUntrusted(added: unknown): this {
    this.#content += escapeHtml(String(added));
    return this;
  }

  clear(): this {
    this.#content = '';
    return this;
  }

  getContent(): string {
    return this.#content;
  }

  setContent(content: unknown): this {
    this.#content = String(content);
    return this;
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: unknown): this {
    this.#title = String(title);
    return this;
  }

  getWidth(): number | null {
    return this.#width;
  }

  setWidth(width: unknown): this {
    this.#width = width === null ? null : Number(width);
    return this;
  }

  getHeight(): number | null {
    return this.#height;
  }

  setHeight(height: unknown): this {
    this.#height = height === null ? null : Number(height);
    return this;
  }

  getFaviconUrl(): string | null {
    return this.#faviconUrl;
  }

  setFaviconUrl(url: unknown): this {
    this.#faviconUrl = String(url);
    return this;
  }

  addMetaTag(name: unknown, content: unknown): this {
    if (!META_NAMES.has(String(name))) this.#bridge.fail('metaTag', String(name));
    this.#metaTags.push(answering('HtmlOutputMetaTag', { getName: String(name), getContent: String(content) }));
    return this;
  }

  getMetaTags(): HtmlOutputMetaTag[] {
    return this.#bridge.array(this.#metaTags);
  }

  /** Output is always sandboxed in an iframe; the mode has no effect. */
  setSandboxMode(_mode: unknown): this {
    return this;
  }

  setXFrameOptionsMode(_mode: unknown): this {
    return this;
  }

  asTemplate(): HtmlTemplate {
    return createTemplate(this.#bridge, this.#content, (content) => new HtmlOutput(this.#bridge, content));
  }

  getBlob(): Blob {
    return new Blob(this.#bridge, utf8Bytes(this.#content), 'text/html', null);
  }

  getAs(type: unknown): Blob {
    return this.getBlob().getAs(type);
  }
}

guardClass(HtmlOutput, 'HtmlOutput');
