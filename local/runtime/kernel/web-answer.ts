/** Extracts a web app's answer from the TextOutput or HtmlOutput that doGet or doPost returned. */
import type { WebAnswer } from './wire';

export function readWebAnswer(value: unknown): WebAnswer {
  if (value === null || value === undefined) return { type: 'nothing' };
  if (typeof value !== 'object') return { type: 'unsupported' };
  if (has(value, 'addMetaTag')) return readHtml(value);
  if (has(value, 'downloadAsFile')) {
    return {
      type: 'text',
      content: String(ask(value, 'getContent') ?? ''),
      mimeType: String(ask(value, 'getMimeType') ?? 'TEXT'),
      fileName: textOrNull(ask(value, 'getFileName')),
    };
  }
  return { type: 'unsupported' };
}

function readHtml(output: object): WebAnswer {
  const tags = ask(output, 'getMetaTags');
  return {
    type: 'html',
    content: String(ask(output, 'getContent') ?? ''),
    title: String(ask(output, 'getTitle') ?? ''),
    metaTags: (Array.isArray(tags) ? tags : []).map((tag: unknown) => ({
      name: String(ask(tag, 'getName') ?? ''),
      content: String(ask(tag, 'getContent') ?? ''),
    })),
    faviconUrl: textOrNull(ask(output, 'getFaviconUrl')),
  };
}

/** Facade objects refuse members that they do not have by name, so that even looking may throw. */
function has(value: object, method: string): boolean {
  try {
    return typeof Reflect.get(value, method) === 'function';
  } catch {
    return false;
  }
}

function ask(value: unknown, method: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    const member: unknown = Reflect.get(value, method);
    return typeof member === 'function' ? (Reflect.apply(member, value, []) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
