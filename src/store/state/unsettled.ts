/** Messages without a final state: when to look at them again, and whose share of the waiting they take up. */
import { readCarrier } from '../../core/carrier.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import type { Read } from '../../core/lib/read-json.ts';
import { wordRecord } from '../../core/lib/word-record.ts';

export interface Unsettled {
  /** When to look at it again (epoch ms). */
  readonly at: number;
  /** Short hashes of its recipient, of the person whose message it passes on, and of the provider; '' when not known. */
  readonly to: string;
  readonly from: string;
  readonly by: string;
}

/** The most waiting messages per person and provider, so that nobody's flood or outage uses up the room of others. */
export const SHARES = {
  /** For one recipient. */
  to: 40,
  /** Passed on for one sender: fewer, so that one customer never fills their owner's share. */
  from: 20,
  /** For one provider: when it is down, the other continues. */
  by: 900,
  /** In all, since they are kept in one row of the System tab. */
  all: 1_300,
} as const;

const NONE = '-';

/** `at`: when to look at the message again (epoch ms). `sender`: whose message it passes on, '' for the hub's own. */
export function unsettledOf(at: number, message: { to: string; sender: string; carrier: string }): Unsettled {
  return {
    at,
    to: markOf(message.to),
    from: message.sender === '' ? '' : markOf(message.sender),
    by: readCarrier(message.carrier).provider.slice(0, 1),
  };
}

/** The share that one more message would exceed; null when there is room. */
export function fullShare(all: Readonly<Record<string, Unsettled>>, next: Unsettled): keyof typeof SHARES | null {
  const waiting = Object.values(all);
  if (waiting.length >= SHARES.all) return 'all';
  const isFull = (share: 'to' | 'from' | 'by') =>
    next[share] !== '' && waiting.filter((each) => each[share] === next[share]).length >= SHARES[share];
  return (['from', 'to', 'by'] as const).find(isFull) ?? null;
}

function markOf(person: string): string {
  return fingerprint(person).slice(-5);
}

export function writeUnsettled(all: Readonly<Record<string, Unsettled>>): string {
  return Object.entries(all)
    .map(([id, { at, to, from, by }]) => [id, at.toString(36), to || NONE, from || NONE, by || NONE].join(':'))
    .join(' ');
}

export function readUnsettled(text: string): Read<Record<string, Unsettled>> {
  const all = wordRecord<Unsettled>();
  for (const entry of text.split(' ')) {
    const [, id = '', at = '', ...marks] = /^([\w-]+):([0-9a-z]{1,9}):([\w-]+):([\w-]+):([\w-]+)$/.exec(entry) ?? [];
    if (id === '') return { ok: false, reason: 'not a list of messages' };
    const [to = '', from = '', by = ''] = marks.map((mark) => (mark === NONE ? '' : mark));
    all[id] = { at: Number.parseInt(at, 36), to, from, by };
  }
  return { ok: true, value: all };
}
