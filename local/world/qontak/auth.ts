/**
 * Who may call: bearer tokens that expire and are renewed by a refresh token good for once, or Mekari's HMAC signature.
 * https://developers.mekari.com/docs/kb/hmac-authentication
 */
import { createHash, createHmac } from 'node:crypto';
import { type FetchRequest, type FetchResponse, jsonResponse, requestHeader, requestText } from '../http';
import { asFields } from '../meta/fields';

export interface Credentials {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const SKEW_MS = 300_000;

export function createAuth(given: Credentials, now: () => number) {
  let { accessToken, refreshToken } = given;
  let expired = false;
  let renewals = 0;

  const byToken = (request: FetchRequest): boolean =>
    !expired && requestHeader(request, 'authorization') === `Bearer ${accessToken}`;

  return {
    /** The current token is good no longer. */
    expire(): void {
      expired = true;
    },
    /** Nor is the refresh token. */
    revoke(): void {
      expired = true;
      refreshToken = 'revoked';
    },
    renewals: () => renewals,

    allows(request: FetchRequest): boolean {
      return byToken(request) || bySignature(request, given, now());
    },

    renew(request: FetchRequest): FetchResponse {
      const body = asFields(parse(requestText(request)));
      const isGood =
        body.grant_type === 'refresh_token' &&
        body.refresh_token === refreshToken &&
        body.client_id === given.clientId &&
        body.client_secret === given.clientSecret;
      if (!isGood) return jsonResponse(401, { error: 'invalid_grant', error_description: 'The grant is invalid.' });
      renewals += 1;
      expired = false;
      accessToken = `${given.accessToken}.${renewals}`;
      refreshToken = `${given.refreshToken}.${renewals}`;
      return jsonResponse(200, {
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: 21_600,
        refresh_token: refreshToken,
        created_at: Math.floor(now() / 1000),
      });
    },
  };
}

function bySignature(request: FetchRequest, { clientId, clientSecret }: Credentials, now: number): boolean {
  const date = requestHeader(request, 'date');
  if (date === '' || Math.abs(Date.parse(date) - now) > SKEW_MS) return false;
  const { pathname, search } = new URL(request.url);
  const signing = `date: ${date}\n${request.method.toUpperCase()} ${pathname}${search} HTTP/1.1`;
  const signature = createHmac('sha256', clientSecret).update(signing).digest('base64');
  const wanted = `hmac username="${clientId}", algorithm="hmac-sha256", headers="date request-line", signature="${signature}"`;
  if (requestHeader(request, 'authorization') !== wanted) return false;
  const digest = requestHeader(request, 'digest');
  const sum = createHash('sha256').update(requestText(request)).digest('base64');
  return digest === '' || digest === `SHA-256=${sum}`;
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
