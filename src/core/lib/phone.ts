/** Phone numbers: what staff type, what WhatsApp sends, and what is kept (digits with the country code, no plus). */

/** Numbers typed without a country code are Indonesian. */
const HOME = '62';
/** E.164 has 15 digits at most; no mobile number has fewer than 9 with its country code. */
const LONGEST = 15;
const SHORTEST = 9;

/**
 * Digits for WhatsApp from what a person typed ("0812-3456-7890", "+62 812…", "0062…", "62812…"), or null when it is no
 * number. Whether the number exists, WhatsApp says when it is used; a library that knows every country's plan would be a
 * fifth of the bundle (docs/decisions/0008).
 */
export function toWhatsAppDigits(typed: string): string | null {
  const text = typed.replace(/[\s().\-/\u00a0\u2010-\u2015]/g, '').replace(/^00/, '+');
  if (!/^\+?\d+$/.test(text)) return null;
  const digits = international(text);
  return digits.length >= SHORTEST && digits.length <= LONGEST && !digits.startsWith('0') ? digits : null;
}

function international(text: string): string {
  if (text.startsWith('+')) return text.slice(1);
  if (text.startsWith('0')) return HOME + text.slice(1);
  // 62… without a plus is Indonesia's own code, not a national number; a bare 812… has lost its zero to a sheet.
  return text.startsWith(HOME) ? text : HOME + text;
}

/** Digits as WhatsApp's wa_id has them, or null for anything else. */
export function waIdDigits(waId: string): string | null {
  return /^\d{5,20}$/.test(waId) ? waId : null;
}

/** A business-scoped user ID (BSUID), or ''. https://developers.facebook.com/docs/whatsapp/business-scoped-user-ids */
export function asUserId(text: string): string {
  return /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(text) ? text : '';
}

/** "62812•••890": enough to recognise, too little to call. */
export function maskPhone(digits: string): string {
  return digits.length < 8 ? '•••' : `${digits.slice(0, 5)}•••${digits.slice(-3)}`;
}
