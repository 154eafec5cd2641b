/**
 * Batches updates, so that a burst takes few of the hub's thirty executions. The first update is sent at once; updates within
 * the next 100 ms go together. Each sender is answered when the hub has received its batch.
 */
import type { Host } from './host';
import type { Delivered } from './hub';

const GATHER_MS = 100;
/** The hub stores up to 120,000 bytes per delivery; larger ones wait there for the one lock. */
const MOST_CHARACTERS = 60_000;
/**
 * At most this many of the thirty executions; the rest is for triggers, pages and gateways. Further updates wait here and
 * become one batch.
 */
const MOST_AT_ONCE = 12;

type Bring = (bodies: readonly string[]) => Promise<Delivered>;

interface Waiting {
  readonly body: string;
  readonly settle: (outcome: Delivered | Promise<Delivered>) => void;
}

export type Batches = (body: string) => Promise<Delivered>;

/** The returned function resolves with the result of the batch that the body was part of. */
export function createBatches(host: Pick<Host, 'pause'>, bring: Bring): Batches {
  const waiting: Waiting[] = [];
  let underWay = 0;
  let isGathering = false;
  const sendIfFree = (): void => {
    if (isGathering || underWay >= MOST_AT_ONCE || waiting.length === 0) return;
    const batch = takeBatch(waiting);
    isGathering = true;
    void host.pause(GATHER_MS).then(() => {
      isGathering = false;
      sendIfFree();
    });
    underWay++;
    const outcome = bring(batch.map(({ body }) => body)).finally(() => {
      underWay--;
      sendIfFree();
    });
    for (const { settle } of batch) settle(outcome);
  };
  return (body) =>
    new Promise((resolve) => {
      waiting.push({ body, settle: resolve });
      sendIfFree();
    });
}

function takeBatch(waiting: Waiting[]): Waiting[] {
  let characters = 0;
  const end = waiting.findIndex(({ body }, at) => {
    characters += body.length;
    return at > 0 && characters > MOST_CHARACTERS;
  });
  return waiting.splice(0, end < 0 ? waiting.length : end);
}

/** Joins many bodies into one that the hub reads like any other: Meta's envelopes contain lists, and Qontak's may. */
export function joinBodies(source: 'meta' | 'qontak', bodies: readonly string[]): string {
  const [first = ''] = bodies;
  if (bodies.length === 1) return first;
  const parsed = bodies.map((body) => JSON.parse(body) as { readonly object?: unknown; readonly entry: unknown[] });
  if (source === 'qontak') return JSON.stringify(parsed.flat());
  return JSON.stringify({ object: parsed[0]?.object, entry: parsed.flatMap(({ entry }) => entry) });
}

/** Whether the body may be joined with others. */
export function canJoin(source: 'meta' | 'qontak', parsed: unknown): boolean {
  return source === 'qontak' || Array.isArray((parsed as { entry?: unknown } | null)?.entry);
}
