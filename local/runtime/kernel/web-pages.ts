/** The platform's own pages, as far as a caller can tell them apart: a title, a sentence, and the status beside them. */
export interface WebResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const NO_STORE = 'no-cache, no-store, max-age=0, must-revalidate';

export const HTML_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': NO_STORE,
};

export function page(status: number, title: string, sentence: string): WebResponse {
  const body = `<!DOCTYPE html><html><head><link rel="shortcut icon" href="//ssl.gstatic.com/docs/script/images/favicon.ico"><title>${escapeHtml(title)}</title><style type="text/css" nonce="local">body{font-family:arial,sans-serif;margin:40px}</style></head><body><div style="text-align:center;margin-top:40px">${escapeHtml(sentence)}</div></body></html>`;
  return { status, headers: HTML_HEADERS, body };
}

/** What anyone gets who asks for something that is not for anonymous visitors. */
export function loginPage(): WebResponse {
  return page(200, 'Sign in - Google Accounts', 'Sign in to continue to Apps Script');
}

/** ContentService answers are fetched at a second address, once: https://developers.google.com/apps-script/guides/content#redirects */
export function movedTo(location: string): WebResponse {
  return {
    status: 302,
    headers: {
      'Content-Type': 'text/html; charset=UTF-8',
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': NO_STORE,
      Location: location,
    },
    body: `<HTML>\n<HEAD>\n<TITLE>Moved Temporarily</TITLE>\n</HEAD>\n<BODY BGCOLOR="#FFFFFF" TEXT="#000000">\n<H1>Moved Temporarily</H1>\nThe document has moved <A HREF="${escapeHtml(location)}">here</A>.\n</BODY>\n</HTML>\n`,
  };
}

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
