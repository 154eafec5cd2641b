/**
 * What the Graph API refuses, and in which words. Codes and titles:
 * https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
import { type FetchResponse, jsonResponse } from '../http';

const TITLES: Readonly<Record<number, string>> = {
  0: 'AuthException',
  2: 'API Service',
  100: 'Invalid parameter',
  190: 'Error validating access token',
  130429: 'Rate limit hit',
  131000: 'Something went wrong',
  131008: 'Required parameter is missing',
  131009: 'Parameter value is not valid',
  131026: 'Message undeliverable',
  131047: 'Re-engagement message',
  131048: 'Spam rate limit hit',
  131049: 'This message was not delivered to maintain healthy ecosystem engagement.',
  131050: 'User has stopped receipt of marketing messages from the business',
  131051: 'Message type unknown',
  131056: '(Business Account, Consumer Account) pair rate limit hit',
  132000: 'Number of parameters does not match the expected number of params',
  132001: 'Template name does not exist in the translation',
  132005: 'Translated text too long',
  132012: 'Parameter format does not match format in the created template',
  132015: 'Template is paused',
  132016: 'Template is disabled',
  132018: "There's an issue with the parameters in your template",
};

export function errorTitle(code: number): string {
  return TITLES[code] ?? 'Something went wrong';
}

/** Thrown while a request is read; becomes the API's error answer. */
export class GraphRefusal extends Error {
  constructor(
    readonly code: number,
    readonly details: string,
    readonly status: number = code === 190 ? 401 : 400,
    readonly subcode?: number,
  ) {
    super(details);
  }
}

/** The answer body that the API gives for a refusal. `(#100) …` carries its detail in the message itself. */
export function refusalResponse(refusal: GraphRefusal, traceId: string): FetchResponse {
  const { code, details, status, subcode } = refusal;
  const inMessage = code === 100 || code === 190 || code === 2500;
  const error = {
    message: code === 190 || code === 2500 ? details : `(#${code}) ${inMessage ? details : errorTitle(code)}`,
    type: 'OAuthException',
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    ...(inMessage ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
    fbtrace_id: traceId,
  };
  const challenge = `OAuth "Facebook Platform" "invalid_token" "${details}"`;
  return jsonResponse(status, { error }, code === 190 ? { 'WWW-Authenticate': challenge } : {});
}

/** One entry of `errors` in a `failed` status. */
export function statusError(code: number, details: string): object {
  const title = errorTitle(code);
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}

export function missing(name: string): GraphRefusal {
  return new GraphRefusal(131008, `Required parameter ${name} is missing`);
}

export function invalid(details: string): GraphRefusal {
  return new GraphRefusal(131009, details);
}
