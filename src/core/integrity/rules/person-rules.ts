/** Is the buyer a customer? */
import { toWhatsAppDigits } from '../../lib/phone.ts';
import { isMadeUp } from '../book.ts';
import type { SaleRule } from '../rule.ts';

/** The text as written, with anything that might be a real number hidden, since many people read findings and reasons. */
function hidden(written: string): string {
  const count = written.replace(/\D/g, '').length;
  let at = 0;
  return written.replace(/\d/g, (digit) => {
    at += 1;
    return count < 6 || at <= 3 || at > count - 2 ? digit : '•';
  });
}

export const personRules: readonly SaleRule[] = [
  {
    id: 'person-phone-unreadable',
    version: 1,
    severity: 'review',
    says: 'The customer’s number cannot be read.',
    bahasa: 'Nomor pelanggan tidak terbaca.',
    next: 'Type 0812…, or + and the country code with an apostrophe before it.',
    check: ({ sale: { customerPhone } }) =>
      /^\s*-?\s*$/.test(customerPhone) || toWhatsAppDigits(customerPhone) !== null
        ? null
        : { expected: 'a phone number', found: hidden(customerPhone) },
  },
  {
    id: 'person-phone-made-up',
    version: 1,
    severity: 'review',
    says: 'The customer’s number looks made up.',
    bahasa: 'Nomor pelanggan tampaknya bukan nomor asli.',
    next: 'Ask for the number that the customer answers; if it is theirs, answer "false alarm".',
    check: ({ sale: { customerPhone } }) => {
      const digits = toWhatsAppDigits(customerPhone);
      return digits !== null && isMadeUp(digits.replace(/^62/, ''))
        ? { expected: 'a number that somebody answers', found: hidden(customerPhone) }
        : null;
    },
  },
  {
    id: 'person-staff-phone',
    version: 1,
    severity: 'review',
    says: 'The customer’s number is that of a rep.',
    bahasa: 'Nomor pelanggan adalah nomor karyawan dealer.',
    next: 'Ask for proof of the hand-over: the dealer may have sold to itself.',
    check: ({ staffPhone }) =>
      staffPhone
        ? { expected: 'a customer’s own number', found: `that of ${staffPhone.repId} of ${staffPhone.dealerId}` }
        : null,
  },
  {
    id: 'person-many-units',
    version: 1,
    severity: 'review',
    says: 'One number bought many units.',
    bahasa: 'Satu nomor membeli banyak unit.',
    next: 'Ask whether it is a fleet; if so, answer "false alarm".',
    check: ({ unitsOfCustomer, settings: { unitsPerCustomer } }) =>
      unitsOfCustomer >= unitsPerCustomer
        ? { expected: `fewer than ${unitsPerCustomer}`, found: `${unitsOfCustomer} units` }
        : null,
  },
];
