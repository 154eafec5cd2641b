/**
 * Delivers changes to the webhook as Meta does: not always once, not always in order, several in one POST, and again later when
 * the receiver did not answer 200 in time. What goes wrong, and how often, is set by the test or the simulation.
 */
import { type Business, type Change, envelope, type WebhookBody } from './webhooks';

/**
 * Returns the HTTP status of the receiver's answer; throws when there was none. Only the status counts: a page from Google with
 * status 200 is a successful delivery, whatever it says.
 */
export type Deliver = (body: WebhookBody) => number | Promise<number>;

export interface DeliveryRules {
  /** Share of POSTs that arrive twice. */
  readonly duplicate: number;
  /** Share of POSTs that get lost on their way. */
  readonly drop: number;
  /** Share of changes that are overtaken by the next one. */
  readonly reorder: number;
}

export interface ReleaseOptions {
  readonly order?: 'as sent' | 'reversed' | 'shuffled';
  /** Largest number of changes in one POST; the live limit is 1,000 updates. */
  readonly batch?: number;
  /** How often the whole lot is delivered. */
  readonly times?: number;
}

export interface DeliveryOptions {
  readonly business: Business;
  readonly deliver: Deliver;
  readonly now: () => number;
  readonly random: () => number;
  readonly schedule: (delayMs: number, task: () => void) => void;
  readonly rules?: Partial<DeliveryRules>;
}

/** Meta states no limit; its partners report 5 to 20 s. */
const PATIENCE_MS = { least: 5_000, most: 20_000 };

/** Meta retries "with decreasing frequency" for up to seven days; the first few tries are enough for a local world. */
const RETRY_DELAYS_MS = [5_000, 20_000, 60_000, 300_000, 1_800_000, 7_200_000];

export function createDelivery(options: DeliveryOptions): Delivery {
  return new Delivery(options);
}

export class Delivery {
  readonly #options: DeliveryOptions;
  readonly #inFlight = new Set<Promise<void>>();
  #rules: DeliveryRules;
  #held: Change[] | undefined;
  #overtaken: Change[] = [];

  constructor(options: DeliveryOptions) {
    this.#options = options;
    this.#rules = { duplicate: 0, drop: 0, reorder: 0, ...options.rules };
  }

  push(change: Change): void {
    if (this.#held) {
      this.#held.push(change);
      return;
    }
    if (this.#options.random() < this.#rules.reorder) {
      this.#overtaken.push(change);
      return;
    }
    this.#post([change]);
    const late = this.#overtaken;
    this.#overtaken = [];
    for (const each of late) this.#post([each]);
  }

  setRules(next: Partial<DeliveryRules>): void {
    this.#rules = { ...this.#rules, ...next };
  }

  /** From now on nothing is delivered until release(). */
  hold(): void {
    this.#held ??= [];
  }

  release({ order = 'as sent', batch = 1, times = 1 }: ReleaseOptions = {}): void {
    const changes = [...this.#overtaken, ...(this.#held ?? [])];
    this.#held = undefined;
    this.#overtaken = [];
    if (order === 'reversed') changes.reverse();
    if (order === 'shuffled') shuffle(changes, this.#options.random);
    for (let time = 0; time < times; time += 1) {
      for (let start = 0; start < changes.length; start += batch) this.#post(changes.slice(start, start + batch));
    }
  }

  /** Resolves when no POST is on its way. */
  async settled(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight);
  }

  #post(changes: readonly Change[]): void {
    const { random, business } = this.#options;
    if (changes.length === 0 || random() < this.#rules.drop) return;
    const body = envelope(business, changes);
    this.#attempt(body, 0);
    if (random() < this.#rules.duplicate) this.#attempt(body, 0);
  }

  #attempt(body: WebhookBody, tries: number): void {
    const delivering = this.#deliver(body, tries);
    this.#inFlight.add(delivering);
    void delivering.finally(() => this.#inFlight.delete(delivering));
  }

  async #deliver(body: WebhookBody, tries: number): Promise<void> {
    const { deliver, now, random, schedule } = this.#options;
    const askedAt = now();
    const patienceMs = PATIENCE_MS.least + random() * (PATIENCE_MS.most - PATIENCE_MS.least);
    let status = 0;
    try {
      // Each POST is its own copy: what one receiver does to it cannot reach the next.
      status = await deliver(structuredClone(body));
    } catch {
      // No answer at all.
    }
    const tookMs = now() - askedAt;
    const delayMs = RETRY_DELAYS_MS[tries];
    if ((status === 200 && tookMs <= patienceMs) || delayMs === undefined) return;
    // Meta did not wait for an answer that came too late: the pause began when the timeout ended.
    const late = Math.max(0, tookMs - patienceMs);
    schedule(Math.max(0, delayMs - late), () => this.#attempt(body, tries + 1));
  }
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const moved = items[last] as T;
    items[last] = items[other] as T;
    items[other] = moved;
  }
}
