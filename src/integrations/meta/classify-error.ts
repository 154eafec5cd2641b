/** Meta's error codes, sorted by what to do. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */

export type Disposition =
  | 'retry'
  | 'retry-later'
  | 'give-up'
  | 'tell-someone'
  | 'unclear'
  | 'resend-as-template'
  | 'opted-out';

const byCode: Readonly<Record<number, Disposition>> = {
  0: 'tell-someone', // token
  190: 'tell-someone', // token expired
  3: 'tell-someone', // permissions
  10: 'tell-someone',
  131005: 'tell-someone',
  368: 'tell-someone', // account restricted
  131031: 'tell-someone', // account locked
  131042: 'tell-someone', // payment
  133010: 'tell-someone', // number not registered
  132001: 'tell-someone', // template missing or not approved in this language
  132005: 'tell-someone',
  132007: 'tell-someone',
  132015: 'tell-someone', // template paused
  132016: 'tell-someone', // template disabled
  132000: 'tell-someone', // template parameters
  132012: 'tell-someone',
  132018: 'tell-someone',
  131048: 'tell-someone', // spam rate: sending more makes it worse
  4: 'retry',
  80007: 'retry',
  130429: 'retry',
  131056: 'retry-later', // too many messages to one person
  133016: 'give-up',
  131000: 'unclear', // Meta's side: it may have gone out
  131016: 'unclear',
  131057: 'unclear',
  133004: 'unclear',
  1: 'unclear',
  2: 'unclear',
  131047: 'resend-as-template', // 24-hour window closed
  131050: 'opted-out',
};

export function classifyError(code: number): Disposition {
  if (code >= 200 && code <= 299) return 'tell-someone';
  return byCode[code] ?? 'give-up';
}

/** The code at the beginning of a refusal as the Outbox keeps it; 0 when there is none. */
export function codeOf(error: string): number {
  return Number(/^\d+/.exec(error)?.[0] ?? 0);
}
