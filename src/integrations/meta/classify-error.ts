/** Meta's error codes as the hub's reasons. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes */
import type { SendFailure } from '../../core/send-failure.ts';

const byCode: Readonly<Record<number, SendFailure>> = {
  0: 'account', // token
  190: 'account', // token expired
  3: 'account', // permissions
  10: 'account',
  131005: 'account',
  368: 'account', // account restricted
  131031: 'account', // account locked
  131042: 'account', // payment
  131048: 'account', // spam rate: sending more makes it worse
  133010: 'account', // number not registered
  132000: 'template', // number of parameters
  132001: 'template', // missing, or not approved in this language
  132005: 'template',
  132007: 'template',
  132012: 'template', // format of parameters
  132015: 'template', // paused
  132016: 'template', // disabled
  132018: 'template', // parameters
  4: 'rate-limited',
  80007: 'rate-limited',
  130429: 'rate-limited',
  131056: 'pair-rate',
  131000: 'provider-down', // Meta's side: it may have gone out
  131016: 'provider-down',
  131057: 'provider-down',
  133004: 'provider-down',
  1: 'provider-down',
  2: 'provider-down',
  131026: 'not-on-whatsapp',
  131047: 'window-closed',
  131050: 'opted-out',
  100: 'content', // a parameter is not valid
  131008: 'content', // a required parameter is missing
  131009: 'content', // the value of a parameter is not valid
  131051: 'content', // unknown type of message
  131052: 'media', // download
  131053: 'media', // upload
};

/** A faulty quotation has no error code of its own; the error's text names the field. */
const ABOUT_QUOTE = /\bcontext\b|message_id|quoted/i;

/** The reason for one of Meta's error codes; 'unknown' for a code that is not in the table. 200 to 299 are permissions. */
export function classifyError(code: number, words: string): SendFailure {
  if (code >= 200 && code <= 299) return 'account';
  const reason = byCode[code] ?? 'unknown';
  return (reason === 'content' || reason === 'unknown') && ABOUT_QUOTE.test(words) ? 'quote' : reason;
}
