/**
 * The people behind the phones: their number, business-scoped user id, chat with the business, and what decides whether
 * a message reaches them (on WhatsApp or not, opted out of marketing, when they last wrote).
 */
import type { Content } from './content';
import type { Fields } from './fields';

export interface Profile {
  readonly name?: string;
  /** A username user: webhooks carry the business-scoped user id and leave the number out. */
  readonly username?: string;
}

export type Ticks = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

export interface ChatMessage {
  readonly id: string;
  readonly at: number;
  readonly from: 'business' | 'user';
  content: Content;
  /** The message that this one quotes or answers. */
  readonly contextId?: string;
  /** biz_opaque_callback_data of a business message. */
  readonly opaque?: string;
  /** The JSON that the business sent to the API. */
  readonly request?: Fields;
  ticks: Ticks;
  error?: { readonly code: number; readonly title: string; readonly details: string };
  reaction?: string;
  edited?: boolean;
  deleted?: boolean;
}

export interface Account {
  /** The address by which this world knows the account: digits of the number, or the BSUID when it has no number. */
  readonly id: string;
  readonly number?: string;
  bsuid: string;
  name: string;
  username?: string;
  onWhatsApp: boolean;
  marketingStopped: boolean;
  /** When this person last wrote to the business: opens the 24-hour window. */
  lastWroteAt?: number;
  readonly chat: ChatMessage[];
}

export type Accounts = ReturnType<typeof createAccounts>;

export function createAccounts(saved: readonly Account[] = []) {
  const accounts = new Map<string, Account>();
  const byBsuid = new Map<string, Account>();
  const byMessage = new Map<string, { account: Account; message: ChatMessage }>();

  const keep = (account: Account): Account => {
    accounts.set(account.id, account);
    byBsuid.set(account.bsuid, account);
    for (const message of account.chat) byMessage.set(message.id, { account, message });
    return account;
  };
  for (const account of saved) keep(structuredClone(account));

  return {
    all: (): readonly Account[] => [...accounts.values()],
    find: (address: string): Account | undefined => accounts.get(address) ?? byBsuid.get(address),
    message: (id: string) => byMessage.get(id),

    /** The account with this number or BSUID, made on first use; a profile given later changes it. */
    open(address: string, profile: Profile = {}): Account {
      const known = accounts.get(address) ?? byBsuid.get(address);
      const number = /^\d+$/.test(address) ? address : undefined;
      const account = known ?? keep(newAccount(address, number));
      if (profile.name !== undefined) account.name = profile.name;
      if (profile.username !== undefined) account.username = profile.username;
      return account;
    },

    /** The account is known under this user id as well; the newest one is what webhooks carry from now on. */
    alias(bsuid: string, account: Account): void {
      account.bsuid = bsuid;
      byBsuid.set(bsuid, account);
    },

    add(account: Account, message: ChatMessage): ChatMessage {
      account.chat.push(message);
      byMessage.set(message.id, { account, message });
      return message;
    },
  };
}

function newAccount(address: string, number: string | undefined): Account {
  return {
    id: address,
    ...(number === undefined ? {} : { number }),
    bsuid: number === undefined ? address : userIdOf(number),
    name: number === undefined ? 'Someone' : `+${number}`,
    onWhatsApp: true,
    marketingStopped: false,
    chat: [],
  };
}

const COUNTRIES: readonly (readonly [string, string])[] = [
  ['62', 'ID'],
  ['60', 'MY'],
  ['65', 'SG'],
  ['66', 'TH'],
  ['1', 'US'],
];

/** A stable business-scoped user id for a number: the country and 17 digits that do not show the number. */
function userIdOf(number: string): string {
  const country = COUNTRIES.find(([prefix]) => number.startsWith(prefix))?.[1] ?? 'ID';
  let digits = '';
  for (let salt = 0; digits.length < 17; salt += 1) {
    let hash = 0x811c9dc5 ^ salt;
    for (const character of number) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
    digits += String(hash);
  }
  return `${country}.${digits.slice(0, 17)}`;
}
