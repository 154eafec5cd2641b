/**
 * The cost of unproved deliveries: service calls and CPU time of a body without the key, and the CPU time of parsing the worst
 * bodies with it.
 */
import { START_MS } from '../sim/base';
import { openHub } from '../sim/hub';
import { toRequest } from '../src/gas/web';
import { answer } from '../src/http/answer';
import { createDryHub } from '../tools/dry-hub/dry-hub';
import type { Bench, Results } from './bench';
import { executionsSince } from './measure';

const WRONG_KEY = 'wrong-key-wrong-key-0001';

interface StrangerFigures {
  /** Service calls of one small, and of one large, delivery with a wrong key, by method. */
  readonly wrongKeyCalls: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** CPU ms of refusing 3 MB. */
  readonly wrongKeyCpuMs: number;
  /** CPU ms of parsing bodies of so many characters, by what they are made of. */
  readonly parseCpuMs: Readonly<Record<string, number>>;
}

export async function benchStrangers({ code, sizes: { characters }, say, step }: Bench): Promise<Results> {
  step('strangers');
  const figures: StrangerFigures = {
    wrongKeyCalls: { small: await callsOf(code, 500), large: await callsOf(code, Math.min(characters, 250_000)) },
    wrongKeyCpuMs: cpuOfRefusing(characters),
    parseCpuMs: cpuOfParsing(characters),
  };
  const { small = {} } = figures.wrongKeyCalls;
  say(
    `\nA wrong key: ${JSON.stringify(small)} service calls; ${figures.wrongKeyCpuMs} ms CPU for ${characters} characters`,
  );
  say(`Reading the worst bodies of ${characters} characters, CPU ms: ${JSON.stringify(figures.parseCpuMs)}`);
  return { strangers: figures };
}

async function callsOf(code: string, characters: number): Promise<Record<string, number>> {
  const hub = await openHub({ code, seed: 1, latency: 'none', startMs: START_MS });
  await hub.finish(hub.rt.run('setup'));
  const since = hub.rt.now();
  const body = textBody(characters);
  await hub.finish(hub.rt.request({ method: 'POST', url: `/exec?source=meta&key=${WRONG_KEY}`, body }));
  const counts: Record<string, number> = {};
  for (const { calls, function: name } of executionsSince(hub.rt, since)) {
    if (name !== 'doPost') continue;
    for (const { method, kind } of calls) if (kind !== 'free') counts[method] = (counts[method] ?? 0) + 1;
  }
  await hub.rt.close();
  return counts;
}

function cpuOfRefusing(characters: number): number {
  const { deps } = createDryHub({ nowMs: START_MS, tabs: {} });
  const event = { parameter: { source: 'meta', key: WRONG_KEY }, postData: { contents: textBody(characters) } };
  return cpuMs(() => answer(deps, toRequest('POST', event as unknown as Parameters<typeof toRequest>[1])));
}

/** Bodies that repeat one part as often as fits, which is where a parser can grow faster than its input. */
function cpuOfParsing(characters: number): Record<string, number> {
  const { deps } = createDryHub({ nowMs: START_MS, tabs: {} });
  return Object.fromEntries(
    Object.entries(WORST).map(([name, make]) => {
      const value: unknown = JSON.parse(make(characters));
      return [name, cpuMs(() => deps.parsers.meta(value, START_MS))];
    }),
  );
}

const WORST: Readonly<Record<string, (characters: number) => string>> = {
  'contacts and messages': (characters) => {
    const half = Math.floor(characters / 2);
    const contacts = fill((n) => ({ wa_id: `6281${n}` }), half);
    return value({
      contacts,
      messages: fill((n) => ({ id: `m${n}`, from: `6282${n}`, type: 'text', text: { body: 'x' } }), half),
    });
  },
  statuses: (characters) =>
    value({ statuses: fill((n) => ({ id: `s${n}`, status: 'sent', biz_opaque_callback_data: `o-${n}` }), characters) }),
  changes: (characters) =>
    JSON.stringify({ entry: [{ changes: fill((n) => ({ field: `f${n}`, value: {} }), characters) }] }),
  'one long text': textBody,
  'phones of a card': (characters) => {
    const contacts = [{ phones: fill((n) => ({ wa_id: `6281${n}` }), characters) }];
    return value({ messages: [{ id: 'm', from: '62811', type: 'contacts', contacts }] });
  },
};

function fill(make: (n: number) => object, characters: number): object[] {
  const each = JSON.stringify(make(100_000)).length + 1;
  return Array.from({ length: Math.max(1, Math.floor(characters / each)) }, (_, n) => make(100_000 + n));
}

function textBody(characters: number): string {
  return value({ messages: [{ id: 'm', from: '62811', type: 'text', text: { body: 'x'.repeat(characters) } }] });
}

function value(content: object): string {
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value: content }] }],
  });
}

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return Math.round((used.user + used.system) / 100) / 10;
}
