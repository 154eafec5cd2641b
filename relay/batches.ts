/**
 * Puts the updates of a moment together, so that a burst takes few of the hub's thirty executions. What comes first goes
 * at once; what comes within the next 100 ms goes together. Every sender is answered when the hub has taken its batch.
 */
import type { Host } from './host';
import type { Delivered } from './hub';

const GATHER_MS = 100;
/** The hub keeps up to 120,000 bytes at once; what is larger waits there for the one lock. */
const MOST_CHARACTERS = 60_000;
/** Of the thirty, the rest is for triggers, pages and gateways. More than these wait here and become one. */
const MOST_AT_ONCE = 12;

type Bring = (bodies: readonly string[]) => Promise<Delivered>;

interface Waiting {
  readonly body: string;
  readonly settle: (outcome: Delivered | Promise<Delivered>) => void;
}

export type Batches = (body: string) => Promise<Delivered>;

/** What it makes resolves with what became of the batch that a body went with. */
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

/** Meta's envelopes hold lists, Qontak's may: many bodies become one that the hub reads like any other. */
export function joinBodies(source: 'meta' | 'qontak', bodies: readonly string[]): string {
  const [first = ''] = bodies;
  if (bodies.length === 1) return first;
  const parsed = bodies.map((body) => JSON.parse(body) as { readonly object?: unknown; readonly entry: unknown[] });
  if (source === 'qontak') return JSON.stringify(parsed.flat());
  return JSON.stringify({ object: parsed[0]?.object, entry: parsed.flatMap(({ entry }) => entry) });
}

/** Whether it may go together with others. */
export function canJoin(source: 'meta' | 'qontak', parsed: unknown): boolean {
  return source === 'qontak' || Array.isArray((parsed as { entry?: unknown } | null)?.entry);
}
