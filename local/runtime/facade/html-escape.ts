/**
 * Contextual escaping of `<?= ?>`: a printed value is escaped for its place: text, attribute, URL, script or style. A small
 * state machine follows the template's own text.
 */
type Place = 'text' | 'tag' | 'comment' | 'script' | 'style' | 'rcdata';
type Quote = '"' | "'" | '`' | null;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
  '`': '&#96;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (char) => ENTITIES[char] ?? char);
}

/** Inside a string of a script. */
function escapeJsString(text: string): string {
  return text.replace(/[\\"'`<>&=/\p{Cc}\u2028\u2029]/gu, (char) => {
    const code = char.charCodeAt(0);
    if (char === '\\') return '\\\\';
    if (char === '\n') return '\\n';
    if (char === '\r') return '\\r';
    if (char === '/') return '\\/';
    return code > 255 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\x${code.toString(16).padStart(2, '0')}`;
  });
}

/** As a value of a script: a literal. */
function jsValue(value: unknown): string {
  if (value === null || value === undefined) return ' null ';
  if (typeof value === 'number' || typeof value === 'boolean') return ` ${String(value)} `;
  return `'${escapeJsString(String(value))}'`;
}

const DANGEROUS_URL = /^\s*(?!(?:https?|mailto|tel|sms|ftp):)[a-z][a-z\d+.-]*:/i;

export class HtmlContext {
  #place: Place = 'text';
  #quote: Quote = null;
  #tag = '';
  #attribute = '';
  #inValue = false;
  #scriptQuote: Quote = null;
  #valueStarted = false;

  /** Follows the template's own text. */
  literal(text: string): void {
    for (let at = 0; at < text.length; at += 1) at += this.#step(text, at);
  }

  /** A printed value escaped for the current place. */
  escape(value: unknown): string {
    const text = value === null || value === undefined ? '' : String(value);
    const started = this.#valueStarted;
    this.#valueStarted = true;
    if (this.#place === 'comment') return '';
    if (this.#place === 'script') return this.#scriptQuote ? escapeJsString(text) : jsValue(value);
    if (this.#place === 'style')
      return text.replace(/[^\w\s#%.,-]/g, (char) => `\\${char.codePointAt(0)?.toString(16)} `);
    if (this.#place !== 'tag' || !this.#inValue) return escapeHtml(text);
    return this.#escapeAttribute(value, text, started);
  }

  #escapeAttribute(value: unknown, text: string, started: boolean): string {
    const name = this.#attribute;
    let safe = text;
    if (/^on/.test(name)) safe = jsValue(value);
    else if (/^(href|src|action|formaction|cite|data|poster)$/.test(name) && !started && DANGEROUS_URL.test(text))
      safe = '#zGuarded';
    const escaped = escapeHtml(safe);
    return this.#quote ? escaped : escaped.replace(/[\s=]/g, (char) => `&#${char.charCodeAt(0)};`);
  }

  /** Returns how many characters beyond the first were consumed. */
  #step(text: string, at: number): number {
    const char = text[at] ?? '';
    switch (this.#place) {
      case 'text':
        return this.#inText(text, at);
      case 'comment':
        if (!text.startsWith('-->', at)) return 0;
        this.#place = 'text';
        return 2;
      case 'tag':
        this.#inTag(char);
        return 0;
      default:
        return this.#inRaw(text, at);
    }
  }

  #inText(text: string, at: number): number {
    if (text.startsWith('<!--', at)) {
      this.#place = 'comment';
      return 3;
    }
    const open = /^<\/?([a-z][\w-]*)/i.exec(text.slice(at, at + 64));
    if (!open) return 0;
    this.#place = 'tag';
    this.#tag = open[0].startsWith('</') ? '' : (open[1] ?? '').toLowerCase();
    this.#attribute = '';
    this.#inValue = false;
    this.#quote = null;
    return open[0].length - 1;
  }

  #inTag(char: string): void {
    if (this.#quote) {
      if (char === this.#quote) this.#endValue();
      else this.#valueStarted = true;
      return;
    }
    if (this.#inValue) {
      if (char === '>' || (/\s/.test(char) && this.#valueStarted)) this.#endValue();
      else if ((char === '"' || char === "'") && !this.#valueStarted) this.#quote = char;
      else if (!/\s/.test(char)) this.#valueStarted = true;
      if (char !== '>') return;
    }
    if (char === '>') this.#closeTag();
    else if (char === '=') {
      this.#inValue = true;
      this.#valueStarted = false;
    } else if (/[\s/]/.test(char)) this.#attribute = '';
    else this.#attribute += char.toLowerCase();
  }

  #endValue(): void {
    this.#quote = null;
    this.#inValue = false;
    this.#attribute = '';
  }

  #closeTag(): void {
    this.#scriptQuote = null;
    if (this.#tag === 'script' || this.#tag === 'style') this.#place = this.#tag;
    else this.#place = this.#tag === 'title' || this.#tag === 'textarea' ? 'rcdata' : 'text';
  }

  #inRaw(text: string, at: number): number {
    const end = `</${this.#tag}`;
    if (text.slice(at, at + end.length).toLowerCase() === end) {
      this.#place = 'tag';
      this.#tag = '';
      return end.length - 1;
    }
    const char = text[at] ?? '';
    if (this.#place !== 'script') return 0;
    if (this.#scriptQuote) {
      if (char === '\\') return 1;
      if (char === this.#scriptQuote) this.#scriptQuote = null;
    } else if (char === '"' || char === "'" || char === '`') this.#scriptQuote = char;
    return 0;
  }
}
