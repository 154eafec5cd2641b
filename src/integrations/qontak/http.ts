/**
 * Requests to Qontak, authorised: a bearer token that is renewed once when it is refused, or Mekari's HMAC signature.
 * Which of the two, the script properties say. https://developers.mekari.com/docs/kb/hmac-authentication
 */
import { base64, hmacSha256Base64, sha256Bytes } from '../../core/lib/bytes.ts';
import { asRecord, parseJson, text } from '../../core/lib/json.ts';
import type { Clock, Http, HttpRequest, HttpResponse, Log, Properties } from '../../ports.ts';

type Keys = Readonly<Record<string, string>>;

interface Scope {
  /** Of its script properties. */
  readonly prefix: string;
  readonly bearerBase: string;
  readonly signedBase: string;
  readonly tokenUrl: string;
}

const CHAT: Scope = {
  prefix: 'QONTAK_',
  bearerBase: 'https://service-chat.qontak.com/api/open/v1',
  signedBase: 'https://api.mekari.com/qontak/chat/v1',
  tokenUrl: 'https://service-chat.qontak.com/api/open/v1/oauth/token',
};
const CRM: Scope = {
  prefix: 'QONTAK_CRM_',
  bearerBase: 'https://app.qontak.com/api/v3.1',
  signedBase: 'https://api.mekari.com/qontak/crm',
  tokenUrl: 'https://app.qontak.com/oauth/token',
};
const SCOPES = [CHAT, CRM];

/** Where the API is, by the credentials there are. */
export const chatBase = (keys: Keys): string => baseOf(CHAT, keys);
export const crmBase = (keys: Keys): string => baseOf(CRM, keys);

/** What is still to be set, as names of script properties: one of the two ways of showing who we are. */
export function missingKeys(keys: Keys, crm: boolean): string[] {
  const { prefix } = crm ? CRM : CHAT;
  const wanted = keys[`${prefix}HMAC_ID`]
    ? ['HMAC_SECRET']
    : ['ACCESS_TOKEN', 'REFRESH_TOKEN', 'CLIENT_ID', 'CLIENT_SECRET'];
  return wanted.map((name) => prefix + name).filter((name) => !keys[name]);
}

export function qontakHttp(http: Http, properties: Properties, clock: Clock, log: Log): Http {
  let known: Keys | null = null;
  const fresh = (): Keys => {
    known = properties.getAll();
    return known;
  };

  /** True when a token other than `refused` is there now. Two executions may try at once: the loser finds the winner's. */
  const renew = (scope: Scope, refused: string | undefined): boolean => {
    const { prefix, tokenUrl } = scope;
    const before = fresh();
    if (before[`${prefix}HMAC_ID`]) return false;
    if (before[`${prefix}ACCESS_TOKEN`] !== refused) return true;
    const body = JSON.stringify({
      grant_type: 'refresh_token',
      refresh_token: before[`${prefix}REFRESH_TOKEN`] ?? '',
      client_id: before[`${prefix}CLIENT_ID`] ?? '',
      client_secret: before[`${prefix}CLIENT_SECRET`] ?? '',
    });
    const [answer] = http.sendAll([
      { url: tokenUrl, method: 'post', headers: {}, contentType: 'application/json', body },
    ]);
    const parsed = parseJson(answer?.body ?? '');
    const given = (parsed.ok ? asRecord(parsed.value) : null) ?? {};
    const token = text(given, 'access_token');
    if (token === '') return fresh()[`${prefix}ACCESS_TOKEN`] !== refused;
    // A refresh token is good for once: without the new one, the next renewal fails.
    const next = text(given, 'refresh_token');
    properties.setMany({ [`${prefix}ACCESS_TOKEN`]: token, ...(next ? { [`${prefix}REFRESH_TOKEN`]: next } : {}) });
    fresh();
    return true;
  };

  return {
    sendAll(requests: readonly HttpRequest[]): readonly HttpResponse[] {
      if (!requests.some(scopeOf)) return http.sendAll(requests);
      const keys = known ?? fresh();
      const answers = [...http.sendAll(requests.map((request) => authorised(request, keys, clock.nowMs())))];
      const refused = requests.flatMap((request, i) => (answers[i]?.status === 401 && scopeOf(request) ? [i] : []));
      const again = refused.filter((i) => {
        const scope = scopeOf(requests[i]);
        return scope !== undefined && renewOnce(scope);
      });
      if (again.length === 0) return answers;
      const retried = http.sendAll(
        again.map((i) => authorised(requests[i] as HttpRequest, known ?? keys, clock.nowMs())),
      );
      again.forEach((i, n) => {
        answers[i] = retried[n] ?? { status: 0, body: '' };
      });
      return answers;

      function renewOnce(scope: Scope): boolean {
        const used = keys[`${scope.prefix}ACCESS_TOKEN`];
        if (known?.[`${scope.prefix}ACCESS_TOKEN`] !== used) return true;
        try {
          return renew(scope, used);
        } catch (error) {
          log.error(`The token of ${scope.prefix} could not be renewed`, error);
          return false;
        }
      }
    },
  };
}

/** Mekari's signature over date and request line: https://developers.mekari.com/docs/kb/hmac-authentication */
export function signature(secret: string, date: string, method: string, pathAndQuery: string): string {
  return hmacSha256Base64(secret, `date: ${date}\n${method.toUpperCase()} ${pathAndQuery} HTTP/1.1`);
}

function authorised(request: HttpRequest, keys: Keys, nowMs: number): HttpRequest {
  const scope = scopeOf(request);
  if (!scope) return request;
  const id = keys[`${scope.prefix}HMAC_ID`];
  if (!id) {
    const token = keys[`${scope.prefix}ACCESS_TOKEN`] ?? '';
    return { ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } };
  }
  const date = new Date(nowMs).toUTCString();
  const path = request.url.replace(/^https:\/\/[^/]+/, '');
  const signed = signature(keys[`${scope.prefix}HMAC_SECRET`] ?? '', date, request.method, path);
  const headers = {
    ...request.headers,
    Date: date,
    Authorization: `hmac username="${id}", algorithm="hmac-sha256", headers="date request-line", signature="${signed}"`,
    ...(request.body === undefined ? {} : { Digest: `SHA-256=${base64(sha256Bytes(request.body))}` }),
  };
  return { ...request, headers };
}

function scopeOf(request: HttpRequest | undefined): Scope | undefined {
  const url = request?.url ?? '';
  return SCOPES.find(
    ({ bearerBase, signedBase }) => url.startsWith(`${bearerBase}/`) || url.startsWith(`${signedBase}/`),
  );
}

function baseOf({ prefix, bearerBase, signedBase }: Scope, keys: Keys): string {
  return keys[`${prefix}HMAC_ID`] ? signedBase : bearerBase;
}
