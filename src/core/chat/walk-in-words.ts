/** "walk-in 0812-3456-7890 Budi": a rep enters somebody who came to the dealer's. */
import { toWhatsAppDigits } from '../lib/phone.ts';

const WALK_IN = /^walk[ -]?in[\s:,]+(.+)$/is;
const NUMBER = /\+?\d[\d\s().-]{7,20}\d/;

/** Null without a valid phone number: then the text is for a customer, such as "walk in saja besok". */
export function readWalkIn(text: string): { readonly phone: string; readonly name: string } | null {
  const [, said = ''] = WALK_IN.exec(text.slice(0, 200).trim()) ?? [];
  const [written] = NUMBER.exec(said) ?? [];
  const phone = written === undefined ? null : toWhatsAppDigits(written);
  if (written === undefined || phone === null) return null;
  return { phone, name: said.replace(written, ' ').replace(/^[\s:,.-]+|[\s:,.-]+$/g, '') };
}
