/** How much of one delivery is accepted. The excess is not acted on, only reported. */
import type { Source, UnreadableEvent } from '../core/events.ts';
import { fingerprint } from '../core/lib/fingerprint.ts';

/** Meta puts at most 1,000 updates into a delivery: https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
const MOST = 1_000;
/** How much of the excess is kept for people to look at: it fits a cell. */
const SHOWN_CHARACTERS = 40_000;

export class Allowance {
  private readonly taken = new Map<string, number>();
  private readonly over = new Map<string, { count: number; shown: string }>();

  constructor(
    private readonly source: Source,
    readonly receivedAtMs: number,
  ) {}

  /** The first items, until this delivery's limit for items called `what` is reached. */
  take<T>(what: string, items: readonly T[]): readonly T[] {
    const before = this.taken.get(what) ?? 0;
    this.taken.set(what, before + items.length);
    const left = Math.max(0, MOST - before);
    if (items.length <= left) return items;
    this.noteOver(what, items, left);
    return items.slice(0, left);
  }

  private noteOver(what: string, items: readonly unknown[], from: number): void {
    const over = this.over.get(what) ?? { count: 0, shown: '' };
    for (let i = from; i < items.length && over.shown.length < SHOWN_CHARACTERS; i++)
      over.shown += `${JSON.stringify(items[i])}\n`.slice(0, SHOWN_CHARACTERS - over.shown.length);
    over.count += items.length - from;
    this.over.set(what, over);
  }

  /** An event for each kind of item that exceeded its limit; the same delivery gives the same events. */
  remarks(): UnreadableEvent[] {
    return [...this.over].map(([what, { count, shown: raw }]) => ({
      kind: 'unreadable',
      id: `over.${fingerprint(`${what}|${count}|${raw}`)}`,
      source: this.source,
      reason: `More than ${MOST} ${what} in one delivery: ${count} were not taken. The first of these are kept here.`,
      raw,
      receivedAtMs: this.receivedAtMs,
    }));
  }
}
