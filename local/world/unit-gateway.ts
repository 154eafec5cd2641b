/**
 * A gateway that unlocks units when the hub asks it to: it refuses what a real one refuses (unsigned, stale, unknown unit),
 * remembers what it did by ID, and can be made slow, busy, stubborn or a liar.
 */
import { createHmac } from 'node:crypto';
import type { GatewayMood } from './gateway-moods';
import { jsonResponse, requestText, type Service } from './http';

export interface AskedActivation {
  readonly id: string;
  readonly serial: string;
  readonly saleId: string;
}

export interface UnitGatewayWorld {
  readonly handle: Service;
  setMood(mood: GatewayMood): void;
  readonly mood: GatewayMood;
  /** What it was asked, as often as it was asked. */
  readonly asked: readonly AskedActivation[];
  /** What it did, each once. */
  readonly done: readonly AskedActivation[];
}

const ANY_ADDRESS = 'https://gateway.test/activate';
const TOLERANCE_MS = 5 * 60_000;

export interface UnitGatewayOptions {
  readonly secret: string;
  readonly now: () => number;
  /** Where it listens. Default: everything under https://gateway.test/activate. */
  readonly address?: string;
}

export function createUnitGateway(options: UnitGatewayOptions): UnitGatewayWorld {
  const { address } = options;
  const isForIt = (url: string): boolean =>
    address === undefined ? url.startsWith(ANY_ADDRESS) : url === address || url.startsWith(`${address}?`);
  let mood: GatewayMood = 'honest';
  const asked: AskedActivation[] = [];
  const done = new Map<string, AskedActivation>();
  return {
    asked,
    get mood() {
      return mood;
    },
    get done() {
      return [...done.values()];
    },
    setMood: (next) => {
      mood = next;
    },
    handle: (request) => {
      if (!isForIt(request.url)) return null;
      const query = new URL(request.url).searchParams;
      const body = requestText(request);
      const [id, ts, sig] = ['id', 'ts', 'sig'].map((name) => query.get(name) ?? '');
      const expected = createHmac('sha256', options.secret).update(`${id}.${ts}.${body}`).digest('hex');
      if (sig !== expected) return jsonResponse(401, { error: 'wrong signature' });
      if (Math.abs(Number(ts) * 1000 - options.now()) > TOLERANCE_MS) return jsonResponse(401, { error: 'stale' });
      const wish = JSON.parse(body) as AskedActivation;
      // Nobody hears of what does not reach it.
      if (mood === 'silent') return { networkError: `Address unavailable: ${address ?? ANY_ADDRESS}` };
      asked.push({ id: wish.id, serial: wish.serial, saleId: wish.saleId });
      if (mood === 'busy') return jsonResponse(503, { error: 'try later' });
      if (mood === 'refuses') return jsonResponse(409, { error: 'unit is blocked' });
      if (mood === 'lies') return jsonResponse(200, { accepted: true, activated: true });
      if (mood === 'talks nonsense')
        return { status: 200, headers: {}, body: new TextEncoder().encode('<html>ok</html>') };
      done.set(wish.id, { id: wish.id, serial: wish.serial, saleId: wish.saleId });
      return jsonResponse(202, { accepted: true });
    },
  };
}
