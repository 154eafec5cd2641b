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

export class Batches {
  private waiting: Waiting[] = [];
  private underWay = 0;
  private isGathering = false;

  constructor(
    private readonly host: Pick<Host, 'pause'>,
    private readonly bring: Bring,
  ) {}

  /** Resolves with what became of the batch that this body went with. */
  add(body: string): Promise<Delivered> {
    return new Promise((resolve) => {
      this.waiting.push({ body, settle: resolve });
      this.sendIfFree();
    });
  }

  private sendIfFree(): void {
    if (this.isGathering || this.underWay >= MOST_AT_ONCE || this.waiting.length === 0) return;
    const batch = this.takeBatch();
    this.isGathering = true;
    void this.host.pause(GATHER_MS).then(() => {
      this.isGathering = false;
      this.sendIfFree();
    });
    this.underWay++;
    const outcome = this.bring(batch.map(({ body }) => body)).finally(() => {
      this.underWay--;
      this.sendIfFree();
    });
    for (const { settle } of batch) settle(outcome);
  }

  private takeBatch(): Waiting[] {
    let characters = 0;
    const end = this.waiting.findIndex(({ body }, at) => {
      characters += body.length;
      return at > 0 && characters > MOST_CHARACTERS;
    });
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }
}

/** Meta's envelopes hold lists, Qontak's may: many bodies become one that the hub reads like any other. */
export function joinBodies(source: 'meta' | 'qontak', bodies: readonly string[]): string {
  const [first = ''] = bodies;
  if (bodies.length === 1) return first;
  const parsed = bodies.map((body) => JSON.parse(body) as unknown);
  if (source === 'qontak') return JSON.stringify(parsed.flat());
  return JSON.stringify({ object: objectOf(first), entry: parsed.flatMap(entriesOf) });
}

/** Whether it may go together with others. */
export function canJoin(source: 'meta' | 'qontak', parsed: unknown): boolean {
  return source === 'qontak' || Array.isArray((parsed as { entry?: unknown } | null)?.entry);
}

const entriesOf = (body: unknown): unknown[] => (body as { entry: unknown[] }).entry;
const objectOf = (body: string): unknown => (JSON.parse(body) as { object?: unknown }).object;
