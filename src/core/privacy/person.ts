/** One person with everything that identifies them, and how to find their number in texts. */
import { asUserId, toWhatsAppDigits } from '../lib/phone.ts';

export interface Person {
  /** IDs of customers, leads and sales. */
  readonly ids: readonly string[];
  /** Digits with the country code. */
  readonly phones: readonly string[];
  readonly userIds: readonly string[];
  readonly names: readonly string[];
  /** IDs of reps who were involved in their leads. */
  readonly reps: readonly string[];
}

export const NOBODY: Person = { ids: [], phones: [], userIds: [], names: [], reps: [] };

/** The person whom staff typed: a phone number, a Customer ID or a WhatsApp user ID. Null for anything else. */
export function readWhom(typed: string): Person | null {
  const text = typed.trim();
  if (/^C-\d{1,12}$/i.test(text)) return { ...NOBODY, ids: [text.toUpperCase()] };
  const userId = asUserId(text);
  if (userId !== '') return { ...NOBODY, userIds: [userId] };
  const phone = toWhatsAppDigits(text);
  return phone === null ? null : { ...NOBODY, phones: [phone] };
}

export interface KnownRows {
  readonly customers: readonly {
    readonly id: string;
    readonly name: string;
    readonly phone: string;
    readonly userId: string;
    readonly mergedInto: string;
  }[];
  readonly leads: readonly {
    readonly id: string;
    readonly customerId: string;
    readonly customerName: string;
    readonly customerPhone: string;
    readonly customerUserId: string;
    readonly repId: string;
  }[];
  readonly offers: readonly { readonly leadId: string; readonly repId: string }[];
  readonly sales: readonly {
    readonly id: string;
    readonly leadId: string;
    readonly customerName: string;
    readonly customerPhone: string;
  }[];
}

type Parts = Record<keyof Person, Set<string>>;

/** Extends `from` by everything of the same person: merged rows, their leads, and sales to their number. */
export function wholePerson(from: Person, rows: KnownRows): Person {
  const all: Parts = {
    ids: new Set(from.ids),
    phones: new Set(from.phones),
    userIds: new Set(from.userIds),
    names: new Set(from.names),
    reps: new Set(from.reps),
  };
  for (let before = -1; before !== sizeOf(all); ) {
    before = sizeOf(all);
    for (const { id, name, phone, userId, mergedInto } of rows.customers)
      if (all.ids.has(id) || all.ids.has(mergedInto) || has(all, phone, userId))
        put(all, { ids: [id, mergedInto], phones: [phone], userIds: [userId], names: [name] });
    for (const { id, customerId, customerName, customerPhone, customerUserId, repId } of rows.leads)
      if (all.ids.has(id) || all.ids.has(customerId) || has(all, customerPhone, customerUserId))
        put(all, {
          ...{ ids: [id, customerId], phones: [customerPhone], userIds: [customerUserId] },
          ...{ names: [customerName], reps: [repId] },
        });
  }
  for (const { id, leadId, customerName, customerPhone } of rows.sales)
    if (all.ids.has(id) || all.ids.has(leadId) || has(all, toWhatsAppDigits(customerPhone) ?? '', ''))
      put(all, { ids: [id], names: [customerName] });
  for (const { leadId, repId } of rows.offers) if (all.ids.has(leadId)) put(all, { reps: [repId] });
  return {
    ids: [...all.ids],
    phones: [...all.phones],
    userIds: [...all.userIds],
    names: [...all.names],
    reps: [...all.reps],
  };
}

function sizeOf({ ids, phones, userIds }: Parts): number {
  return ids.size + phones.size + userIds.size;
}

function has({ phones, userIds }: Parts, phone: string, userId: string): boolean {
  return (phone !== '' && phones.has(phone)) || (userId !== '' && userIds.has(userId));
}

function put(all: Parts, more: Partial<Record<keyof Person, readonly string[]>>): void {
  for (const [part, values] of Object.entries(more))
    for (const value of values) if (value !== '' && value !== ERASED) all[part as keyof Person].add(value);
}

/** The text for erased cells that must not be blank. */
export const ERASED = '(erased)';

const BETWEEN = '[\\s().\\u2010-\\u2015-]*';

/** Matches what identifies this person alone: their number however written, and their user ID. Null when they have neither. */
export function markOf({ phones, userIds }: Person): RegExp | null {
  const numbers = phones.map((digits) => {
    const home = /^62(?=8)/.test(digits);
    const own = (home ? digits.slice(2) : digits).split('').join(BETWEEN);
    const front = home ? `(?:\\+?${['6', '2'].join(BETWEEN)}|0)?` : '\\+?';
    return `(?<!\\d)${front}${BETWEEN}${own}(?!\\d)`;
  });
  const all = [...numbers, ...userIds.map((each) => `(?<![A-Za-z0-9.])${quoted(each)}(?![A-Za-z0-9])`)];
  return all.length === 0 ? null : new RegExp(all.join('|'), 'g');
}

/** Matches their names, for use only in rows that are theirs, since other people have the same names. */
export function namesOf({ names }: Person): RegExp | null {
  const long = names.filter((name) => name.trim().length > 1).sort((a, b) => b.length - a.length);
  return long.length === 0 ? null : new RegExp(long.map(quoted).join('|'), 'g');
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
