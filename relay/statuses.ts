/**
 * Drops delivery statuses that nobody waits for, which are three of four webhooks. It needs no memory: the hub marks what it
 * waits for in `biz_opaque_callback_data` when it sends, and every status returns that. Failures always pass, and so does
 * everything that is not understood. https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/status
 */

import { type Fields, fieldsOf, isFields, withChanges } from './fields';

export interface Sifted {
  /** The remaining body; '' when nothing is left. */
  readonly body: string;
  /** How many messages, statuses and notices are left. */
  readonly passed: number;
  readonly dropped: number;
}

/** Fields of a change that contained nothing but statuses. */
const AROUND_STATUSES = ['messaging_product', 'metadata', 'contacts', 'statuses'];

/** `text`: the body as received, which is passed on unchanged when nothing is dropped. */
export function siftMeta(parsed: unknown, text: string): Sifted {
  let dropped = 0;
  let passed = 0;
  const kept = withChanges(parsed, (change) => {
    const sifted = siftChange(change);
    dropped += sifted.dropped;
    passed += sifted.passed;
    return sifted.change === undefined ? [] : [sifted.change];
  });
  if (kept === null) return { body: text, passed: 1, dropped };
  if (dropped === 0) return { body: text, passed, dropped };
  return { body: kept.entry.length === 0 ? '' : JSON.stringify(kept), passed, dropped };
}

function siftChange(change: unknown): { change?: unknown; passed: number; dropped: number } {
  const value = isFields(change) ? change.value : undefined;
  if (!isFields(change) || !isFields(value) || !Array.isArray(value.statuses))
    return { change, passed: countOf(value, 'messages') || 1, dropped: 0 };
  const all = value.statuses as unknown[];
  const statuses = all.filter(isAwaited);
  const dropped = all.length - statuses.length;
  const holdsMore = Object.keys(value).some((name) => !AROUND_STATUSES.includes(name));
  if (statuses.length === 0 && dropped > 0 && !holdsMore) return { passed: 0, dropped };
  const { statuses: _, ...rest } = value;
  const left = statuses.length === 0 ? rest : { ...rest, statuses };
  return {
    change: dropped === 0 ? change : { ...change, value: left },
    passed: countOf(value, 'messages') + statuses.length || 1,
    dropped,
  };
}

/** The letters after the last `~` are the awaited statuses: s, d, r, p. */
function isAwaited(status: unknown): boolean {
  if (!isFields(status)) return true;
  const { status: state, biz_opaque_callback_data: mark } = status;
  if (state !== 'sent' && state !== 'delivered' && state !== 'read' && state !== 'played') return true;
  const letters = typeof mark === 'string' ? /~([a-z]*)$/.exec(mark)?.[1] : undefined;
  return letters?.includes(state.charAt(0)) === true;
}

/** Drops Qontak's statuses of the business's messages, except the first, which the hub uses as evidence. */
export function siftQontak(parsed: unknown, text: string): Sifted {
  const parts = Array.isArray(parsed) ? (parsed as unknown[]) : [parsed];
  const kept = parts.filter((part) => !isFields(part) || !isOldNews(part));
  const dropped = parts.length - kept.length;
  if (dropped === 0) return { body: text, passed: kept.length, dropped };
  return { body: kept.length === 0 ? '' : JSON.stringify(kept), passed: kept.length, dropped };
}

function isOldNews({ participant_type: by, sender_type: kind, status }: Fields): boolean {
  if (status !== 'delivered' && status !== 'read') return false;
  return by === 'bot' || by === 'agent' || kind === 'Models::User' || kind === 'Models::Bot';
}

function countOf(value: unknown, name: string): number {
  const list = fieldsOf(value)[name];
  return Array.isArray(list) ? list.length : 0;
}
