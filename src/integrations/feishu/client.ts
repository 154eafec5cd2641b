/**
 * Requests to Feishu Base (bitable v1). Errors come as codes inside HTTP 200. The free edition allows 10,000 calls a month for
 * the whole tenant, so the caller counts every call.
 * https://open.feishu.cn/document/server-docs/docs/bitable-v1/bitable-overview
 */
import { asRecord, type JsonRecord, number, parseJson, record, text } from '../../core/lib/json.ts';
import type { Http, HttpRequest } from '../../ports.ts';

/**
 * later: try again with the next run. changed: a table or a field no longer exists. month: the tenant's calls are used up until
 * the first. token: no longer valid. gone: the record does not exist. unclear: it may have been carried out. refused: a person
 * must look.
 */
export type FeishuReason = 'later' | 'changed' | 'month' | 'token' | 'gone' | 'unclear' | 'refused';

export type FeishuAnswer =
  | { readonly ok: true; readonly data: JsonRecord }
  | { readonly ok: false; readonly reason: FeishuReason; readonly words: string };

export interface FeishuAccount {
  /** open.feishu.cn or open.larksuite.com. */
  readonly host: string;
  readonly appId: string;
  readonly appSecret: string;
  /** The base's token: the part of its URL after /base/. */
  readonly baseToken: string;
}

const REASONS: Readonly<Record<number, FeishuReason>> = {
  99991400: 'later',
  1254036: 'later',
  1254290: 'later',
  1254291: 'later',
  1254607: 'later',
  1255040: 'unclear',
  99991403: 'month',
  99991661: 'token',
  99991663: 'token',
  99991664: 'token',
  99991668: 'token',
  1254043: 'gone',
  1254041: 'changed',
  1254045: 'changed',
};

/** Requests a token, which is valid for some two hours, with its lifetime in seconds. */
export function askForToken(http: Http, { host, appId, appSecret }: FeishuAccount): FeishuAnswer {
  return send(http, {
    ...{ url: `https://${host}/open-apis/auth/v3/tenant_access_token/internal`, method: 'post', headers: {} },
    ...{
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify({ app_id: appId, app_secret: appSecret }),
    },
  });
}

/** `path`: below the base, such as /tables. */
export function ask(
  http: Http,
  { host, baseToken }: FeishuAccount,
  { method, path, body, token }: { method: 'get' | 'post'; path: string; body?: object; token: string },
): FeishuAnswer {
  return send(http, {
    url: `https://${host}/open-apis/bitable/v1/apps/${encodeURIComponent(baseToken)}${path}`,
    method,
    headers: { Authorization: `Bearer ${token}` },
    ...(body ? { contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) } : {}),
  });
}

function send(http: Http, request: HttpRequest): FeishuAnswer {
  const [answer] = http.sendAll([request]);
  const parsed = parseJson(answer?.body ?? '');
  const said = parsed.ok ? asRecord(parsed.value) : null;
  const code = said ? number(said, 'code') : null;
  if (!said || code === null) return { ok: false, reason: 'unclear', words: `HTTP ${answer?.status || 'no answer'}` };
  // The answer to a token request has no `data`: the token is beside the code.
  if (code === 0) return { ok: true, data: 'data' in said ? record(said, 'data') : said };
  return { ok: false, reason: REASONS[code] ?? 'refused', words: `${code} ${text(said, 'msg')}`.slice(0, 200) };
}
