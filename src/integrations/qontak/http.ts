/**
 * Authorised requests to Qontak, with a bearer token that is renewed once when it is refused, or with Mekari's HMAC signature.
 * The script properties decide which. https://developers.mekari.com/docs/kb/hmac-authentication
 */
import { base64, hmacSha256Base64, sha256Bytes } from '../../core/lib/bytes.ts';
import { asRecord, type JsonRecord, parseJson, text } from '../../core/lib/json.ts';
import type { Clock, Http, HttpRequest, HttpResponse, Log, Properties } from '../../ports.ts';

type Keys = Readonly<Record<string, string>>;

interface Scope {
  /** Prefix of its script properties. */
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

/** Base address of the chat API or the CRM's, without a slash at the end: it depends on which credentials are set. */
export const chatBase = (keys: Keys): string => baseOf(CHAT, keys);
export const crmBase = (keys: Keys): string => baseOf(CRM, keys);

/** Script properties that must still be set before messages can be sent through Qontak. */
export const missingChatKeys = (keys: Keys): string[] => missingKeys(CHAT, keys);
/** Script properties that must still be set before leads can be written to Qontak CRM. */
export const missingCrmKeys = (keys: Keys): string[] => missingKeys(CRM, keys);

/** Empty when one of the two ways to authorise is complete. */
function missingKeys({ prefix }: Scope, keys: Keys): string[] {
  const wanted = keys[`${prefix}HMAC_ID`]
    ? ['HMAC_SECRET']
    : ['ACCESS_TOKEN', 'REFRESH_TOKEN', 'CLIENT_ID', 'CLIENT_SECRET'];
  return wanted.map((name) => prefix + name).filter((name) => !keys[name]);
}

interface QontakHttpDeps {
  readonly http: Http;
  readonly properties: Properties;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Wraps `http` so that requests to Qontak carry credentials; a request refused with 401 is repeated once with a renewed token.
 */
export function qontakHttp({ http, properties, clock, log }: QontakHttpDeps): Http {
  const tokens = openTokens(http, properties, log);
  const authorise = (request: HttpRequest, keys: Keys) => authorised(request, keys, clock.nowMs());
  return {
    sendAll(requests: readonly HttpRequest[]): readonly HttpResponse[] {
      if (!requests.some(scopeOf)) return http.sendAll(requests);
      const used = tokens.keys();
      const answers = [...http.sendAll(requests.map((request) => authorise(request, used)))];
      const again = requests.flatMap((request, at) => {
        const scope = answers[at]?.status === 401 ? scopeOf(request) : undefined;
        return scope && tokens.renewOnce(scope, used) ? [{ request, at }] : [];
      });
      if (again.length === 0) return answers;
      const retried = http.sendAll(again.map(({ request }) => authorise(request, tokens.keys())));
      again.forEach(({ at }, n) => {
        answers[at] = retried[n] ?? { status: 0, body: '' };
      });
      return answers;
    },
  };
}

/** The credentials in the script properties, read once per execution and after each renewal. */
function openTokens(http: Http, properties: Properties, log: Log) {
  let known: Keys | null = null;
  const fresh = (): Keys => {
    known = properties.getAll();
    return known;
  };

  /**
   * True when there is now a token other than `refused`. Of two executions that renew at once, the loser finds the winner's
   * token.
   */
  const renew = ({ prefix, tokenUrl }: Scope, refused: string | undefined): boolean => {
    const before = fresh();
    if (before[`${prefix}HMAC_ID`]) return false;
    if (before[`${prefix}ACCESS_TOKEN`] !== refused) return true;
    const given = requestTokens(http, tokenUrl, {
      refresh_token: before[`${prefix}REFRESH_TOKEN`] ?? '',
      client_id: before[`${prefix}CLIENT_ID`] ?? '',
      client_secret: before[`${prefix}CLIENT_SECRET`] ?? '',
    });
    const token = text(given, 'access_token');
    if (token === '') return fresh()[`${prefix}ACCESS_TOKEN`] !== refused;
    // A refresh token works only once: without storing the new one, the next renewal would fail.
    const next = text(given, 'refresh_token');
    properties.setMany({ [`${prefix}ACCESS_TOKEN`]: token, ...(next ? { [`${prefix}REFRESH_TOKEN`]: next } : {}) });
    fresh();
    return true;
  };

  return {
    keys: (): Keys => known ?? fresh(),

    /** Whether there is now another token than in `used`. Renews at most once, however many requests were refused. */
    renewOnce(scope: Scope, used: Keys): boolean {
      const refused = used[`${scope.prefix}ACCESS_TOKEN`];
      if (known?.[`${scope.prefix}ACCESS_TOKEN`] !== refused) return true;
      try {
        return renew(scope, refused);
      } catch (error) {
        log.error('token-not-renewed', error, { scope: scope.prefix });
        return false;
      }
    },
  };
}

/** The token endpoint's answer, even if it is an error; {} when it cannot be read. */
function requestTokens(http: Http, url: string, grant: Readonly<Record<string, string>>): JsonRecord {
  const body = JSON.stringify({ grant_type: 'refresh_token', ...grant });
  const [answer] = http.sendAll([{ url, method: 'post', headers: {}, contentType: 'application/json', body }]);
  const parsed = parseJson(answer?.body ?? '');
  return (parsed.ok ? asRecord(parsed.value) : null) ?? {};
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
