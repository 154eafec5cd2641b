/** How much of one delivery is taken. What is over is not acted on, and said: it costs nothing but a line. */
import type { Source, UnreadableEvent } from '../core/events.ts';
import { fingerprint } from '../core/lib/fingerprint.ts';

/** Meta puts 1,000 updates into a delivery at most: https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
const MOST = 1_000;
/** Of what was not taken, so much is kept to be looked at: it fits a cell. */
const SHOWN_CHARACTERS = 40_000;

export class Allowance {
  private readonly taken = new Map<string, number>();
  private readonly over = new Map<string, { count: number; shown: string }>();

  constructor(
    private readonly source: Source,
    readonly receivedAtMs: number,
  ) {}

  /** The first of them, until this delivery has had its share of what is called `what`. */
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

  /** An event for each kind of which there was too much; the same delivery gives the same ones. */
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
