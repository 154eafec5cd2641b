/**
 * The page around an HtmlService answer. The author's HTML runs in a sandboxed frame, as on the platform
 * (https://developers.google.com/apps-script/guides/html/restrictions); a small script stands in for google.script.
 */
import { HTML_PAGE_SCRIPT } from './google-script';
import { escapeHtml, HTML_HEADERS, type WebResponse } from './web-pages';
import type { WebAnswer } from './wire';

/** https://developers.google.com/apps-script/guides/html/restrictions#sandbox */
const SANDBOX =
  'allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts allow-top-navigation-by-user-activation';

export function htmlShell(answer: Extract<WebAnswer, { type: 'html' }>): WebResponse {
  const { content, title, metaTags, faviconUrl } = answer;
  const metas = metaTags.map(
    ({ name, content: value }) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(value)}">`,
  );
  const icon = faviconUrl === null ? '' : `<link rel="icon" href="${escapeHtml(faviconUrl)}">`;
  const body = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
${metas.join('\n')}
${icon}
<style>html,body{margin:0;height:100%;overflow:hidden}iframe{border:0;width:100%;height:100%;display:block}</style>
</head>
<body>
<iframe id="sandboxFrame" title="${escapeHtml(title)}" sandbox="${SANDBOX}" srcdoc="${escapeHtml(withGoogleScript(content))}"></iframe>
</body>
</html>
`;
  return { status: 200, headers: HTML_HEADERS, body };
}

/** The author's page with google.script in place before any script of its own runs. */
function withGoogleScript(html: string): string {
  const script = `<script>${HTML_PAGE_SCRIPT}</script>`;
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '<!DOCTYPE html>';
  const rest = html.slice(/^\s*<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0);
  if (/<head[^>]*>/i.test(rest)) return doctype + rest.replace(/<head[^>]*>/i, (head) => head + script);
  if (/<html[^>]*>/i.test(rest)) return doctype + rest.replace(/<html[^>]*>/i, (tag) => `${tag}<head>${script}</head>`);
  return `${doctype}${script}${rest}`;
}
