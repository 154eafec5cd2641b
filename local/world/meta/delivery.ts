/**
 * Brings changes to the webhook the way Meta does: not always once, not always in order, several in one POST, and again
 * later when the receiver did not acknowledge. What goes wrong, and how often, is set by the test or the simulation.
 */
import { type Business, type Change, envelope, type WebhookBody } from './webhooks';

/** Answers false, or throws, when the receiver did not acknowledge with 200. */
export type Deliver = (body: WebhookBody) => undefined | boolean | Promise<undefined | boolean> | void | Promise<void>;

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
  readonly random: () => number;
  readonly schedule: (delayMs: number, task: () => void) => void;
  readonly rules?: Partial<DeliveryRules>;
}

/** Meta retries "with decreasing frequency" for up to seven days; the first few tries are enough for a local world. */
const RETRY_DELAYS_MS = [5_000, 20_000, 60_000, 300_000, 1_800_000, 7_200_000];

export type Delivery = ReturnType<typeof createDelivery>;

export function createDelivery(options: DeliveryOptions) {
  const { random, schedule } = options;
  let rules: DeliveryRules = { duplicate: 0, drop: 0, reorder: 0, ...options.rules };
  let held: Change[] | undefined;
  let overtaken: Change[] = [];
  const inFlight = new Set<Promise<void>>();

  const post = (changes: readonly Change[]): void => {
    if (changes.length === 0 || random() < rules.drop) return;
    const body = envelope(options.business, changes);
    attempt(body, 0);
    if (random() < rules.duplicate) attempt(body, 0);
  };

  const attempt = (body: WebhookBody, tries: number): void => {
    // Each POST is its own copy: what one receiver does to it cannot reach the next.
    const delivering = (async () => {
      let acknowledged: boolean;
      try {
        acknowledged = (await options.deliver(structuredClone(body))) !== false;
      } catch {
        acknowledged = false;
      }
      const delay = RETRY_DELAYS_MS[tries];
      if (!acknowledged && delay !== undefined) schedule(delay, () => attempt(body, tries + 1));
    })();
    inFlight.add(delivering);
    void delivering.finally(() => inFlight.delete(delivering));
  };

  return {
    push(change: Change): void {
      if (held) {
        held.push(change);
        return;
      }
      if (random() < rules.reorder) {
        overtaken.push(change);
        return;
      }
      post([change]);
      const late = overtaken;
      overtaken = [];
      for (const each of late) post([each]);
    },
    setRules(next: Partial<DeliveryRules>): void {
      rules = { ...rules, ...next };
    },
    /** From now on nothing is delivered until release(). */
    hold(): void {
      held ??= [];
    },
    release({ order = 'as sent', batch = 1, times = 1 }: ReleaseOptions = {}): void {
      const changes = [...overtaken, ...(held ?? [])];
      held = undefined;
      overtaken = [];
      if (order === 'reversed') changes.reverse();
      if (order === 'shuffled') shuffle(changes, random);
      for (let time = 0; time < times; time += 1) {
        for (let start = 0; start < changes.length; start += batch) post(changes.slice(start, start + batch));
      }
    },
    /** Resolves when no POST is on its way. */
    async settled(): Promise<void> {
      while (inFlight.size > 0) await Promise.all(inFlight);
    },
  };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const moved = items[last] as T;
    items[last] = items[other] as T;
    items[other] = moved;
  }
}
