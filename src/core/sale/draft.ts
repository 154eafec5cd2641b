/**
 * A sale that a rep is entering in the chat: what is known so far, and what to ask next. The open question follows from
 * what is missing, so an answer is corrected by removing it.
 */
import type { Sale } from '../../tables/sales.ts';
import * as is from '../lib/read-json.ts';
import { HOUR_MS } from '../lib/time.ts';
import type { Extras } from './read-extras.ts';

export interface Draft {
  readonly leadId: string;
  /** When the rep last answered (epoch ms). */
  readonly heardAt: number;
  readonly serial: string;
  /** What Serials and Prices say about the serial, once looked up. */
  readonly unit: DraftUnit | null;
  /** The rep insists on a serial that a rule finds fault with. */
  readonly isSure: boolean;
  readonly vehicle: number | null;
  readonly extras: Extras | null;
  readonly payment: Sale['payment'];
  /** Days since 1970-01-01. */
  readonly soldOn: number | null;
  /** The refused sale that this one corrects, or ''. */
  readonly replaces: string;
  /** When the rep said "send"; 0 before. */
  readonly sentAt: number;
  /** When the last lookup failed (epoch ms); 0 when it did not. */
  readonly failedAt: number;
}

export interface DraftUnit {
  readonly modelId: string;
  readonly listPrice: number | null;
  /** The rule that finds fault with the serial, or ''. */
  readonly fault: string;
}

/** LOOK_UP and SENT wait for the hub, not for the rep. */
export type DraftStep =
  | 'SERIAL'
  | 'LOOK_UP'
  | 'SERIAL_ODD'
  | 'VEHICLE'
  | 'EXTRAS'
  | 'PAYMENT'
  | 'DATE'
  | 'CONFIRM'
  | 'SENT';

/** After this long, a message that quotes nothing no longer counts as an answer. */
const FORGOTTEN_MS = 2 * HOUR_MS;

/** `soldOn`: days since 1970-01-01, today until the rep says otherwise. */
export function newDraft(leadId: string, soldOn: number, nowMs: number): Draft {
  return {
    ...{ leadId, soldOn, heardAt: nowMs, serial: '', unit: null, isSure: false, vehicle: null, extras: null },
    ...{ payment: '', replaces: '', sentAt: 0, failedAt: 0 },
  };
}

/** The first thing that is missing. */
export function stepOf(draft: Draft): DraftStep {
  if (draft.serial === '') return 'SERIAL';
  if (!draft.unit) return 'LOOK_UP';
  if (draft.unit.fault !== '' && !draft.isSure) return 'SERIAL_ODD';
  if (draft.vehicle === null) return 'VEHICLE';
  if (!draft.extras) return 'EXTRAS';
  if (draft.payment === '') return 'PAYMENT';
  if (draft.soldOn === null) return 'DATE';
  return draft.sentAt === 0 ? 'CONFIRM' : 'SENT';
}

/** Whether the rep left it more than two hours ago. A draft that was sent waits for its verdict and is never forgotten. */
export function isForgotten({ heardAt, sentAt }: Draft, nowMs: number): boolean {
  return sentAt === 0 && nowMs - heardAt > FORGOTTEN_MS;
}

const amount = is.nullable(is.number);
const day: is.Decode<number> = (value, at) =>
  Math.abs(is.number(value, at)) < 1e6 ? Number(value) : is.misfit(at, 'a day');
const draft: is.Decode<Draft> = is.object({
  leadId: is.text,
  heardAt: is.number,
  serial: is.text,
  unit: is.nullable(is.object({ modelId: is.text, listPrice: amount, fault: is.text })),
  isSure: is.flag,
  vehicle: amount,
  extras: is.nullable(
    is.object({ accessories: amount, fees: amount, discounts: amount, gifts: amount, promotions: is.text }),
  ),
  payment: is.choice('', 'cash', 'transfer', 'credit', 'leasing'),
  soldOn: is.nullable(day),
  replaces: is.text,
  sentAt: is.number,
  failedAt: is.number,
});

/** The draft in the rep's row; null when there is none, or it cannot be read. */
export function readDraft(text: string): Draft | null {
  const read = checkDraft(text);
  return read?.ok ? read.value : null;
}

/** The draft, or why it cannot be read; null for a blank cell. */
export function checkDraft(text: string): is.Read<Draft> | null {
  return text === '' ? null : is.readJson(text, draft);
}
