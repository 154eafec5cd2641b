/**
 * The second URL of a ContentService answer: it holds one text, returns it to one GET, and then forgets it.
 * https://developers.google.com/apps-script/guides/content#redirects
 */
import { page, type WebResponse } from './web-pages';

export interface Echo {
  readonly content: string;
  readonly contentType: string;
  readonly fileName: string | null;
}

export interface EchoTexts {
  readonly gone: string;
}

const MOST_KEPT = 1000;

export class Echoes {
  private readonly waiting = new Map<string, Echo>();
  private readonly drawKey: () => string;
  private readonly texts: EchoTexts;

  constructor(drawKey: () => string, texts: EchoTexts) {
    this.drawKey = drawKey;
    this.texts = texts;
  }

  /** Stores the text and returns the query string of its URL. */
  put(echo: Echo): string {
    const key = this.drawKey();
    this.waiting.set(key, echo);
    const [oldest] = this.waiting.keys();
    if (this.waiting.size > MOST_KEPT && oldest !== undefined) this.waiting.delete(oldest);
    return `user_content_key=${key}&lib=local`;
  }

  /** The failure of an answer's second hop, as it happens at times on the platform. */
  lose(method: string, query: string): WebResponse {
    const found = this.answer(method, query);
    return found.status === 200 ? page(404, 'Error', this.texts.gone) : found;
  }

  answer(method: string, query: string): WebResponse {
    if (method !== 'GET' && method !== 'HEAD') {
      return { status: 405, headers: { Allow: 'HEAD, GET', 'Content-Type': 'text/html; charset=utf-8' }, body: '' };
    }
    const key = new URLSearchParams(query).get('user_content_key') ?? '';
    const echo = this.waiting.get(key);
    if (method === 'GET') this.waiting.delete(key);
    if (echo === undefined) return page(404, 'Error', this.texts.gone);
    const disposition =
      echo.fileName === null
        ? {}
        : { 'Content-Disposition': `attachment; filename="${echo.fileName.replace(/["\r\n]/g, '')}"` };
    return {
      status: 200,
      headers: {
        'Content-Type': `${echo.contentType}; charset=utf-8`,
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
        ...disposition,
      },
      body: method === 'HEAD' ? '' : echo.content,
    };
  }
}
