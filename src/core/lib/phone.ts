/** Phone numbers: what staff type, what WhatsApp sends, and what is kept (digits with the country code, no plus). */
import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from './phone-metadata.json';

/**
 * Digits for WhatsApp from what a person typed ("0812-3456-7890", "+62 812…", "0062…"), or null when it is no number.
 * Numbers without a country code are taken as Indonesian.
 */
export function toWhatsAppDigits(typed: string): string | null {
  const trimmed = typed.replace(/[^\d+]/g, '').replace(/^00/, '+');
  if (trimmed === '') return null;
  // 62… typed without a plus is Indonesia's own country code, not a national number.
  const text = /^62\d{8,}/.test(trimmed) ? `+${trimmed}` : trimmed;
  const number = parsePhoneNumberFromString(text, 'ID', metadata as never);
  if (number?.isPossible()) return number.number.slice(1);
  // Countries whose plan we do not carry: accept what has the length of an international number.
  return /^\+[1-9]\d{7,14}$/.test(text) ? text.slice(1) : null;
}

/** Digits as WhatsApp's wa_id has them, or null for anything else. */
export function waIdDigits(waId: string): string | null {
  return /^\d{5,20}$/.test(waId) ? waId : null;
}

/** "62812•••890": enough to recognise, too little to call. */
export function maskPhone(digits: string): string {
  return digits.length < 8 ? '•••' : `${digits.slice(0, 5)}•••${digits.slice(-3)}`;
}
