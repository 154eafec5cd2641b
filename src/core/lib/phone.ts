/**
 * Phone numbers: as staff type them, as WhatsApp sends them, and as the hub stores them (digits with the country code, no
 * plus).
 */

import { visible } from './text.ts';

/** Numbers typed without a country code are Indonesian. */
const HOME = '62';
/** E.164 has 15 digits at most; no mobile number has fewer than 9 with its country code. */
const LONGEST = 15;
const SHORTEST = 9;

/** A national mobile number has 9 to 12 digits after its zero: https://github.com/google/libphonenumber, region ID. */
const MOBILE = /^628\d{8,11}$/;
/** A number as a sheet or an export may show it: 81299900150.0, or 81,299,900,150. */
const AS_FIGURE = /^(\+?\d{9,15})[.,]0{1,2}$/;
const GROUPED = /^\d{1,3}(?:,\d{3}){3,4}$/;
/**
 * After these country codes of two digits a zero belongs to the national form and was dialled by mistake (Italy really keeps
 * it); +1 and +7 must be followed by ten digits.
 */
const MISDIALLED = /^(?:(?:2[07]|3[0-46]|4[013-9]|5[1-8]|6[013-6]|8[1246]|9[0-58])0|[17](?!\d{10}$))/;
const LABEL = /^(?:tel:|(?:https?:\/\/)?(?:api\.)?wa\.me\/|(?:no\.? ?)?(?:wa|hp|whatsapp|tel[pf]?|phone)\b[.: ]*)/i;
/** No number is longer, even with its marks and spaces. */
const LONGEST_WRITTEN = 60;

/**
 * Digits for WhatsApp from what a person typed ("0812-3456-7890", "+62 812…", "0062…", "62812…", "+62 (0)812…"), or null when
 * it is not a number, or could be two. WhatsApp says whether the number exists when it is used; a library that knows every
 * country's plan would be a fifth of the bundle (docs/decisions/0008).
 */
export function toWhatsAppDigits(typed: string): string | null {
  if (MOBILE.test(typed)) return typed;
  if (/^08\d{8,11}$/.test(typed)) return HOME + typed.slice(1);
  if (typed.length > LONGEST_WRITTEN) return null;
  const text = visible(typed)
    .replace(LABEL, '')
    .replace(AS_FIGURE, '$1')
    .replace(GROUPED, (figure) => figure.replace(/,/g, ''))
    .replace(/(?:[;,]| ?[(/] ?(?:wa|hp|whatsapp)\)?)$/i, '')
    .replace(/^(\(?\+?\d*\)? ?)\(0\)/, (_, code: string) => (code === '' ? '0' : code))
    .replace(/^(\(?0\d{2,3}\)?) ?\/ ?/, '$1')
    .replace(/[\s().-]/g, '');
  if (!/^\+?\d+$/.test(text)) return null;
  const digits = international(text);
  if (MISDIALLED.test(digits)) return null;
  if (digits.startsWith('628')) return MOBILE.test(digits) ? digits : null;
  return digits.length >= SHORTEST && digits.length <= LONGEST && !/^(0|620|62628)/.test(digits) ? digits : null;
}

/**
 * '' when the country is ambiguous: 00812… may be a zero too many or Japan, and 6591… Singapore or a number without its zero.
 */
function international(text: string): string {
  if (/^008/.test(text)) return '';
  const digits = text.replace(/^(\+|00)/, '');
  // The zero of the national form does not belong after a country code.
  if (digits !== text || digits.startsWith(HOME)) return digits.replace(/^620+(?=[1-9])/, HOME);
  if (digits.startsWith('0')) return HOME + digits.slice(1);
  // A bare 812… lost its zero when a sheet made it a number.
  return digits.startsWith('8') ? HOME + digits : '';
}

/** Digits as WhatsApp's wa_id has them, or null for anything else. No country's code begins with 0. */
export function waIdDigits(waId: string): string | null {
  return /^[1-9]\d{4,19}$/.test(waId) ? waId : null;
}

/** A business-scoped user ID (BSUID), or ''. https://developers.facebook.com/docs/whatsapp/business-scoped-user-ids */
export function asUserId(text: string): string {
  return /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(text) ? text : '';
}

/** "62812•••890": enough to recognise, too little to call. */
export function maskPhone(digits: string): string {
  return digits.length < 8 ? '•••' : `${digits.slice(0, 5)}•••${digits.slice(-3)}`;
}
