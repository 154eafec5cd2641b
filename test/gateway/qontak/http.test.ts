/** Who we are to Qontak: the signature, the token, and renewing it. */
import fc from 'fast-check';
import { base64 } from '../../../src/core/lib/bytes';
import { qontakHttp, signature } from '../../../src/integrations/qontak/http';
import type { HttpRequest, HttpResponse } from '../../../src/ports';
import { NOW } from './samples';

describe('who we are', () => {
  test('Mekari’s known answer', () => {
    const line = '/v2/klikpajak/v1/efaktur/out?auto_approval=false';
    expect(signature('YOUR_MEKARI_API_CLIENT_SECRET', 'Wed, 10 Nov 2021 07:24:29 GMT', 'post', line)).toBe(
      '6+Ah/UTmbqd+DDqlh6zYZ0HuCwVhtElYDOoucRPCaFg=',
    );
  });

  test('base64 is base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) =>
        expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64')),
      ),
    );
  });

  const CHAT = 'https://service-chat.qontak.com/api/open/v1';
  function desk(answers: (request: HttpRequest, stored: Record<string, string>) => HttpResponse) {
    const stored: Record<string, string> = {
      QONTAK_ACCESS_TOKEN: 'old',
      QONTAK_REFRESH_TOKEN: 'r1',
      QONTAK_CLIENT_ID: 'c',
      QONTAK_CLIENT_SECRET: 's',
    };
    const sent: HttpRequest[] = [];
    const properties = {
      getAll: () => ({ ...stored }),
      get: (key: string) => stored[key] ?? null,
      setMany: (values: Record<string, string>) => void Object.assign(stored, values),
      delete: () => undefined,
    };
    const http = {
      sendAll: (requests: readonly HttpRequest[]) => {
        sent.push(...requests);
        return requests.map((request) => answers(request, stored));
      },
    };
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    return {
      stored,
      sent,
      http: qontakHttp({ http, properties, clock: { nowMs: () => NOW, sleep: () => undefined }, log }),
    };
  }
  const get = (url: string): HttpRequest => ({ url, method: 'get', headers: {} });
  const renewed = { status: 200, body: JSON.stringify({ access_token: 'new', refresh_token: 'r2' }) };
  const bearer = (request: HttpRequest) => request.headers.Authorization;

  test('a refused token is renewed once for all that it was refused to; others are left alone', () => {
    const { http, stored, sent } = desk((request) =>
      request.url.endsWith('/oauth/token')
        ? renewed
        : { status: bearer(request) === 'Bearer new' || request.url.includes('facebook') ? 200 : 401, body: '' },
    );
    const answers = http.sendAll([get(`${CHAT}/rooms/1`), get('https://graph.facebook.com/x'), get(`${CHAT}/rooms/2`)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(stored).toMatchObject({ QONTAK_ACCESS_TOKEN: 'new', QONTAK_REFRESH_TOKEN: 'r2' });
    expect(sent.filter(({ url }) => url.endsWith('/oauth/token'))).toHaveLength(1);
    expect(sent.filter(({ url }) => url.includes('facebook')).map(bearer)).toEqual([undefined]);
  });

  test('somebody else has renewed it meanwhile: theirs is used', () => {
    const { http, sent } = desk((request, stored) => {
      if (bearer(request) === 'Bearer old') stored.QONTAK_ACCESS_TOKEN = 'theirs';
      return { status: bearer(request) === 'Bearer theirs' ? 200 : 401, body: '' };
    });
    expect(http.sendAll([get(`${CHAT}/rooms/1`)])[0]?.status).toBe(200);
    expect(sent.some(({ url }) => url.endsWith('/oauth/token'))).toBe(false);
  });

  test('a renewal that is refused leaves the refusal, and asks no second time', () => {
    const { http, sent } = desk(() => ({ status: 401, body: '{"message":"Unauthorized"}' }));
    expect(http.sendAll([get(`${CHAT}/rooms/1`)])[0]?.status).toBe(401);
    expect(sent).toHaveLength(2);
  });

  test('the secret goes to Qontak’s own addresses only', () => {
    const { http, sent } = desk(() => ({ status: 200, body: '' }));
    http.sendAll([get('https://service-chat.qontak.com.evil.example/api/open/v1/x'), get(`${CHAT}/x`)]);
    expect(sent.map(bearer)).toEqual([undefined, 'Bearer old']);
  });
});
